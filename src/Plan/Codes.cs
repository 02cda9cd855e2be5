namespace SmartLocal.Plan;

/// <summary>How the plan's kinds, units, origins and standings are spelled in keys, files and styles: <c>not-measured</c>.</summary>
internal static class Codes
{
    public static string Code(this Enum value) => PlanPart.Key(value.ToString());
}
