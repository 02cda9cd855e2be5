using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SmartLocal.Modules.Tests.Messages.Mail;

/// <summary>
/// Debian's Postfix on a port of this machine, with folders of its own. It keeps mails to hanako@example.jp and to the city's sender; of
/// gone@example.jp it finds out only after it has taken a mail that there is nobody, and then sends it back to the sender.
/// </summary>
internal sealed class Postfix : IAsyncDisposable
{
    public const string Here = "hanako@example.jp", Gone = "gone@example.jp";

    private readonly string folder = Directory.CreateTempSubdirectory("postfix-").FullName;

    private Postfix()
    {
    }

    public int Port { get; } = FreePort();

    public static async Task<Postfix> Start(string sender)
    {
        var postfix = new Postfix();
        foreach (var part in new[] { "config", "queue", "data", "mail" }) Directory.CreateDirectory(Path.Combine(postfix.folder, part));
        await File.WriteAllTextAsync(postfix.At("config/main.cf"), postfix.Main(sender));
        await File.WriteAllTextAsync(postfix.At("config/master.cf"), postfix.Master);
        await File.WriteAllTextAsync(postfix.At("config/transport"), $"{Gone} gone:\n");
        // Postfix leaves root behind, and comes in through a folder that is otherwise its maker's.
        await Run("chmod", "755", postfix.folder);
        await Run("chown", "postfix", postfix.At("data"));
        await Run("chown", "nobody", postfix.At("mail"));
        await Run("postfix", "-c", postfix.At("config"), "start");
        return postfix;
    }

    /// <summary>The first mail that lies in this mailbox, when it comes.</summary>
    public async Task<string> Mail(string address)
    {
        var box = Path.Combine(At("mail"), address, "new");
        return await Found(() => Directory.Exists(box) ? Directory.GetFiles(box) : []) is [var first, ..] ? first : throw new UnreachableException();
    }

    /// <summary>The lines of its log with these words, when there are any.</summary>
    public Task<string[]> Said(string words) => Found(() => [.. File.ReadAllLines(At("log")).Where(l => l.Contains(words, StringComparison.Ordinal))]);

    public async ValueTask DisposeAsync()
    {
        await Run("postfix", "-c", At("config"), "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a program to its end: what it said, on either output.</summary>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = await output + await errors;
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
    }

    private async Task<string[]> Found(Func<string[]> look)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromSeconds(20))
        {
            if (look() is [_, ..] found) return found;
            await looks.WaitForNextTickAsync();
        }

        throw new TimeoutException($"Postfix said only: {await File.ReadAllTextAsync(At("log"))}");
    }

    private string At(string part) => Path.Combine(folder, part);

    private string Main(string sender) => $$"""
        compatibility_level = 3.6
        queue_directory = {{At("queue")}}
        data_directory = {{At("data")}}
        maillog_file = {{At("log")}}
        maillog_file_prefixes = {{folder}}
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        smtpd_peername_lookup = no
        myhostname = mx.example.jp
        mydestination =
        local_recipient_maps =
        alias_maps =
        virtual_mailbox_domains = example.jp, {{sender[(sender.IndexOf('@') + 1)..]}}
        virtual_mailbox_maps = inline:{ {{Here}}={{Here}}/, {{Gone}}={{Gone}}/, {{sender}}={{sender}}/ }
        virtual_mailbox_base = {{At("mail")}}
        virtual_minimum_uid = 1
        virtual_uid_maps = static:{{Nobody}}
        virtual_gid_maps = static:{{Nobody}}
        transport_maps = texthash:{{At("config/transport")}}
        smtpd_recipient_restrictions = reject_unlisted_recipient, permit_mynetworks, reject

        """;

    /// <summary>Debian's uid and gid of whoever owns nothing.</summary>
    private const int Nobody = 65_534;

    private string Master => $$"""
        127.0.0.1:{{Port}} inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        anvil unix - - n - 1 anvil
        virtual unix - n n - - virtual
        gone unix - n n - - pipe user=nobody argv=/bin/sh -c {exit 67}
        error unix - - n - - error
        retry unix - - n - - error
        postlog unix-dgram n - n - 1 postlogd

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Skipped, and says so, for whoever isn't root: Postfix starts for nobody else.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostfixFactAttribute : FactAttribute
{
    public override string? Skip
    {
        get => Environment.IsPrivilegedProcess ? null : "Postfix starts for root only: what it makes of our mails isn't tried";
        set => throw new NotSupportedException($"Only a missing right is a reason, not {value}");
    }
}
