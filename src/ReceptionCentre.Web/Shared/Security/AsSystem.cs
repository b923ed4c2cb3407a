using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>Asks in the name of the system, for an address that opens without signing in: what the query itself does not leave out is answered.</summary>
public sealed class AsSystem(IServiceScopeFactory scopes)
{
    public async Task<TResult> Ask<TResult>(IQuery<TResult> query, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, cancellationToken);
    }
}
