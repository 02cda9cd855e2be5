using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Tests.Architecture;

/// <summary>Personal data are sealed, and there is one way to read them.</summary>
[Collection(nameof(BuiltCity))]
public sealed class PrivacyTests(BuiltCity city)
{
    /// <summary>Whoever opens without a look, and why nobody else sees what she opens. Read and agreed to by a person.</summary>
    private static readonly Dictionary<string, string> WithoutLook = new(StringComparer.Ordinal)
    {
        ["SmartLocal.Platform.Acts.Acting"] = "the door through which acts open; each of them stands below",
        ["SmartLocal.Platform.Privacy.ExportOwnData"] = "a resident takes her own data away, which is an entry of its own",
        ["SmartLocal.Platform.Journal.UnusualAccess"] = "surnames are compared and not shown",
        ["SmartLocal.Platform.SignIn.Staff.SecondFactor"] = "a code is compared with what the secret says, inside the act",
        ["SmartLocal.Platform.SignIn.Staff.StaffAccountPages"] = "the names of her own devices",
        ["SmartLocal.Platform.SignIn.Passkeys.PasskeyMethod"] = "the same for a resident, on her own page and among the data she takes away",
        ["SmartLocal.Platform.SignIn.Sessions"] = "whoever acts for another reads on every page for whom",
        ["SmartLocal.Platform.Behalf.MyBehalf"] = "the mandates that she has given or holds, on her own page; and an offer by the link she was handed",
        ["SmartLocal.Platform.Behalf.BehalfApi"] = "the mandates that she holds, for a program of hers",
        ["SmartLocal.Platform.Behalf.BehalfReport"] = "the mandates that she has given or holds, taken away by herself",
        ["SmartLocal.Host.Backups.Export"] = "everything is taken out by whoever keeps the machine, which is an entry of its own",
        ["SmartLocal.Messages.Envelope"] = "a mail goes to the person herself",
        ["SmartLocal.Messages.ConfirmPhone"] = "the number that she has proved is sealed as her contact",
        ["SmartLocal.Messages.Many.DealOut"] = "what a text for many says is sealed into the message of each",
        ["SmartLocal.Messages.Letters.LetterDesk"] = "a letter goes to the person herself; staff who take the file look at everybody in it",
        ["SmartLocal.Messages.InboxSection"] = "her own inbox on her own page",
        ["SmartLocal.Messages.Pages.MessagesPages"] = "her own inbox",
        ["SmartLocal.Procedures.DraftDesk"] = "the draft of whoever holds it",
        ["SmartLocal.Procedures.DraftsReport"] = "her own drafts, taken away by herself",
        ["SmartLocal.Procedures.EarlierApplications"] = "her own earlier answers, offered to herself",
        ["SmartLocal.Procedures.SaveDraft"] = "what was typed before is kept beside what is typed now",
        ["SmartLocal.Procedures.PutDraft"] = "what was saved before is kept beside what is saved now",
        ["SmartLocal.Procedures.MoveDraft"] = "what was typed under an earlier version goes over to the newer one",
        ["SmartLocal.Procedures.Contracts.AmendAnswer"] = "one answer is put in place of the earlier one",
        ["SmartLocal.Procedures.FilesOfApplications"] = "which files an application names, before those that none names are forgotten",
        ["SmartLocal.Procedures.ProceduresErasure"] = "which files an application names, to erase them",
        ["SmartLocal.Cases.CaseReader"] = "her own application; and whether a file is one of a case",
        ["SmartLocal.Cases.HandlingDay"] = "a resident of a simulated city mends her own answer",
        ["SmartLocal.Cases.OpenCase"] = "the applicant's name is sealed into the case",
        ["SmartLocal.Cases.AnswerCorrection"] = "the same after a correction of it",
        ["SmartLocal.Cases.CompleteCase"] = "the notice is written to the applicant herself",
        ["SmartLocal.Cases.RequestCorrection"] = "which questions were asked of her, to ask one of them again",
        ["SmartLocal.Cases.IssueNotice"] = "the notice is written to the applicant herself",
    };

    /// <summary>Names of columns that say what lies in them; one that is plain text has its reason here.</summary>
    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["platform_account.mail"] = "the account's own key until an address can be looked up by its digest",
        ["platform_link.mail"] = "as the account's; lives for half an hour",
        ["cases_notice.body"] = "a document of the city",
        ["records_approval.body"] = "a document of the city, in the words of its drafter",
        ["organisation_person.name"] = "members of staff are named in every decision",
        ["organisation_office.name"] = "an office is no person",
        ["journal_entry.name"] = "what happened, a coded word",
        ["journal_reader.name"] = "a part of the program",
        ["jobs_schedule.name"] = "a part of the program",
        ["messages_template.name"] = "a text for many, as the staff calls it",
        ["platform_client.name"] = "a system is no person",
        ["platform_file.name"] = "the sender's name for a file",
    };

    private static readonly string[] Telling = ["name", "mail", "address", "answers", "typed", "applicant", "body", "phone", "birth", "before", "text_values"];

    [Fact]
    public void There_are_personal_columns() => Assert.True(Sealed().Count() >= 5, "The tests of this class look at nothing");

    [Fact]
    public void Every_personal_column_is_declared_under_its_own_name() => Verdict.None(
        from column in Sealed()
        let declared = column.Entity.ClrType.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)
            .Where(f => f.FieldType == typeof(PersonalColumn)).Select(f => (PersonalColumn)f.GetValue(null)!)
        where declared.All(d => d.Name != column.Name || !Fields.All.Contains(d.Field))
        select $"{column.Name}: {column.Entity.ClrType.Name} needs a PersonalColumn of this name, or its sealings are bound to another place");

    [Fact]
    public void A_column_that_sounds_personal_is_sealed_or_has_its_reason() => Verdict.None(
        from entity in city.Model.GetEntityTypes()
        from property in entity.GetProperties()
        where property.ClrType == typeof(string)
        let name = $"{entity.GetTableName()}.{property.GetColumnName()}"
        where Telling.Contains(property.GetColumnName()) && !Plain.ContainsKey(name)
        select $"{name} is plain text and sounds personal: make it a Personal, or say in this test why not");

    [Fact]
    public void Whoever_opens_without_a_look_stands_on_the_reviewed_list()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var assembly in BuiltCity.Assemblies)
        {
            using var module = ModuleDefinition.ReadModule(assembly.Location);
            foreach (var type in module.GetTypes().Where(Opens)) found.Add(Outermost(type));
        }

        Verdict.None(found.Except(WithoutLook.Keys).Select(t => $"{t} opens personal data without a look: use Look, or have it reviewed in this test")
            .Concat(WithoutLook.Keys.Except(found).Select(t => $"{t} opens nothing any more: take it off the list")));
    }

    [Fact]
    public void Only_a_look_and_the_vault_make_an_opening() => Verdict.None(
        from assembly in BuiltCity.Assemblies
        from type in Made(assembly)
        where type is not ("SmartLocal.Platform.Privacy.Look" or "SmartLocal.Platform.Privacy.Vault")
        select $"{type} makes an Opened by itself: nobody would know who looked");

    private IEnumerable<(Microsoft.EntityFrameworkCore.Metadata.IEntityType Entity, string Name)> Sealed() =>
        from entity in city.Model.GetEntityTypes()
        from property in entity.GetProperties()
        where property.ClrType == typeof(Personal)
        select (entity, $"{entity.GetTableName()}.{property.GetColumnName()}");

    private static List<string> Made(System.Reflection.Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.GetTypes().Where(t => Calls(t, m => m.DeclaringType.FullName == typeof(Opened).FullName && m.Name == ".ctor")).Select(Outermost).Distinct()];
    }

    private static bool Opens(TypeDefinition type) => Calls(type, m =>
        (m.DeclaringType.FullName == typeof(Vault).FullName && m.Name is nameof(Vault.Own) or nameof(Vault.Work))
        || (m.DeclaringType.FullName == typeof(Platform.Acts.Acting).FullName && m.Name == nameof(Platform.Acts.Acting.OpenForWork)));

    private static bool Calls(TypeDefinition type, Func<MethodReference, bool> which) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Any(i => i.Operand is MethodReference called && which(called));

    private static string Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type.FullName;
}
