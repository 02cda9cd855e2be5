using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Organisation.Contracts;

/// <summary>
/// The rights that a post (職) can carry, as acts and routes ask for them. A right says what may be done; on which things (those
/// of the own office) is each act's own guard.
/// </summary>
public static class Rights
{
    /// <summary>Handle the office's applications: look, ask for corrections, draft.</summary>
    public const string HandleCases = "cases.handle";

    /// <summary>Decide the office's drafts (決裁).</summary>
    public const string Decide = "records.decide";

    /// <summary>See the plan's figures before they are public.</summary>
    public const string ViewPlan = "plan.view";

    /// <summary>Read the journal of the whole city.</summary>
    public const string Audit = "journal.audit";

    /// <summary>Put a new release of the city's files in force.</summary>
    public const string PublishReleases = "releases.publish";

    /// <summary>Stand for the facts of the own office's procedures.</summary>
    public const string ConfirmFacts = "releases.confirm";

    /// <summary>Register offices, posts and people, and appoint them.</summary>
    public const string Appoint = "organisation.appoint";

    /// <summary>See to the work in the background: replay, cancel.</summary>
    public const string OperateJobs = JobRight.Name;

    /// <summary>See the data of protected persons (支援措置), and keep the list of them.</summary>
    public const string SeeProtected = "privacy.see-protected";

    /// <summary>Renew the keys under which personal data are sealed.</summary>
    public const string KeepKeys = "keys.keep";

    /// <summary>Help members of staff who have lost their keys, two administrators together.</summary>
    public const string AdministerStaff = "platform.administer-staff";

    /// <summary>Let outside systems in, change their keys, shut them out.</summary>
    public const string AdministerClients = "platform.administer-clients";

    /// <summary>Check declared mandates with their evidence.</summary>
    public const string ConfirmMandates = BehalfRights.Confirm;

    /// <summary>Type in applications for persons who call, write or come (代理入力).</summary>
    public const string EnterForPersons = BehalfRights.Enter;

    /// <summary>Write what the city tells many residents at once, read what another has written, and send it.</summary>
    public const string WriteMessages = "messages.write";

    /// <summary>Print the letters that wait, post them, and say which came back.</summary>
    public const string PostLetters = "messages.post-letters";

    /// <summary>All of them: a post with another word would carry a right that nobody asks for.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        HandleCases, Decide, ViewPlan, Audit, PublishReleases, ConfirmFacts, Appoint, OperateJobs, SeeProtected, KeepKeys, AdministerStaff, AdministerClients, ConfirmMandates, EnterForPersons, WriteMessages, PostLetters,
    };
}
