using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmartLocal.Simulators.Line;

/// <summary>
/// The people on the simulated LINE, numbered from 1. An id is made of the number and says itself that it is one, so nobody is
/// listed and the phones of a demo are the same after a restart. For each only two small numbers are kept: whether she has blocked
/// the city, and how many messages her phone got.
/// </summary>
internal sealed class LineUsers(int most)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly Lock gate = new();
    private State[] states = [];
    private int[] counts = [];

    private enum State : byte
    {
        /// <summary>Not seen since the start. The city may know her from before, so messages reach her.</summary>
        Unseen,
        Friend,
        Blocking,
    }

    /// <summary>The id of the person with the number.</summary>
    public static string Id(int number) => string.Create(33, number, static (id, n) =>
    {
        id[0] = 'U';
        n.TryFormat(id[1..], out _, "x16");
        Mark(id[1..17], id[17..]);
    });

    /// <summary>The number of the person, or null where the id is nobody's.</summary>
    public int? Find(string id)
    {
        if (!IsForm(id)) return null;
        Span<char> mark = stackalloc char[16];
        Mark(id.AsSpan(1, 16), mark);
        return mark.SequenceEqual(id.AsSpan(17)) && long.TryParse(id.AsSpan(1, 16), NumberStyles.AllowHexSpecifier, null, out var number) && number >= 1 && number <= most
            ? (int)number
            : null;
    }

    /// <summary>Whether it could be an id of LINE at all.</summary>
    public static bool IsForm(string id) => id.Length == 33 && id[0] == 'U' && id.AsSpan(1).IndexOfAnyExcept(Digits) < 0;

    public bool IsBlocking(int number) => Read(number, states) is State.Blocking;

    public bool IsFriend(int number) => Read(number, states) is State.Friend;

    /// <summary>How many messages her phone got since the start or the last <see cref="ForgetCounts"/>.</summary>
    public int Delivered(int number) => Read(number, counts);

    public void Follow(int number) => Write(number, State.Friend);

    public void Block(int number) => Write(number, State.Blocking);

    /// <summary>How many of these get something.</summary>
    public int Reached(IReadOnlyList<int> numbers)
    {
        lock (gate) return numbers.Count(n => n >= states.Length || states[n] is not State.Blocking);
    }

    /// <summary>Shows so many messages on the phones of those who don't block the city.</summary>
    public void Deliver(IReadOnlyList<int> numbers, int messages)
    {
        lock (gate)
        {
            foreach (var number in numbers)
            {
                Grow(number);
                if (states[number] is not State.Blocking) counts[number] += messages;
            }
        }
    }

    /// <summary>How many people got how many messages: everybody exactly once is one entry with the key 1.</summary>
    public IReadOnlyDictionary<int, int> Histogram()
    {
        lock (gate) return counts.Where(c => c > 0).CountBy(c => c).ToDictionary();
    }

    public void ForgetCounts()
    {
        lock (gate) Array.Clear(counts);
    }

    /// <summary>Not a secret: it only tells ids that were made here from others.</summary>
    private static void Mark(ReadOnlySpan<char> number, Span<char> mark)
    {
        Span<byte> given = stackalloc byte[24];
        "LINE-sim"u8.CopyTo(given);
        Encoding.ASCII.GetBytes(number, given[8..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(given, digest);
        Convert.TryToHexStringLower(digest[..8], mark, out _);
    }

    private T? Read<T>(int number, T[] from)
    {
        lock (gate) return number < from.Length ? from[number] : default;
    }

    private void Write(int number, State state)
    {
        lock (gate)
        {
            Grow(number);
            states[number] = state;
        }
    }

    private void Grow(int number)
    {
        if (number < states.Length) return;
        var length = Math.Max(number + 1, 2 * states.Length);
        Array.Resize(ref states, length);
        Array.Resize(ref counts, length);
    }
}
