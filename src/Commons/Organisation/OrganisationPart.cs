using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using YamlDotNet.Core;

namespace SmartLocal.Organisation;

/// <summary>Finds the mistakes in the demo people's file. Its people are planted once; only their sign-ins are remembered, to be told.</summary>
internal sealed class OrganisationPart : IReleasePart, IGreetingLine
{
    private IReadOnlyList<DemoSignIn> signIns = [];

    public IEnumerable<Finding> Check(ReleaseFiles files)
    {
        if (files[DemoOrganisation.Path] is not { } file) return [];
        try
        {
            return [.. Check(DemoOrganisation.Read(file), file)];
        }
        catch (YamlException e)
        {
            return [new(file.Path, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML")];
        }
    }

    public void Take(ReleaseFiles files) => Volatile.Write(ref signIns, DemoSignIns.In(files));

    public IEnumerable<string> Lines(string address) => Volatile.Read(ref signIns) is { Count: > 0 } known
        ? [$"Staff sign in at {address}/staff/sign-in", .. known.Select(s => $"  {s.Login} / {s.Password}  {s.PostTitle}{(s.OtherOffices > 0 ? $" (and {s.OtherOffices} other offices)" : "")}")]
        : [];

    private static IEnumerable<Finding> Check(DemoOrganisation demo, ReleaseFile file)
    {
        foreach (var office in demo.Offices)
        {
            if (!Office.Register(default, office.Code, office.Name, office.Kana, office.Abbreviation).Try(out _, out var no))
                yield return At(office.Code, $"The office '{office.Code}' has a wrong {no.Field}", "Give it code (small letters and hyphens), name, kana and abbreviation");
            foreach (var right in office.Posts.SelectMany(p => p.Rights).Where(r => !Rights.All.Contains(r)))
                yield return At(right, $"'{right}' is not a right", $"Use one of {string.Join(", ", Rights.All.Order(StringComparer.Ordinal))}");
        }

        foreach (var person in demo.People)
        {
            if (person.Appointments.Count == 0)
                yield return At(person.Given, $"{person.Family} {person.Given} has no appointment", "Appoint everybody to at least one post, or she can't sign in");
            if (person.Login is not null && string.IsNullOrEmpty(person.Password))
                yield return At(person.Login, $"The login '{person.Login}' has no password", "Write password:");
            foreach (var appointment in person.Appointments)
                if (!demo.Offices.Any(o => o.Code == appointment.Office && o.Posts.Any(p => p.Code == appointment.Post)))
                    yield return At(appointment.Post, $"There is no post '{appointment.Post}' in the office '{appointment.Office}'", "Name a post of an office of this file");
        }

        Finding At(string word, string what, string mend) => new(file.Path, Line(file.Text, word), what, mend);
    }

    private static int Line(string text, string word)
    {
        var at = word.Length == 0 ? -1 : text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? 0 : text.AsSpan(0, at).Count('\n') + 1;
    }
}
