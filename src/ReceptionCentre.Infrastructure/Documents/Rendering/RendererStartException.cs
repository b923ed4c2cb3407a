using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Infrastructure.Documents.Rendering;

/// <summary>A child process did not get ready.</summary>
internal sealed class RendererStartException : Exception
{
    public RendererStartException()
        : this(RendererProblem.DoesNotStart)
    {
    }

    public RendererStartException(string message)
        : base(message)
    {
    }

    public RendererStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public RendererStartException(RendererProblem problem)
        : base(problem.ToString())
    {
        Problem = problem;
    }

    /// <summary>Why.</summary>
    public RendererProblem Problem { get; } = RendererProblem.DoesNotStart;
}
