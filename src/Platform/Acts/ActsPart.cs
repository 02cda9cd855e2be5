using SmartLocal.Platform.Modules;

namespace SmartLocal.Platform.Acts;

/// <summary>How acts remember the keys they were sent under.</summary>
internal sealed class ActsPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<KeyTables>()
        .Job<ForgetKeys, KeyForgetting>("daily 03:05");
}
