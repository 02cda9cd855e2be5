using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;
using SmartLocal.Tests.Forms;

namespace SmartLocal.Tests.Definitions;

/// <summary>The people of a simulated city can do whatever the city offers.</summary>
public sealed class SimulatedResidentsTests
{
    private static readonly SimulatedResident Hanako = new(
        new Actor(ActorKind.Resident, new Guid("0197b0c0-0000-7000-8000-000000000002")), PersonName.Of("デモ", "花子").Value, KanaName.Of("デモ", "ハナコ").Value,
        "東青梅1丁目11-1", "0428-22-1111", "hanako@ome.example", new DateOnly(1990, 4, 1));

    [Fact]
    public async Task A_simulated_resident_can_fill_in_every_procedure_that_is_received()
    {
        var stuck = new List<string>();
        foreach (var raw in Oracle.RawCity.Ome.All.Where(d => d.IsReceived))
        {
            var form = DefinitionWorld.Read(raw.Id).Form;
            var reading = Subsidy.Reading with { Today = DefinitionWorld.DayOf(raw) };
            for (var seed = 0; seed < (DefinitionWorld.Deep ? 100 : 5); seed++)
            {
                var chance = new Random(seed);
                try
                {
                    var typed = await SimulatedAnswers.For(form, Hanako, chance, reading, () => Says[chance.Next(Says.Length)], File);
                    if (form.Read(typed, reading).IsRefused) stuck.Add($"{raw.Id} {seed}: what she found is refused");
                }
                catch (InvalidOperationException e)
                {
                    stuck.Add($"{raw.Id} {seed}: {e.Message}");
                }
            }
        }

        Assert.True(stuck.Count == 0, string.Join('\n', stuck));
    }

    private static readonly string[] Says = ["サンプル", "見本", "試験用", "例", "仮の内容"];

    private static Task<FileRef> File(FileItem item)
    {
        var (name, content) = SimulatedAnswers.File(item);
        return Task.FromResult(new FileRef(FileId.From(new Guid("0197b0c0-0000-7000-8000-00000000000a")), name, name.EndsWith("png", StringComparison.Ordinal) ? MediaType.Png : MediaType.Pdf, content.Length));
    }
}
