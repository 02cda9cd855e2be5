using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Messages;
using SmartLocal.Messages.Mail;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Modules.Tests.Messages.Mail;

/// <summary>What whoever runs the city is told on the command line.</summary>
public sealed class MailVerbTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task The_records_are_those_of_the_citys_sender_and_its_key()
    {
        var said = await Say("mail dns");
        Assert.Contains("smartlocal._domainkey.ome.example", said, StringComparison.Ordinal);
        Assert.Contains(ome.Get<DkimKey>().Record, said, StringComparison.Ordinal);
        Assert.Contains("_dmarc.ome.example", said, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_what_came_back_is_told_are_the_addresses_that_answer()
    {
        var said = await Say("mail returns");
        foreach (var channel in ReturnLinks.Channels) Assert.Contains(ome.Address + ome.Get<ReturnLinks>().PathOf(channel), said, StringComparison.Ordinal);
    }

    private async Task<string> Say(string words)
    {
        await using var output = new StringWriter();
        var verb = ome.Services.GetServices<IVerb>().Single(v => v.Words == words);
        Assert.Equal(0, await verb.Run([], output, default));
        Assert.Equal(2, await verb.Run(["more"], output, default));
        return output.ToString();
    }
}
