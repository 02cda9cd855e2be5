using System.Text.Json.Serialization;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>
/// A resident submits answers that the form has read. Everything slow, reading and writing them out, is done before: inside
/// the one writer this is one row.
/// </summary>
/// <param name="Procedure">Id of the procedure.</param>
/// <param name="Definition">Hash of the version whose form read the answers.</param>
/// <param name="Answers">Canonical JSON of the answers.</param>
internal sealed record SubmitApplication(string Procedure, string Definition, string Answers) : IAct<Submission>
{
    public static readonly RefusalKind IdentityTooWeak = new("procedures.identity-too-weak", RefusalReason.SignInNeeded);

    /// <summary>The procedure asks for 署名, and these answers were not signed.</summary>
    public static readonly RefusalKind NotSigned = new("procedures.not-signed", RefusalReason.Conflict);

    private static readonly ActKind Submit = new("procedures.submit-application", Permission.Applicant);

    public ActKind Kind => Submit;

    /// <summary>
    /// The files that the answers name. Those of a draft are handed on when it is sent; those that a machine has sent wait until
    /// <see cref="FilesOfApplications"/> is asked for them: in a rush nobody waits for that.
    /// </summary>
    public IReadOnlyList<FileId> Files { get; init; } = [];

    /// <summary>The answers as they are kept, with the individual numbers masked, and the numbers; the key of the performance binds <see cref="Answers"/>.</summary>
    [JsonIgnore]
    public (string Answers, string? Numbers) Kept { get; init; } = (Answers, null);

    public static SubmitApplication Of(ProcedureDefinition procedure, Answers answers)
    {
        var submit = new SubmitApplication(procedure.Id, procedure.Hash, answers.ToJson()) { Files = [.. answers.Files.Select(f => f.Id)] };
        return procedure.Form.AsksNumber ? submit with { Kept = (answers.WithoutNumbers(out var numbers).ToJson(), numbers) } : submit;
    }

    /// <summary>
    /// What is signed where the procedure asks for 署名: the procedure, the version of its form, and the answers under it. For individual
    /// numbers stands a digest under the city's key, so that they lie in no statement.
    /// </summary>
    public string Statement(Vault vault) =>
        $"{Procedure}\n{Definition}\n{Kept.Answers}{(Kept.Numbers is { } numbers ? "\n" + Convert.ToHexStringLower(vault.Digest(numbers)) : "")}";

    public async ValueTask<Result<Submission>> Run(Acting acting, CancellationToken ct)
    {
        if (!acting.Get<ProcedureCatalogue>().Offered(Procedure, acting.Now.TokyoDate).Try(out var procedure, out var no)) return no;
        var actedFor = acting.Actor.OnBehalfOf;
        if (actedFor?.Covers(Procedure) == false) return Mandates.OutsideScope.Because(("name", actedFor.Name));
        // Who a person is at a desk, on the telephone or in a letter, the clerk has asked.
        if (acting.Actor.Kind is ActorKind.Resident && acting.Actor.Level < procedure.Identity.Value) return IdentityTooWeak.Because();

        var receipt = ReceiptNumber.New(acting.Get<IChance>());
        var id = acting.NewId<ApplicationId>();
        var application = new Application(
            acting.Seal(Application.AnswersColumn.Of(id.Value), Kept.Answers), acting.SealOptional(Application.NumbersColumn.Of(id.Value), Kept.Numbers))
        {
            Id = id,
            Receipt = receipt.Value,
            Procedure = Procedure,
            Definition = Definition,
            Account = AccountId.From(acting.Actor.Subject),
            Agent = acting.Actor.Agent,
            ActedAs = actedFor?.Kind,
            Mandate = actedFor?.Mandate,
            Channel = acting.Actor.Channel,
            At = acting.Now,
        };
        if (procedure.Identity.Value is IdentityLevel.Signed && !await Signatures.Use(acting, Statement(acting.Get<Vault>()), application.Id.Value, ct)) return NotSigned.Because();
        acting.Insert(application);
        acting.Record(new ApplicationSubmitted(
            application.Id, receipt, Procedure, Definition, procedure.Code, application.Account, procedure.Office.Value, application.Channel));
        return new Submission(receipt, acting.Now, Procedure) { Application = id };
    }
}

/// <summary>What whoever submits gets back.</summary>
/// <param name="Receipt">The receipt number.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Procedure">Id of the procedure.</param>
internal sealed record Submission(ReceiptNumber Receipt, Instant SubmittedAt, string Procedure)
{
    /// <summary>The application's id, for whoever asked for it within the same act.</summary>
    [JsonIgnore]
    public ApplicationId Application { get; init; }
}
