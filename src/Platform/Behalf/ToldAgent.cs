namespace SmartLocal.Platform.Behalf;

/// <summary>Somebody who is told of a matter because its person lets her be.</summary>
/// <param name="Agent">Her account.</param>
/// <param name="Mandate">By which mandate she reads more of it.</param>
/// <param name="Sees">Whether she is shown the matter once she acts by it; otherwise she only knows that there is something for the person.</param>
public sealed record ToldAgent(Guid Agent, Guid Mandate, bool Sees)
{
    /// <summary>
    /// Where a message leads her that names neither the person nor the matter: to the page that says whose it is while the
    /// mandate holds, and from there to the matter.
    /// </summary>
    /// <param name="path">At which the matter can be seen.</param>
    public string LinkTo(string path) => $"/my/behalf?mandate={Mandate}" + (Sees ? $"&then={Uri.EscapeDataString(path)}" : "");
}
