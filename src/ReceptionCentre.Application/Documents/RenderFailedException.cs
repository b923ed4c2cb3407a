namespace ReceptionCentre.Application.Documents;

/// <summary>Why a document was not made.</summary>
public enum RenderFailure
{
    /// <summary>The renderer is not there or does not start. Wait and retry.</summary>
    RendererAway,

    /// <summary>It took longer than the time limit. A retry may help.</summary>
    TimedOut,

    /// <summary>
    /// The template does not exist or does not accept the data. A retry with
    /// the same data fails again.
    /// </summary>
    TemplateRejected,

    /// <summary>The process ended while it worked. A retry may help.</summary>
    Crashed,
}

/// <summary>
/// A document was not made. The message holds codes and places in a template,
/// never a text of the document: it may be logged and shown.
/// </summary>
public sealed class RenderFailedException : Exception
{
    /// <summary>Creates the exception without a reason.</summary>
    public RenderFailedException()
        : this(RenderFailure.Crashed, "unknown")
    {
    }

    /// <inheritdoc cref="RenderFailedException(RenderFailure, string)"/>
    public RenderFailedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="RenderFailedException(RenderFailure, string)"/>
    public RenderFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="detail">A code, without personal data.</param>
    public RenderFailedException(RenderFailure failure, string detail)
        : base($"{failure}: {detail}")
    {
        Failure = failure;
    }

    /// <summary>What happened.</summary>
    public RenderFailure Failure { get; } = RenderFailure.Crashed;
}
