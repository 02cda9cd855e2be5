using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>
/// The two ceremonies of WebAuthn, done by the framework: making a passkey and answering with one. The challenge travels with
/// the browser, closed, and works once; attestation is not asked for (docs/decisions/0014-whose-passkeys-are-trusted.md).
/// </summary>
internal sealed class PasskeyCeremony(IPasskeyHandler<PasskeyHolder> handler, Carried carried)
{
    public static readonly RefusalKind Refused = new("sign-in.passkey-refused");

    /// <summary>How long the browser may take. Longer than its own timeout, so that ours is never the first.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    private const string Making = "passkey making";
    private const string Answering = "passkey answering";
    private const int LongestAnswer = 64 * 1024;

    public async Task<PasskeyQuestion> AskForNew(PasskeyHolder holder, string name, HttpContext http)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = holder.Id, Name = name, DisplayName = name }, http);
        return new(Options(made.CreationOptionsJson), carried.Close(Making, new Asked(holder.Id, made.AttestationState), Validity));
    }

    /// <summary>Asks for any passkey of this city: whose, it says itself.</summary>
    public async Task<PasskeyQuestion> AskForAny(HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(null, http);
        return new(Options(made.RequestOptionsJson), carried.Close(Answering, new Asked("", made.AssertionState), Validity));
    }

    public async Task<Result<MadePasskey>> TakeNew(PasskeyHolder holder, string? answer, string? state, HttpContext http)
    {
        if (answer is not { Length: > 0 and < LongestAnswer } || carried.Open<Asked>(Making, state) is not { } asked || asked.Holder != holder.Id) return Refused.Because();
        var result = await handler.PerformAttestationAsync(new() { CredentialJson = answer, AttestationState = asked.State, HttpContext = http });
        return result is { Succeeded: true, Passkey: { } passkey }
            ? new MadePasskey(passkey.CredentialId, passkey.PublicKey, passkey.SignCount, passkey.IsBackupEligible, passkey.IsBackedUp, state!)
            : Refused.Because();
    }

    public async Task<Result<UsedPasskey>> TakeAnswer(string? answer, string? state, HttpContext http)
    {
        if (answer is not { Length: > 0 and < LongestAnswer } || carried.Open<Asked>(Answering, state) is not { } asked) return Refused.Because();
        var result = await handler.PerformAssertionAsync(new() { CredentialJson = answer, AssertionState = asked.State, HttpContext = http });
        return result is { Succeeded: true, Passkey: { } passkey }
            ? new UsedPasskey(passkey.CredentialId, passkey.SignCount, passkey.IsBackedUp, state!)
            : Refused.Because();
    }

    /// <summary>Whether the answer is the first to its challenge; then the passkey has been used.</summary>
    public static async Task<bool> Count(Acting acting, PasskeyRow row, UsedPasskey used, CancellationToken ct)
    {
        if (!await UsedOnce.IsFirst(acting, "passkey", used.Challenge, acting.Now + Validity, ct)) return false;
        (row.Uses, row.IsBackedUp, row.UsedAt) = (used.Uses, used.IsBackedUp, acting.Now);
        return true;
    }

    private static JsonElement Options(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private sealed record Asked(string Holder, string? State);
}

/// <summary>What the browser is asked, and what it must bring back with the answer.</summary>
internal sealed record PasskeyQuestion(JsonElement Options, string State);

/// <summary>A passkey whose making was verified.</summary>
internal sealed record MadePasskey(byte[] Credential, byte[] PublicKey, long Uses, bool MayBeBackedUp, bool IsBackedUp, string Challenge);

/// <summary>A passkey whose answer was verified.</summary>
internal sealed record UsedPasskey(byte[] Credential, long Uses, bool IsBackedUp, string Challenge);
