using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Releases;
using SmartLocal.Simulators.DigitalId;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>Somebody with a card that the simulator reads.</summary>
internal static class CardHolder
{
    /// <summary>Goes out to the simulator, chooses the person and comes back; what the city answers then.</summary>
    public static async Task<Seen> ByCard(
        this Browser browser, string card, string leave = "/sign-in/with/digital-id?returnTo=/my", string action = "allow", string fault = "none")
    {
        var left = await browser.Get(leave);
        var page = await browser.Get(new Uri(left.Location).PathAndQuery);
        Assert.Contains("模擬の画面です", page.Main, StringComparison.Ordinal);
        var answered = await browser.Press(page, action, ("card", card), ("fault", fault));
        return await browser.Get(new Uri(answered.Location).PathAndQuery);
    }

    /// <summary>Signs the answers that the draft's last page shows.</summary>
    public static async Task<Seen> SignByCard(this Browser browser, string card, string draft, string action = "allow", string fault = "none") =>
        await browser.ByCard(card, (await browser.Get($"{draft}/confirm")).Document.QuerySelector($"a[href^='{draft}/sign?']")!.GetAttribute("href")!, action, fault);

    /// <summary>A person whom no other test uses.</summary>
    public static void OneMoreCard(this Ome ome, string card) => ome.OneMoreCard(new TestPerson { Card = card, Name = $"デモ {card}" });

    /// <summary>The same with what stands on her card.</summary>
    public static void OneMoreCard(this Ome ome, TestPerson person)
    {
        var people = ome.Get<TestPeople>();
        var yaml = "residents:\n" + string.Concat(people.All.Append(person).Select(p =>
            $"  - {{ card: {p.Card}, name: '{p.Name}', address: '{p.Address}', birthDate: '{p.BirthDate}', gender: '{p.Gender}' }}\n"));
        people.Take(new ReleaseFiles([new ReleaseFile(TestPeopleFile.Path, "test", System.Text.Encoding.UTF8.GetBytes(yaml))]));
    }
}
