using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>A small grey picture of a page, in sixteen shades: a PNG that anybody can open, and that two machines can compare.</summary>
internal sealed class GreyPicture(int width, int height, byte[] shades)
{
    private const int Cell = 8;

    /// <summary>How far the mean of a square of eight points may differ: less than a word does, more than another way to soften edges.</summary>
    private const int Tolerance = 20;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Page 1 of a PDF at 50 points an inch.</summary>
    public static Task<GreyPicture> OfFirstPageAsync(byte[] pdf) => OfAsync(pdf, "-r", "50", "-f", "1", "-l", "1");

    /// <summary>What pdftoppm draws with these settings.</summary>
    public static async Task<GreyPicture> OfAsync(byte[] pdf, params string[] drawn)
    {
        var map = await RendererFiles.BytesOfAsync(pdf, "pdftoppm", [.. drawn, "-gray", "-singlefile", "$"]);
        // "P5", width, height and the highest shade, each on a line or behind a space; then the points.
        var (at, words) = (0, new List<string>());
        while (words.Count < 4)
        {
            var end = Array.FindIndex(map, at, sign => char.IsWhiteSpace((char)sign));
            words.Add(Encoding.ASCII.GetString(map, at, end - at));
            at = end + 1;
        }
        var (width, height) = (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
        return new(width, height, [.. map.Skip(at).Take(width * height).Select(shade => (byte)(shade / 17 * 17))]);
    }

    /// <summary>How many rows have something dark in them.</summary>
    public int RowsWithInk => Enumerable.Range(0, height).Count(row => shades.AsSpan(row * width, width).ContainsAnyInRange((byte)0, (byte)170));

    /// <summary>Reads what <see cref="ToPng"/> wrote.</summary>
    public static GreyPicture FromPng(byte[] png)
    {
        var (width, height, packed) = (0, 0, new MemoryStream());
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }
            at += length + 12;
        }
        packed.Position = 0;
        using var points = new MemoryStream();
        using (var unpacked = new ZLibStream(packed, CompressionMode.Decompress))
            unpacked.CopyTo(points);
        var rows = points.ToArray();
        return new(width, height, [.. Enumerable.Range(0, height).SelectMany(row => rows.Skip((row * (width + 1)) + 1).Take(width))]);
    }

    public byte[] ToPng()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(shades, row * width, width);
            }
        }
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Where the two differ, from the left and the top in squares; null = nowhere that somebody would see.</summary>
    public string? DifferenceFrom(GreyPicture other)
    {
        if (width != other.Width || height != other.Height)
            return "another size";
        for (var top = 0; top < height; top += Cell)
        {
            for (var left = 0; left < width; left += Cell)
            {
                if (Math.Abs(Mean(left, top) - other.Mean(left, top)) > Tolerance)
                    return $"{left / Cell} from the left, {top / Cell} from the top";
            }
        }
        return null;
    }

    private int Width => width;

    private int Height => height;

    private int Mean(int left, int top)
    {
        var (sum, count) = (0, 0);
        for (var y = top; y < Math.Min(top + Cell, height); y++)
        {
            for (var x = left; x < Math.Min(left + Cell, width); x++)
            {
                sum += shades[(y * width) + x];
                count++;
            }
        }
        return sum / count;
    }

    private static void Chunk(Stream png, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] body)
    {
        var crc = uint.MaxValue;
        foreach (var one in body)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320);
        }
        return ~crc;
    }
}
