using SmartLocal.Platform.Pdf;

namespace SmartLocal.Procedures;

/// <summary>Brings what was measured from the top of the document to the corner marks of each sheet, which is where a scanner finds itself.</summary>
internal static class SheetZones
{
    /// <summary>The zones of each sheet.</summary>
    /// <exception cref="InvalidOperationException">A zone stands outside its sheet: the layout reckons wrongly.</exception>
    public static IReadOnlyList<SheetZone> Of(IReadOnlyList<PaperZone> measured)
    {
        var sheets = measured.Where(z => z.Kind == "sheet").OrderBy(z => z.Y).ToList();
        var zones = new List<SheetZone>();
        foreach (var zone in measured.Where(z => z.Kind is not ("sheet" or "corner")))
        {
            var at = sheets.FindIndex(s => zone.Y >= s.Y && zone.Y + zone.Height <= s.Y + s.Height);
            if (at < 0) throw new InvalidOperationException($"The zone {zone.Path} stands on no sheet");
            var corner = measured.First(z => z.Path == $"corner:{at + 1}:tl");
            var below = measured.First(z => z.Path == $"corner:{at + 1}:bl");
            if (zone.Y + zone.Height > below.Y) throw new InvalidOperationException($"The zone {zone.Path} reaches under the corner mark of sheet {at + 1}");
            zones.Add(new SheetZone(
                at + 1, zone.Path, zone.Kind, zone.X - corner.X - (corner.Width / 2), zone.Y - corner.Y - (corner.Height / 2), zone.Width, zone.Height));
        }

        return zones;
    }
}
