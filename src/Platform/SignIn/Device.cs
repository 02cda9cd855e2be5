using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// A device as its holder tells it from another of hers: system and browser, nothing finer. More would single people out, and
/// help nobody to find the phone that she lost.
/// </summary>
/// <param name="System">iPhone, Windows and so on, as their makers write them.</param>
/// <param name="Browser">Safari, Chrome and so on.</param>
public sealed record Device(string? System, string? Browser)
{
    // The first that fits: an iPhone also says Mac OS X, and Android says Linux.
    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

    // The first that fits: nearly all say Safari, and most of those Chrome.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Line/", "LINE"), ("Edg", "Edge"), ("SamsungBrowser/", "Samsung Internet"), ("OPR/", "Opera"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    /// <summary>How a session keeps it: <c>iPhone/Safari</c>.</summary>
    public string Word => $"{System}/{Browser}";

    /// <summary>The device of a browser that says this of itself (User-Agent), or null when that names none we know.</summary>
    public static Device? Of(string? browser)
    {
        var device = new Device(First(Systems, browser ?? ""), First(Browsers, browser ?? ""));
        return device is { System: null, Browser: null } ? null : device;
    }

    /// <summary>Its name as a person reads it, from <see cref="Word"/>.</summary>
    public static RichText Name(Text.Text text, string? word) => word?.Split('/') switch
    {
        [{ Length: > 0 } system, { Length: > 0 } browser] => text.Of("sign-in.device.both", ("system", system), ("browser", browser)),
        [{ Length: > 0 } system, _] => RichText.Verbatim(system),
        [_, { Length: > 0 } browser] => RichText.Verbatim(browser),
        _ => text["sign-in.device.unknown"],
    };

    private static string? First((string Mark, string Name)[] known, string browser) =>
        known.FirstOrDefault(k => browser.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
