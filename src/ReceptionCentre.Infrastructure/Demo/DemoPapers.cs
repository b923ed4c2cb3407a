using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ReceptionCentre.Domain.Attachments;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Small invented papers: a page of a few lines as a PDF, and a photograph of one as a picture.</summary>
internal static class DemoPapers
{
    private const int Width = 300, Height = 420, Margin = 30;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(start =>
    {
        var value = (uint)start;
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1;
        return value;
    })];

    /// <summary>A page with these lines, in letters without accents.</summary>
    public static (KeptFile File, byte[] Bytes) Pdf(string name, params string[] lines)
    {
        var text = new StringBuilder("BT /F1 12 Tf 70 760 Td 18 TL ");
        foreach (var line in lines)
            text.Append(CultureInfo.InvariantCulture, $"({line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T* ");
        text.Append("ET");
        string[] parts =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {text.Length} >>\nstream\n{text}\nendstream"),
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var part = 0; part < parts.Length; part++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{part + 1} 0 obj\n{parts[part]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {parts.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {parts.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Kept(name, AttachmentFormat.Pdf, Encoding.ASCII.GetBytes(file.ToString()));
    }

    /// <summary>A sheet with grey lines for words, as a photograph of a letter looks from afar.</summary>
    public static (KeptFile File, byte[] Bytes) Picture(string name, int lines)
    {
        var rows = new byte[Height * (Width + 1)];
        for (var y = 0; y < Height; y++)
        {
            var line = (y - Margin) / 18;
            var isWords = y >= Margin && line < lines && (y - Margin) % 18 < 7;
            for (var x = 0; x < Width; x++)
                rows[(y * (Width + 1)) + x + 1] = isWords && x >= Margin && x < Width - Margin - (line * 37 % 90) ? (byte)90 : (byte)(246 - (y / 60));
        }
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(rows);
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, [.. Number(Width), .. Number(Height), 8, 0, 0, 0, 0]);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return Kept(name, AttachmentFormat.Png, png.ToArray());
    }

    private static (KeptFile, byte[]) Kept(string name, AttachmentFormat format, byte[] bytes) =>
        (new(name, format, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes);

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, byte[] data)
    {
        byte[] checkedPart = [.. kind, .. data];
        var crc = 0xFFFF_FFFFu;
        foreach (var one in checkedPart)
            crc = CrcTable[(byte)(crc ^ one)] ^ (crc >> 8);
        png.Write(Number(data.Length));
        png.Write(checkedPart);
        png.Write(Number(unchecked((int)~crc)));
    }

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
