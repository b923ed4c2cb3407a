namespace ReceptionCentre.Application.Documents;

/// <summary>
/// Turns the data of a document into the two files that we keep of it. The
/// same request gives the same bytes, on every machine.
/// </summary>
public interface IDocumentRenderer
{
    /// <summary>
    /// Whether documents can be made now, and if not, why. Looked at again at
    /// most a second later, so that it recovers by itself.
    /// </summary>
    RendererHealth Health { get; }

    /// <summary>Makes one document.</summary>
    /// <exception cref="RenderFailedException">
    /// The document was not made; the code says whether a retry makes sense.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The caller stopped waiting; no document was made.
    /// </exception>
    Task<RenderedDocument> RenderAsync(RenderRequest request, CancellationToken cancellationToken);
}

/// <summary>What is to be made.</summary>
/// <param name="Template">Name of the template without extension: <c>plan</c>.</param>
/// <param name="DataJson">
/// The data as JSON, in the form that the template asks. It is read as data
/// and never becomes part of the template, whatever signs it holds.
/// </param>
/// <param name="CreatedAt">
/// The moment that the files bear as their creation, to the second. Take it
/// from the document, not from the clock, so that a second rendering is equal.
/// </param>
/// <param name="Logo">
/// The logo that the data names; null = none. One that cannot be printed is left
/// out: it must not keep a paper from anybody.
/// </param>
public sealed record RenderRequest(string Template, string DataJson, DateTimeOffset CreatedAt, RenderLogo? Logo = null);

/// <summary>A picture for the head of a paper.</summary>
/// <param name="Format"><c>png</c> or <c>jpg</c>.</param>
public sealed record RenderLogo(string Format, byte[] Bytes);

/// <summary>One document as two PDF files with the same pages.</summary>
/// <param name="Accessible">PDF/UA-1, for people: tagged for screen readers.</param>
/// <param name="Archive">PDF/A-2a, to keep.</param>
public sealed record RenderedDocument(byte[] Accessible, byte[] Archive);
