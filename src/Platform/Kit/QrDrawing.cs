using System.Globalization;
using System.Text;
using QRCoder;

namespace SmartLocal.Platform.Kit;

/// <summary>A QR code as an SVG draws it.</summary>
/// <param name="Side">Width and height in modules, with the quiet zone of four that the standard asks for.</param>
/// <param name="Dark">The dark modules as a path: one rectangle for each run in a row.</param>
internal sealed record QrDrawing(int Side, string Dark)
{
    /// <summary>The code of these characters, with level M: a seventh of it may be soiled.</summary>
    /// <exception cref="QRCoder.Exceptions.DataTooLongException">More than 2,331 bytes.</exception>
    public static QrDrawing Of(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x < rows.Count && rows[y][x]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h{from - x}z");
            }
        }

        return new(rows.Count, path.ToString());
    }
}
