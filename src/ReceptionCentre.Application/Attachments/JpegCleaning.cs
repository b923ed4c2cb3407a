using System.Buffers.Binary;

namespace ReceptionCentre.Application.Attachments;

/// <summary>
/// A JPEG without what is not the picture: where and when it was taken, with what, remarks, small copies, anything behind its
/// end. What shows it right stays: the colours, and which side is up. The picture itself is copied bit by bit.
/// </summary>
internal static class JpegCleaning
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Jfif = 0xE0, Exif = 0xE1, Colours = 0xE2, Adobe = 0xEE, FirstApplication = 0xE0,
        LastApplication = 0xEF, Remark = 0xFE;

    private const int OrientationTag = 0x0112, EntryLength = 12;

    /// <summary>Null when it is no whole JPEG.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, Start]))
            return null;
        using var clean = new MemoryStream(file.Length);
        clean.Write([0xFF, Start]);
        bool hasFrame = false, hasScan = false;
        for (var at = 2; ;)
        {
            while (at + 1 < file.Length && file[at] == 0xFF && file[at + 1] == 0xFF)
                at++;
            if (at + 1 >= file.Length || file[at] != 0xFF)
                return null;
            var marker = file[at + 1];
            at += 2;
            if (marker == End)
            {
                clean.Write([0xFF, End]);
                return hasFrame && hasScan ? clean.ToArray() : null;
            }
            if (marker is 0x00 or Start || at + 2 > file.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || at + length > file.Length)
                return null;
            var content = file.Slice(at + 2, length - 2);
            if (IsOfThePicture(marker, content))
            {
                clean.Write([0xFF, marker]);
                clean.Write(file.Slice(at, length));
            }
            else if (marker == Exif && Orientation(content) is { } up)
            {
                clean.Write(OnlyOrientation(up));
            }
            hasFrame |= marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;
            at += length;
            if (marker != Scan)
                continue;
            hasScan = true;
            var lines = LinesAt(file[at..]);
            clean.Write(file.Slice(at, lines));
            at += lines;
        }
    }

    private static bool IsOfThePicture(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        Jfif => content.StartsWith("JFIF\0"u8),
        Colours => content.StartsWith("ICC_PROFILE\0"u8),
        Adobe => content.StartsWith("Adobe"u8),
        Remark or (>= FirstApplication and <= LastApplication) => false,
        _ => true,
    };

    // Up to the next marker that is none of those that belong to the lines themselves.
    private static int LinesAt(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i + 1 < data.Length; i++)
        {
            if (data[i] == 0xFF && data[i + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return i;
        }
        return data.Length;
    }

    /// <summary>Which side is up (2 to 8); null = as it is, or not said.</summary>
    private static ushort? Orientation(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("Exif\0\0"u8) || content.Length < 14)
            return null;
        var tiff = content[6..];
        var isLittle = tiff[0] == (byte)'I';
        var directory = Number(tiff[4..], isLittle);
        if (directory > tiff.Length - 2)
            return null;
        var entries = tiff[(int)directory..];
        var count = Short(entries, isLittle);
        for (var i = 0; i < count && 2 + ((i + 1) * EntryLength) <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + (i * EntryLength), EntryLength);
            if (Short(entry, isLittle) == OrientationTag)
                return Short(entry[8..], isLittle) is var up and >= 2 and <= 8 ? up : null;
        }
        return null;
    }

    private static byte[] OnlyOrientation(ushort up) =>
    [
        0xFF, Exif, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)up, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
