namespace ReceptionCentre.Application.Attachments;

/// <summary>A file as it was sent: nothing of it is believed yet.</summary>
/// <param name="Name">As the sender calls it; may hold a path, markup or anything else.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Open">Opens it from its beginning, as often as is needed.</param>
public sealed record Upload(string? Name, long Length, Func<Stream> Open);
