namespace SmartLocal.Simulators.DigitalId;

/// <summary>A person of the demo with a card that only the simulator reads. The four attributes leave it at 署名 alone.</summary>
public sealed record TestPerson
{
    /// <summary>Under what the simulator knows her.</summary>
    public string Card { get; init; } = "";

    /// <summary>氏名.</summary>
    public string Name { get; init; } = "";

    /// <summary>住所.</summary>
    public string Address { get; init; } = "";

    /// <summary>生年月日, year-month-day.</summary>
    public string BirthDate { get; init; } = "";

    /// <summary>性別: female, male or other.</summary>
    public string Gender { get; init; } = "";
}

/// <summary>The shape of <c>demo/residents.yaml</c>.</summary>
internal sealed record TestPeopleFile
{
    public const string Path = "demo/residents.yaml";

    public List<TestPerson> Residents { get; init; } = [];
}
