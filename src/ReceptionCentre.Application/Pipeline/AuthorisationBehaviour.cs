using System.Reflection;
using MediatR;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>First in line: no declared permission, no request.</summary>
internal sealed class AuthorisationBehaviour<TRequest, TResult>(ICurrentStaff current) : IPipelineBehavior<TRequest, TResult>
{
    private static readonly NeedsAttribute? Needs = typeof(TRequest).GetCustomAttribute<NeedsAttribute>();
    private static readonly bool BySystem = typeof(TRequest).IsDefined(typeof(BySystemAttribute));

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var allowed = BySystem ? current.IsSystem : Needs is not null && current.May(Needs.Permission);
        return allowed ? next() : throw new NotPermittedException(RequestName.Of<TRequest>());
    }
}
