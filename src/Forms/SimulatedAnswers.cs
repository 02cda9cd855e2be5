using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Forms;

/// <summary>Fills in any form as a resident of a simulated city would: with what is known of her where the form asks it, and otherwise with something that fits.</summary>
public static class SimulatedAnswers
{
    private const int MostTries = 1000;

    // One white point.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAGbA2EQAAAABJRU5ErkJggg==");

    /// <summary>What she types. Files are sent before, and named here.</summary>
    /// <param name="form">The form.</param>
    /// <param name="who">Who fills it in.</param>
    /// <param name="chance">By which she decides what the form leaves to her.</param>
    /// <param name="today">The day.</param>
    /// <param name="say">Her own words, where the form asks for some.</param>
    /// <param name="send">Sends a file that fits the item, and says what it was kept as.</param>
    public static async Task<Typed> For(FormDefinition form, SimulatedResident who, Random chance, DateOnly today, Func<string> say, Func<FileItem, Task<FileRef>> send)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(chance);
        ArgumentNullException.ThrowIfNull(say);
        ArgumentNullException.ThrowIfNull(send);
        var typed = new Typed();
        foreach (var item in form.Items.Where(i => i.Required || chance.Next(2) == 0))
        {
            if (item is FileItem file) typed.Add(file.Id, await send(file));
            else item.Retype(Of(item, who, chance, today, say), typed);
        }

        return typed;
    }

    /// <summary>Another answer than the one that was given, to an item whose answer is her own words or digits.</summary>
    public static ItemAnswer Another(FormItem item, ItemAnswer? before, Random chance, Func<string> say)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(chance);
        ArgumentNullException.ThrowIfNull(say);
        if (!IsHerOwn(item)) throw new ArgumentException($"{item.Id} asks neither for words nor for digits", nameof(item));
        for (var tries = 0; tries < MostTries; tries++)
        {
            object other = item is DigitsItem digits ? Digits(digits, chance) : Wording((TextItem)item, say);
            if (!other.Equals(before?.Value)) return new ItemAnswer(item, other, Source.Typed);
        }

        throw new InvalidOperationException($"{item.Id} has no other answer than the one that was given");
    }

    /// <summary>Whether the answer is words or digits of hers, which a clerk may find wrong.</summary>
    public static bool IsHerOwn(FormItem item) => item is TextItem or DigitsItem;

    /// <summary>A file of a kind that the item takes, with a name.</summary>
    public static (string Name, byte[] Content) File(FileItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Types.Contains(MediaType.Png) ? ("photo.png", Png)
            : item.Types.Contains(MediaType.Pdf) ? ("document.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray())
            : throw new ArgumentException($"{item.Id} takes neither a picture nor a PDF", nameof(item));
    }

    private static object Of(FormItem item, SimulatedResident who, Random chance, DateOnly today, Func<string> say) => item switch
    {
        CheckItem => true,
        PersonNameItem => who.Name,
        KanaItem => who.Kana,
        AddressItem => who.Address,
        PhoneItem => who.Phone,
        EmailItem => who.Mail,
        DateItem { Prefill: PersonDetail.BirthDate } => who.BirthDate,
        DateItem date => Day(date, chance, today),
        YenItem yen => new Yen(100 * chance.Next(1, (int)Math.Min(1000, Math.Max(2, yen.Max.Amount / 100)))),
        SelectItem select => select.Options[chance.Next(select.Options.Count)].Value,
        DigitsItem digits => Digits(digits, chance),
        KanaTextItem => $"{who.Kana.Family} {who.Kana.Given}",
        TextItem text => Wording(text, say),
        _ => say(),
    };

    private static string Digits(DigitsItem item, Random chance) => string.Concat(Enumerable.Range(0, item.Length).Select(_ => (char)('0' + chance.Next(10))));

    private static string Wording(TextItem item, Func<string> say)
    {
        var word = say();
        return word[..Math.Min(word.Length, item.MaxLength)];
    }

    private static DateOnly Day(DateItem date, Random chance, DateOnly today)
    {
        var (from, until) = (date.Min?.On(today) ?? today.AddDays(-60), date.Max?.On(today) ?? today);
        return from.AddDays(chance.Next(Math.Max(1, until.DayNumber - from.DayNumber + 1)));
    }
}
