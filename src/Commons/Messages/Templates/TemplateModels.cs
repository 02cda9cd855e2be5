using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Templates;

/// <param name="Lines">What the staff has written, the newest first.</param>
/// <param name="Built">What the program itself says to residents.</param>
public sealed record TemplatesModel(IReadOnlyList<TemplateLine> Lines, IReadOnlyList<BuiltLine> Built);

public sealed record TemplateLine(Guid Id, string Name, string Purpose, int Number, string State, Instant At);

public sealed record BuiltLine(string Key, RichText Subject);

/// <summary>A form with the words as they were typed, or as the last version has them.</summary>
public sealed record TemplateModel(
    Guid? Id, string Name, string Purpose, IReadOnlyDictionary<string, string> Typed, Refusal? Refusal, IReadOnlyList<VersionLine> Versions)
{
    /// <summary>The names of the fields.</summary>
    public static readonly IReadOnlyList<string> Fields = ["subject.ja", "text.ja", "subject.easy", "text.easy", "subject.en", "text.en", "link"];

    /// <summary>A new one, for news of the city.</summary>
    public static TemplateModel New { get; } = new(null, "", "news", new Dictionary<string, string>(StringComparer.Ordinal), null, []);

    internal static Dictionary<string, string> Of(TemplateVersion version) => new(StringComparer.Ordinal)
    {
        ["subject.ja"] = version.SubjectJa, ["subject.easy"] = version.SubjectEasy, ["subject.en"] = version.SubjectEn,
        ["text.ja"] = version.TextJa, ["text.easy"] = version.TextEasy, ["text.en"] = version.TextEn, ["link"] = version.LinkPath,
    };
}

public sealed record VersionLine(int Number, string State, string By, Instant At, RichText Subject);

/// <param name="Version">The staff's version; null for a text of the program.</param>
/// <param name="Previews">How it looks in each language.</param>
public sealed record PreviewModel(VersionModel? Version, IReadOnlyList<Preview> Previews)
{
    public Refusal? Refusal { get; init; }
}

/// <param name="Template">The template.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Number">Which version.</param>
/// <param name="State">written, read or sent.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="ReadBy">Who has read it; null until then.</param>
/// <param name="Own">Whether whoever looks has written it.</param>
/// <param name="Reach">Whom it would reach; null where it can't be sent now.</param>
/// <param name="Sent">How far it is; null until it was sent.</param>
public sealed record VersionModel(
    Guid Template, string Name, string Purpose, int Number, string State, string By, Instant At, string? ReadBy, bool Own, Reach? Reach, Progress? Sent);

/// <param name="Language">The reader's.</param>
/// <param name="Message">What stands in the inbox.</param>
/// <param name="LinkPath">Where its button leads; null where that depends on the matter.</param>
/// <param name="Announced">What announces it.</param>
public sealed record Preview(Language Language, WrittenMessage Message, string? LinkPath, IReadOnlyList<Announced> Announced);
