using SmartLocal.Platform.Releases;

namespace SmartLocal.Organisation;

/// <summary>The shape of <c>demo/organisation.yaml</c>: the offices and invented people of a demo city.</summary>
internal sealed record DemoOrganisation
{
    public const string Path = "demo/organisation.yaml";

    public List<DemoOffice> Offices { get; init; } = [];
    public List<DemoPerson> People { get; init; } = [];

    public static DemoOrganisation Read(ReleaseFile file) => Yaml.Read<DemoOrganisation>(file.Text);
}

internal sealed record DemoOffice
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string Kana { get; init; } = "";
    public string Abbreviation { get; init; } = "";
    public List<DemoPost> Posts { get; init; } = [];
}

internal sealed record DemoPost
{
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public List<string> Rights { get; init; } = [];
}

internal sealed record DemoPerson
{
    public string Family { get; init; } = "";
    public string Given { get; init; } = "";
    public string FamilyKana { get; init; } = "";
    public string GivenKana { get; init; } = "";
    public string? Login { get; init; }
    public string? Password { get; init; }
    public List<DemoAppointment> Appointments { get; init; } = [];
}

internal sealed record DemoAppointment
{
    public string Office { get; init; } = "";
    public string Post { get; init; } = "";
    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public bool Concurrent { get; init; }
}
