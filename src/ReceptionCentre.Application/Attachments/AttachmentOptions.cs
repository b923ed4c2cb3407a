namespace ReceptionCentre.Application.Attachments;

/// <summary>What may be uploaded. Section "Attachments".</summary>
public sealed class AttachmentOptions
{
    /// <summary>Largest file, in megabytes of 1,048,576 bytes.</summary>
    public int MaximumMegabytes { get; set; } = 15;

    public long MaximumBytes => MaximumMegabytes * 1024L * 1024L;
}
