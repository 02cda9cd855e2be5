using System.Buffers;
using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>An entry as its act recorded it, before it is written.</summary>
internal sealed record Unsealed(
    Guid Id, string Name, string Act, Guid About, IEnumerable<Fact> Facts, object Entry, Type EntryType, Actor Actor, Instant At)
{

    /// <summary>What is erased at the end of retention: the entry itself, and who did it for whom, and by which mandate, by id.</summary>
    public byte[] Payload()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = CityJson.Options.Encoder });
        json.WriteStartObject();
        json.WriteString("actor", Actor.Id);
        if (Actor.OnBehalfOf is { } acted)
        {
            json.WriteString("for", acted.Id);
            json.WriteString("mandate", acted.Mandate);
        }

        json.WritePropertyName("entry");
        JsonSerializer.Serialize(json, Entry, EntryType, CityJson.Options);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The coded facts as one canonical line, <c>name=value;name=value</c> in the order of the entry.</summary>
    public string FactLine()
    {
        var line = string.Join(';', Facts.Select(f => $"{Coded(f.Name)}={Coded(f.Value)}"));
        return line.Length <= 1000 ? line : throw new InvalidOperationException($"{Name} seals more than 1,000 characters of facts");
    }

    private string Coded(string word) =>
        word.Length <= 64 && word.AsSpan().IndexOfAny(";=\n") < 0
            ? word
            : throw new InvalidOperationException($"{Name} seals '{word}': a fact is a code of at most 64 characters without ; or =");
}

internal sealed record EntryKind(string Name, Type Type);
