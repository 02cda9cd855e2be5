using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// A kind of method by which residents sign in: by mail, by デジタル認証アプリ, by passkey. An account has any number of them.
/// </summary>
[Socket]
public interface ISignInMethod
{
    /// <summary>A coded word, <c>digital-id</c>. Stands in sessions, methods and the journal.</summary>
    string Kind { get; }

    /// <summary>Its place on the pages, ascending.</summary>
    int Order { get; }

    /// <summary>Key of its name.</summary>
    string LabelKey { get; }

    /// <summary>The most it can prove. It stands on the sign-in page only where that is enough.</summary>
    IdentityLevel Level { get; }

    /// <summary>Whether it works today. When not, hers are still shown and can be removed.</summary>
    bool IsOffered => true;

    /// <summary>Its part of the sign-in page: takes <see cref="SignInAsked"/> as <c>Model</c>.</summary>
    Type Entry { get; }

    /// <summary>Its part of the account's page, by which she adds one: takes <see cref="MethodSectionModel"/> as <c>Model</c>.</summary>
    Type Section { get; }

    /// <summary>By what she tells one of hers from another, an address or the name she gave it; null when there is nothing.</summary>
    Task<string?> NameOf(CityContext db, AccountId account, SignInMethodId method, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>Removes what belongs to it, in the act that removes the method itself.</summary>
    ValueTask Remove(Acting acting, AccountId account, SignInMethodId method, CancellationToken ct) => ValueTask.CompletedTask;
}

/// <summary>
/// What a module keeps of an account, for the day when two accounts are merged or one is deleted. What does not move is lost to
/// its holder, so a module with a column of accounts has one.
/// </summary>
[Socket]
public interface IAccountBelongings
{
    /// <summary>What was <paramref name="from"/>'s is <paramref name="to"/>'s from now on, in the act that merges them.</summary>
    ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct);

    /// <summary>The holder deletes her account: what only she needs goes; what the city has to keep stays.</summary>
    ValueTask Forget(Acting acting, AccountId account, CancellationToken ct);
}

/// <summary>The demo's stand-in for デジタル認証アプリ: a provider of OpenID Connect on this same server.</summary>
[Socket]
public interface ISimulatedDigitalId
{
    /// <summary>Where it stands: its issuer's address is this site's and this path.</summary>
    string Path { get; }

    /// <summary>The certificate (DER) of the authority that has signed the certificates of its cards.</summary>
    ReadOnlyMemory<byte> SigningAuthority { get; }
}

/// <summary>What the sign-in page was asked for.</summary>
/// <param name="ReturnTo">Where she goes then: a path of this site.</param>
/// <param name="Level">What she has to prove at least.</param>
public sealed record SignInAsked(string ReturnTo, IdentityLevel Level)
{
    /// <summary>What was typed and refused, for the part whose form it was.</summary>
    public string Typed { get; init; } = "";

    /// <summary>Why.</summary>
    public Kernel.Refusal? Refusal { get; init; }
}

/// <summary>What a method's part of the account's page knows.</summary>
/// <param name="Count">How many methods of this kind she has.</param>
public sealed record MethodSectionModel(int Count)
{
    /// <summary>What was typed and refused, for the part whose form it was.</summary>
    public string Typed { get; init; } = "";

    /// <summary>Why.</summary>
    public Kernel.Refusal? Refusal { get; init; }
}
