using SmartLocal.Platform.Text;

namespace SmartLocal.Plan;

internal static class PartName
{
    /// <summary>The word for a part's code; the code itself where nobody has given it a word yet.</summary>
    public static RichText Of(Text text, string code) =>
        text.Catalogue.Has("plan.part." + code) ? text["plan.part." + code] : RichText.Verbatim(code);
}
