using System.Globalization;
using System.Text;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Attachments;

namespace ReceptionCentre.Application.Attachments;

/// <summary>
/// Decides what a file is by its bytes, refuses what may not be kept, and cleans what may: a picture loses everything that
/// is not the picture (place, camera, thumbnails), a PDF must hold nothing that acts.
/// </summary>
internal static class UploadCheck
{
    /// <summary>Field of the forms in which a file is chosen.</summary>
    public const string Field = "File";

    private const int StemLength = Attachment.FileNameLength - 8;

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>The file as it is kept.</returns>
    /// <exception cref="InvalidInputException">Empty, too big, of another kind, damaged, locked or active.</exception>
    public static async Task<(KeptFile File, byte[] Bytes)> CheckAsync(Upload upload, AttachmentOptions options, CancellationToken cancellationToken)
    {
        if (upload.Length == 0)
            throw new InvalidInputException(Field, "Attachments.FileEmpty");
        if (upload.Length > options.MaximumBytes)
            throw TooBig(options);
        var sent = await ReadAsync(upload, options, cancellationToken);
        var format = FormatOf(sent) ?? throw new InvalidInputException(Field, "Attachments.FileNotAllowed");
        var kept = format switch
        {
            AttachmentFormat.Jpeg => JpegCleaning.Clean(sent) ?? throw Damaged(),
            AttachmentFormat.Png => PngCleaning.Clean(sent) ?? throw Damaged(),
            _ => Pdf(sent),
        };
        return (new(NameOf(upload.Name, format), format, kept.Length, Checksum.Of(kept)), kept);
    }

    public static InvalidInputException TooBig(AttachmentOptions options) => new(
        [new(Field, "Attachments.FileTooBig", new Dictionary<string, object>(StringComparer.Ordinal) { ["Megabytes"] = options.MaximumMegabytes })]);

    /// <summary>What the first bytes say; null = nothing that may be kept.</summary>
    public static AttachmentFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? AttachmentFormat.Pdf
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? AttachmentFormat.Jpeg
        : bytes.StartsWith(PngSignature) ? AttachmentFormat.Png : null;

    /// <summary>
    /// A name that a file may have anywhere: no path, no markup, no sign that hides or turns the text, and the ending of
    /// what the file is.
    /// </summary>
    public static string NameOf(string? sent, AttachmentFormat format)
    {
        var last = (sent ?? "")[((sent ?? "").LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var stem = last.LastIndexOf('.') is var dot and >= 0 ? last[..dot] : last;
        var clean = new StringBuilder();
        foreach (var rune in stem.EnumerateRunes())
        {
            var kept = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || "-_.()".Contains((char)rune.Value, StringComparison.Ordinal);
            if (kept)
                clean.Append(rune);
            else if (clean.Length > 0 && clean[^1] != ' ' && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                clean.Append(' ');
            if (clean.Length >= StemLength)
                break;
        }
        var name = clean.ToString().Trim(' ', '.');
        return (name.Length == 0 ? "scan" : name) + format switch { AttachmentFormat.Pdf => ".pdf", AttachmentFormat.Jpeg => ".jpg", _ => ".png" };
    }

    // No more is read than may be kept, whatever length was told.
    private static async Task<byte[]> ReadAsync(Upload upload, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var bytes = new byte[upload.Length];
        await using var stream = upload.Open();
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (read < bytes.Length)
            throw Damaged();
        return await stream.ReadAsync(new byte[1], cancellationToken) == 0 ? bytes : throw TooBig(options);
    }

    private static byte[] Pdf(byte[] sent) => PdfCheck.Look(sent) switch
    {
        PdfCheck.Verdict.Active => throw new InvalidInputException(Field, "Attachments.PdfActive"),
        PdfCheck.Verdict.Locked => throw new InvalidInputException(Field, "Attachments.PdfLocked"),
        PdfCheck.Verdict.Damaged => throw Damaged(),
        _ => sent,
    };

    private static InvalidInputException Damaged() => new(Field, "Attachments.FileDamaged");
}
