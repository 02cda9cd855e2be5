using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// Who stands for which facts of the city's files, as it was said on screen. A confirmation is about a value: it holds in every
/// release in which the fact has that value, and in none in which it has another.
/// </summary>
public sealed class Confirmations
{
    private volatile FrozenDictionary<(string Subject, string Fact, string Value), Confirmed> standing =
        FrozenDictionary<(string, string, string), Confirmed>.Empty;

    /// <summary>Who confirmed this value of the fact, or null.</summary>
    /// <param name="subject">Id of what states it: a procedure.</param>
    /// <param name="fact">Its key in the file: <c>fee</c>.</param>
    /// <param name="value">Digest of the value, by <see cref="DigestOf"/>.</param>
    public Confirmed? Of(string subject, string fact, string value) => standing.GetValueOrDefault((subject, fact, value));

    /// <summary>The digest by which a value is known again: SHA-256 of its JSON, lower-case hex.</summary>
    public static string DigestOf<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, CityJson.Options)));

    internal async Task Take(CityContext db, CancellationToken ct)
    {
        var rows = await db.Set<ConfirmationRow>().Where(c => c.WithdrawnAt == null).OrderBy(c => c.Id).ToListAsync(ct);
        standing = rows.GroupBy(c => (c.Subject, c.Fact, c.Value)).ToFrozenDictionary(g => g.Key, g => Said(g.Last()));

        static Confirmed Said(ConfirmationRow row) => new(row.By, row.At.TokyoDate, row.Source);
    }
}

/// <summary>A confirmation as pages show it.</summary>
/// <param name="By">Office and person.</param>
/// <param name="On">The day.</param>
/// <param name="From">The law, ordinance or document.</param>
public sealed record Confirmed(string By, DateOnly On, string From);

/// <summary>A confirmation.</summary>
public readonly record struct ConfirmationId(Guid Value) : IId<ConfirmationId>
{
    /// <inheritdoc/>
    public static ConfirmationId From(Guid value) => new(value);
}

internal sealed class ConfirmationRow
{
    public ConfirmationId Id { get; init; }
    public required string Subject { get; init; }
    public required string Fact { get; init; }
    public required string Value { get; init; }
    public required string By { get; init; }
    public required string Source { get; init; }
    public Guid Staff { get; init; }
    public Instant At { get; init; }
    public Instant? WithdrawnAt { get; set; }
}
