using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>A field of life under which people look for procedures.</summary>
/// <param name="Id">Its name in definitions and addresses, lower-case ASCII.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Lead">What they find there.</param>
public sealed record Category(string Id, LocalText Name, LocalText Lead);
