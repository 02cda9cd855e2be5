using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;

namespace SmartLocal.Organisation;

/// <summary>A member of staff. Never deleted: decisions of years ago name who made them.</summary>
internal sealed class Person
{
    private Person()
    {
    }

    public StaffId Id { get; private init; }
    public string Name { get; private set; } = "";
    public string Kana { get; private set; } = "";

    /// <summary>What lists of people are ordered by.</summary>
    public string SortKey { get; private set; } = "";

    public static Person Register(StaffId id, PersonName name, KanaName kana) =>
        new() { Id = id, Name = name.ToString(), Kana = kana.ToString(), SortKey = kana.SortKey };
}
