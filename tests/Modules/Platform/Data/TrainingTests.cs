using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Data;

namespace SmartLocal.Modules.Tests.Platform.Data;

public sealed class TrainingTests
{
    private const string Banner = "これは研修用です。";

    [Fact]
    public async Task In_a_training_folder_every_page_and_every_print_says_what_it_is_for()
    {
        var ome = new Ome { Training = true };
        await ome.InitializeAsync();
        try
        {
            using var sent = await SmartLocal.Tests.Cases.CaseWorld.Sent(ome, "trainee@example.jp");
            using var chief = await ome.StaffBrowser("chief");
            using var visitor = ome.NewBrowser();
            foreach (var page in new[] { "/", "/procedures", "/sign-in", "/plan", "/nowhere" })
            {
                using var answer = await visitor.GetAsync(new Uri(page, UriKind.Relative));
                Assert.Contains(Banner, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            Assert.Contains(Banner, await chief.Text("/staff/cases"), StringComparison.Ordinal);
            Assert.Contains(Banner, (await sent.Applicant.Get($"{sent.Page}/copy")).Document.DocumentElement.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            await ome.DisposeAsync();
        }
    }

    [Fact]
    public void A_training_folder_stays_one_and_no_other_becomes_one()
    {
        var root = Directory.CreateTempSubdirectory("training-").FullName;
        try
        {
            Assert.True(new DataFolder(Path.Combine(root, "training"), training: true).IsForTraining);
            var again = new DataFolder(Path.Combine(root, "training"));
            Assert.Equal((true, Origin.Simulated), (again.IsForTraining, again.Origin));
            Assert.Throws<InvalidOperationException>(() => new DataFolder(Path.Combine(root, "training"), Origin.Operated));

            foreach (var origin in new[] { Origin.Operated, Origin.Simulated })
            {
                Assert.False(new DataFolder(Path.Combine(root, $"{origin}"), origin).IsForTraining);
                Assert.Throws<InvalidOperationException>(() => new DataFolder(Path.Combine(root, $"{origin}"), training: true));
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
