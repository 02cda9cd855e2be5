using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;

namespace SmartLocal.Organisation;

/// <summary>An office (課), as the city's rule on its organisation names it.</summary>
internal sealed class Office
{
    public static readonly RefusalKind NameMissing = new("organisation.office-name-missing");
    public static readonly RefusalKind AbbreviationMissing = new("organisation.office-abbreviation-missing");

    private const int LongestName = 60;
    private const int LongestAbbreviation = 8;

    private Office()
    {
    }

    public OfficeCode Code { get; private init; }

    /// <summary>What the journal is about when it is about the office.</summary>
    public OfficeId Id { get; private init; }

    public string Name { get; private set; } = "";
    public string Kana { get; private set; } = "";
    public string SortKey { get; private set; } = "";

    /// <summary>What its document numbers begin with.</summary>
    public string Abbreviation { get; private set; } = "";

    public static Result<Office> Register(OfficeId id, string code, string name, string kana, string abbreviation)
    {
        if (!OfficeCode.Parse(code).Try(out var known, out var malformed)) return malformed with { Field = "code" };
        if (!PlainText.Read(name, LongestName).Try(out var named, out var unusable)) return unusable with { Field = "name" };
        if (named.Length == 0) return NameMissing.Of("name");
        if (!KanaName.Single(kana).Try(out var reading, out var unread)) return unread with { Field = "kana" };
        if (!PlainText.Read(abbreviation, LongestAbbreviation).Try(out var brief, out var unfit)) return unfit with { Field = "abbreviation" };
        if (brief.Length == 0) return AbbreviationMissing.Of("abbreviation");
        return new Office { Id = id, Code = known, Name = named, Kana = reading.ToString(), SortKey = reading.SortKey, Abbreviation = brief };
    }
}

internal readonly record struct OfficeId(Guid Value) : IId<OfficeId>
{
    public static OfficeId From(Guid value) => new(value);
}
