using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Municipalities;

namespace ReceptionCentre.Testing;

/// <summary>Files as somebody might upload them, good and bad. Small, and made here: nobody's paper.</summary>
public static class Papers
{
    public static byte[] Pdf(string? more = null, byte[]? stream = null, string streamDictionary = "")
    {
        using var file = new MemoryStream();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Write($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {more} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n");
        if (stream is not null)
        {
            Write($"3 0 obj\n<< {streamDictionary} /Length {stream.Length} >>\nstream\n");
            file.Write(stream);
            Write("\nendstream\nendobj\n");
        }
        Write("trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A PDF whose list of objects is compressed, as most of today's are.</summary>
    public static byte[] PackedPdf(string objects) => Pdf(null, Packed(Encoding.Latin1.GetBytes("4 0 " + objects)), "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode");

    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A JPEG as a telephone makes it: with the place where it was taken, lying on its side, and something behind its end.</summary>
    public static byte[] Photo(string remark = "52.3676 N 4.9041 E")
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        Segment(file, 0xE1, [.. "Exif\0\0"u8, .. tiff, .. Encoding.ASCII.GetBytes(remark)]);
        Segment(file, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.ASCII.GetBytes(remark)]);
        Segment(file, 0xED, Encoding.ASCII.GetBytes(remark));
        Segment(file, 0xFE, Encoding.ASCII.GetBytes(remark));
        Segment(file, 0xDB, new byte[65]);
        Segment(file, 0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
        Segment(file, 0xC4, new byte[20]);
        Segment(file, 0xDA, [1, 1, 0, 0, 0x3F, 0]);
        file.Write([0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78]);
        file.Write([0xFF, 0xD9]);
        file.Write(Encoding.ASCII.GetBytes("<script>alert(1)</script>" + remark));
        return file.ToArray();
    }

    /// <param name="height">In lines, as its head says; the picture has one.</param>
    public static byte[] Png(string remark = "52.3676 N 4.9041 E", byte height = 1)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR", [0, 0, 0, 1, 0, 0, 0, height, 8, 0, 0, 0, 0]);
        Chunk(file, "tEXt", Encoding.ASCII.GetBytes("Comment\0" + remark));
        Chunk(file, "eXIf", Encoding.ASCII.GetBytes(remark));
        Chunk(file, "IDAT", Packed([0, 0]));
        Chunk(file, "IEND", []);
        file.Write(Encoding.ASCII.GetBytes(remark));
        return file.ToArray();
    }

    public static Upload Upload(byte[] bytes, string? name = "scan.pdf") => new(name, bytes.Length, () => new MemoryStream(bytes));

    private static void Segment(MemoryStream file, byte marker, byte[] content)
    {
        file.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        file.Write(content);
    }

    private static void Chunk(MemoryStream file, string name, byte[] content)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(Encoding.ASCII.GetBytes(name));
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngSum.Of([.. Encoding.ASCII.GetBytes(name), .. content]));
        file.Write(number);
    }
}
