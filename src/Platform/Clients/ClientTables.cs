using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Clients;

/// <summary>An outside system (外部システム) that acts for an office.</summary>
internal readonly record struct ClientId(Guid Value) : IId<ClientId>
{
    public static ClientId From(Guid value) => new(value);
}

/// <summary>What the city knows of an outside system. Its private key never comes here.</summary>
internal sealed class ClientRow
{
    public ClientId Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Code of the office for which it acts: it sees what that office sees.</summary>
    public required string Office { get; init; }

    /// <summary>What it may be given, by words with spaces between.</summary>
    public required string Scopes { get; init; }

    /// <summary>Its public keys, a JSON Web Key Set (RFC 7517).</summary>
    public required string Keys { get; set; }

    public Instant MadeAt { get; init; }
    public Instant KeysAt { get; set; }
    public Instant? RevokedAt { get; set; }
}

/// <summary>An access token, as a digest of its secret: looked up at every use, so that revoking works at once.</summary>
internal sealed class ClientTokenRow
{
    public required byte[] Digest { get; init; }
    public ClientId Client { get; init; }
    public required string Scopes { get; init; }
    public Instant IssuedAt { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? RevokedAt { get; set; }
}

internal sealed class ClientTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<ClientRow>(client => client.ToTable("platform_client").HasKey(c => c.Id));
        model.Entity<ClientTokenRow>(token =>
        {
            token.ToTable("platform_client_token").HasKey(t => t.Digest);
            token.HasIndex(t => t.Client, "platform_client_token_client"); // revoking a system ends all of them
            token.HasIndex(t => t.ExpiresAt, "platform_client_token_expires_at"); // those that are over go
        });
    }
}
