using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>Electronic signatures.</summary>
internal sealed class SigningPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<SignatureTables>()
        .Entry<StatementSigned>()
        .Plug<IAccountBelongings, OwnSignatures>()
        .Plug<IErasure, SignatureErasure>();
}
