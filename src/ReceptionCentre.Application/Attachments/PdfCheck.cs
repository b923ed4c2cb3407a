using System.IO.Compression;
using System.Text;

namespace ReceptionCentre.Application.Attachments;

/// <summary>
/// Whether a PDF is only paper. It is refused when it can act (scripts, starting programs, files inside it, forms that send
/// themselves), when it is locked, so that nobody can look, and when it cannot be read to the end. The names of actions are
/// looked for in the file itself, also in their escaped form, and in its compressed lists of objects. It is a wall against
/// what is sent by accident and against common attacks, not a replacement of a virus scanner.
/// </summary>
internal static class PdfCheck
{
    internal enum Verdict
    {
        Fine,
        Active,
        Locked,
        Damaged,
    }

    private const int LongestName = 24, PeekBytes = 32, MostUnpacked = 64 * 1024 * 1024;

    private static readonly HashSet<string> Acting = new(StringComparer.Ordinal)
    {
        "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "Rendition", "XFA", "SubmitForm", "ImportData", "GoToE",
    };

    // Other ways to pack a list of objects than the usual one: what we cannot unpack we cannot check.
    private static readonly HashSet<string> OtherPackings = new(StringComparer.Ordinal)
    {
        "LZWDecode", "LZW", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "RunLengthDecode", "RL", "Crypt", "DecodeParms", "DP",
    };

    public static Verdict Look(byte[] sent)
    {
        ReadOnlySpan<byte> file = sent;
        if (file.LastIndexOf("startxref"u8) < 0 || file.LastIndexOf("%%EOF"u8) < 0)
            return Verdict.Damaged;
        var verdict = LookAtNames(file);
        return verdict == Verdict.Fine ? LookInside(sent) : verdict;
    }

    private static Verdict LookAtNames(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'/'); at >= 0;)
        {
            var name = NameAt(text[(at + 1)..]);
            if (Acting.Contains(name))
                return Verdict.Active;
            if (name == "Encrypt")
                return Verdict.Locked;
            if (name == "ObjStm" && IsPackedOtherwise(text, at))
                return Verdict.Damaged;
            var next = text[(at + 1)..].IndexOf((byte)'/');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return Verdict.Fine;
    }

    // "/J#61vaScript" is "/JavaScript".
    private static string NameAt(ReadOnlySpan<byte> text)
    {
        var name = new StringBuilder(LongestName);
        for (var i = 0; i < text.Length && name.Length < LongestName; i++)
        {
            if (text[i] <= 0x20 || "()<>[]{}/%"u8.Contains(text[i]))
                break;
            if (text[i] == (byte)'#' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                name.Append((char)Convert.ToByte(Encoding.ASCII.GetString(text.Slice(i + 1, 2)), 16));
                i += 2;
            }
            else
            {
                name.Append((char)text[i]);
            }
        }
        return name.ToString();
    }

    private static bool IsPackedOtherwise(ReadOnlySpan<byte> text, int at)
    {
        var begin = text[..at].LastIndexOf("obj"u8);
        var end = text[at..].IndexOf("stream"u8);
        if (begin < 0 || end < 0)
            return true;
        var dictionary = text[begin..(at + end)];
        for (var i = 0; i < dictionary.Length; i++)
        {
            if (dictionary[i] == (byte)'/' && OtherPackings.Contains(NameAt(dictionary[(i + 1)..])))
                return true;
        }
        return false;
    }

    // A list of objects begins with numbers; whatever unpacks to that is unpacked to its end and looked at. Where a stream
    // ends is for itself to say: the word "endstream" can stand in the middle of one.
    private static Verdict LookInside(byte[] sent)
    {
        ReadOnlySpan<byte> file = sent;
        var budget = MostUnpacked;
        for (var at = 0; file[at..].IndexOf("stream"u8) is var found and >= 0;)
        {
            at += found + "stream"u8.Length;
            var data = file[at..];
            var lineEnd = data.StartsWith("\r\n"u8) ? 2 : data.StartsWith("\n"u8) || data.StartsWith("\r"u8) ? 1 : 0;
            data = data[lineEnd..];
            if (lineEnd == 0 || data.Length < 2 || (data[0] & 0x0F) != 8 || ((data[0] << 8) | data[1]) % 31 != 0)
                continue;
            if (!IsListOfObjects(Peek(sent, at + lineEnd)))
                continue;
            var objects = Unpack(sent, at + lineEnd, budget + 1);
            budget -= objects?.Length ?? 0;
            if (objects is null || budget < 0)
                return Verdict.Damaged;
            if (LookAtNames(objects) is var verdict and not Verdict.Fine)
                return verdict;
        }
        return Verdict.Fine;
    }

    private static bool IsListOfObjects(ReadOnlySpan<byte> beginning) =>
        beginning.TrimStart(" \t\r\n\f\0"u8) is { IsEmpty: false } text && char.IsAsciiDigit((char)text[0]);

    // Byte by byte: what comes before a damage counts.
    private static byte[] Peek(byte[] file, int from)
    {
        using var stream = Deflated(file, from);
        var beginning = new List<byte>(PeekBytes);
        try
        {
            while (beginning.Count < PeekBytes && stream.ReadByte() is var read and >= 0)
                beginning.Add((byte)read);
        }
        catch (InvalidDataException)
        {
            // Not packed after all, or damaged: the beginning says whether it matters.
        }
        return [.. beginning];
    }

    /// <summary>At most so many bytes; null when it is damaged, so that nobody knows what a reader would make of it.</summary>
    private static byte[]? Unpack(byte[] file, int from, int most)
    {
        using var stream = Deflated(file, from);
        using var unpacked = new MemoryStream();
        var part = new byte[Math.Min(most, 81920)];
        try
        {
            while (unpacked.Length < most && stream.Read(part, 0, (int)Math.Min(part.Length, most - unpacked.Length)) is var read and > 0)
                unpacked.Write(part, 0, read);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        return unpacked.ToArray();
    }

    // Behind the two bytes that say how it is packed, and without the sum at its end: readers do not look at it either.
    private static DeflateStream Deflated(byte[] file, int from) => new(new MemoryStream(file, from + 2, file.Length - from - 2), CompressionMode.Decompress);
}
