using System.Buffers.Binary;
using System.IO.Compression;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Municipalities;

namespace ReceptionCentre.Application.Municipalities;

/// <summary>
/// Decides by its bytes whether a file is a logo that we can keep, show and print: a whole PNG or JPEG of a modest size,
/// cleaned of everything that is not the picture. It stands on every page and paper, so a broken one would stop them.
/// </summary>
internal static class LogoCheck
{
    /// <summary>Largest file, in kilobytes of 1,024 bytes.</summary>
    public const int MostKilobytes = 256;

    /// <summary>Longest side, in dots.</summary>
    public const int LongestSide = 2000;

    public const string Field = "Logo";

    /// <exception cref="InvalidInputException">Empty, too big, of another kind, damaged.</exception>
    public static async Task<(KeptLogo Logo, byte[] Bytes)> CheckAsync(Upload upload, CancellationToken cancellationToken)
    {
        if (upload.Length is 0 or > MostKilobytes * 1024)
            throw Refused("Municipalities.LogoSize");
        var sent = new byte[upload.Length];
        await using (var stream = upload.Open())
        {
            if (await stream.ReadAtLeastAsync(sent, sent.Length, throwOnEndOfStream: false, cancellationToken) < sent.Length)
                throw Refused("Municipalities.LogoDamaged");
        }
        var (format, clean) = UploadCheck.FormatOf(sent) switch
        {
            AttachmentFormat.Png => (LogoFormat.Png, PngCleaning.Clean(sent) is { } png && IsWhole(png) ? png : null),
            AttachmentFormat.Jpeg => (LogoFormat.Jpeg, JpegCleaning.Clean(sent) is { } jpeg && HasPrintableColours(jpeg) ? jpeg : null),
            _ => throw Refused("Municipalities.LogoKind"),
        };
        if (clean is null)
            throw Refused("Municipalities.LogoDamaged");
        return (new(Checksum.Of(clean), format), clean);
    }

    private static InvalidInputException Refused(string text) => new(
        [new(Field, text, new Dictionary<string, object>(StringComparer.Ordinal) { ["Kilobytes"] = MostKilobytes, ["Side"] = LongestSide })]);

    /// <summary>A PNG whose picture unpacks to exactly the lines that its head promises.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> png)
    {
        int width = 0, height = 0, bits = 0;
        using var packed = new MemoryStream();
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var content = png.Slice(at + 8, length);
            // What shows a logo and what prints it stop at a part whose sum is wrong.
            if (BinaryPrimitives.ReadUInt32BigEndian(png[(at + 8 + length)..]) != PngSum.Of(png.Slice(at + 4, length + 4)))
                return false;
            if (png.Slice(at + 4, 4).SequenceEqual("IHDR"u8))
            {
                if (length != 13)
                    return false;
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                // Colour kind: grey, colours, palette, grey and colours with transparency. No interlacing: a logo needs none.
                var parts = content[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
                bits = content[8] * parts;
                if (width is < 1 or > LongestSide || height is < 1 or > LongestSide || bits is < 1 or > 64 || content[12] != 0)
                    return false;
            }
            else if (png.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(content);
            }
            at += length + 12;
        }
        packed.Position = 0;
        try
        {
            using var unpacking = new ZLibStream(packed, CompressionMode.Decompress);
            var expected = (1L + (((width * (long)bits) + 7) / 8)) * height;
            var buffer = new byte[8192];
            long unpacked = 0;
            for (int read; (read = unpacking.Read(buffer)) > 0 && unpacked <= expected;)
                unpacked += read;
            return unpacked == expected;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Grey or three colours, of a modest size; colours for a press cannot stand in an archive file.</summary>
    private static bool HasPrintableColours(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return length >= 8 && at + 10 <= jpeg.Length && jpeg[at + 9] is 1 or 3
                    && BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]) is >= 1 and <= LongestSide
                    && BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]) is >= 1 and <= LongestSide;
            }
            at += 2 + length;
        }
        return false;
    }
}
