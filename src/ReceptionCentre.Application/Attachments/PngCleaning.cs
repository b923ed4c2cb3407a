using System.Buffers.Binary;
using System.Text;

namespace ReceptionCentre.Application.Attachments;

/// <summary>A PNG without what is not the picture: texts, time, place, anything behind its end.</summary>
internal static class PngCleaning
{
    private const int SignatureLength = 8, Around = 12;

    private static readonly HashSet<string> OfThePicture = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs",
    };

    /// <summary>Null when it is no whole PNG.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(file[..SignatureLength]);
        bool isFirst = true, hasPicture = false;
        for (var at = SignatureLength; at + Around <= file.Length; isFirst = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Around)
                return null;
            var chunk = file.Slice(at, (int)length + Around);
            var name = Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (isFirst != (name == "IHDR"))
                return null;
            if (OfThePicture.Contains(name))
                clean.Write(chunk);
            else if (char.IsAsciiLetterUpper(name[0]))
                return null;
            hasPicture |= name == "IDAT";
            if (name == "IEND")
                return hasPicture ? clean.ToArray() : null;
            at += chunk.Length;
        }
        return null;
    }
}
