namespace SmartLocal.City.Tests.World;

/// <summary>The mailbox that the simulator shows, as the person who waits for a link uses it.</summary>
public static class MailedLink
{
    /// <summary>The link in the newest mail to the address that holds one, as soon as it has come.</summary>
    public static async Task<string> LinkMailedTo(this OmeInBrowser ome, string mail)
    {
        await using var mailbox = await ome.NewVisit();
        var link = "";
        await Until(async () =>
        {
            await mailbox.Go("/simulators/mail");
            var newest = mailbox.Page.Locator($"main a:has-text('{mail}')").First;
            if (await newest.CountAsync() == 0) return false;
            await newest.ClickAsync();
            var found = mailbox.Page.Locator("main a[href*='/sign-in/link?token=']").First;
            if (await found.CountAsync() == 0) return false;
            link = (await found.GetAttributeAsync("href"))!;
            return true;
        });
        return link;
    }

    /// <summary>Looks again until it is so; what happens behind a page happens within moments.</summary>
    public static async Task Until(Func<Task<bool>> so)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!await so()) Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "It did not happen within 20 seconds");
    }
}
