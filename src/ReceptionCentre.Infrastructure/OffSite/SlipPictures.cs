using System.Globalization;
using System.Text;
using QRCoder;
using ReceptionCentre.Application.OffSite;

namespace ReceptionCentre.Infrastructure.OffSite;

/// <summary>QR pictures (ISO/IEC 18004) as one path of squares: small, and sharp at any size.</summary>
internal sealed class SlipPictures : ISlipPictures
{
    public string SvgOf(string address)
    {
        // A quarter of the picture may be smudged: these are carried in pockets.
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        var matrix = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var at = 0; at < matrix.Count; at++)
            {
                var from = at;
                while (at < matrix.Count && matrix[row][at])
                    at++;
                if (at > from)
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {row}h{at - from}v1h-{at - from}z");
            }
        }
        return string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {matrix.Count} {matrix.Count}"><path fill="#000" d="{path}"/></svg>""");
    }
}
