using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>デジタル認証アプリ: the My Number card, read by a phone. 認証 shows who she is, 署名 is as strong as a seal.</summary>
internal sealed class DigitalIdMethod(Providers providers) : ISignInMethod
{
    public string Kind => Providers.DigitalId;

    public int Order => 10;

    public string LabelKey => "sign-in.method.digital-id";

    public IdentityLevel Level => providers.Find(Providers.DigitalId) is { Settings.Signed: null } ? IdentityLevel.Authenticated : IdentityLevel.Signed;

    public bool IsOffered => providers.Find(Providers.DigitalId) is not null;

    public Type Entry => typeof(DigitalIdEntry);

    public Type Section => typeof(DigitalIdSection);
}
