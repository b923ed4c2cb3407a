using MediatR;
using ReceptionCentre.Application.Auditing;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>For queries that show a file: the opening is recorded before anything is shown.</summary>
internal sealed class OpeningBehaviour<TRequest, TResult>(IOpeningLog openings) : IPipelineBehavior<TRequest, TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (request is IOpensFile opening)
            await openings.RecordAsync(RequestName.Of<TRequest>(), opening.CaseFileId, cancellationToken);
        return await next();
    }
}
