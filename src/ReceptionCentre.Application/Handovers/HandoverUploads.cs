using FluentValidation;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>A file of a hand-over or a receipt, as it was chosen in a form.</summary>
internal static class HandoverUploads
{
    public static void IsHandoverFile<T>(this IRuleBuilder<T, Upload?> file) =>
        file.Must(upload => upload is not null).WithMessage("Handovers.FileMissing")
            .Must(upload => upload is null || upload.Length is > 0 and <= HandoverSeal.MostBytes).WithMessage(HandoverRules.TheFileIsAHandover.Name);

    public static async Task<byte[]> BytesAsync(this Upload upload, CancellationToken cancellationToken)
    {
        await using var stream = upload.Open();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
