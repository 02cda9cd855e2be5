using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Organisation;

internal sealed class OrganisationTables : ITables
{
    private static readonly ValueConverter<OfficeCode, string> Code = new(c => c.Value, v => OfficeCode.Stored(v));

    // Words without spaces: one column that both engines read alike.
    private static readonly ValueConverter<IReadOnlyList<string>, string> Words =
        new(words => string.Join(' ', words), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static readonly ValueComparer<IReadOnlyList<string>> SameWords = new(
        (a, b) => a!.SequenceEqual(b!), words => words.Aggregate(0, (hash, word) => HashCode.Combine(hash, word)), words => words);

    public void Configure(ModelBuilder model)
    {
        model.Entity<Office>(office =>
        {
            office.ToTable("organisation_office").HasKey(o => o.Code);
            office.Property(o => o.Code).HasConversion(Code);
        });
        model.Entity<Post>(post =>
        {
            post.ToTable("organisation_post").HasKey(p => p.Id);
            post.Property(p => p.Office).HasConversion(Code);
            post.Property(p => p.Code).HasConversion(Code);
            post.Property(p => p.Rights).HasConversion(Words, SameWords);
            post.HasIndex(p => new { p.Office, p.Code }, "organisation_post_code").IsUnique(); // a code names one post of an office
        });
        model.Entity<Person>(person => person.ToTable("organisation_person").HasKey(p => p.Id));
        model.Entity<Appointment>(appointment =>
        {
            appointment.ToTable("organisation_appointment").HasKey(a => a.Id);
            appointment.HasIndex(a => a.Person, "organisation_appointment_person"); // the posts of whoever signs in
        });
    }
}
