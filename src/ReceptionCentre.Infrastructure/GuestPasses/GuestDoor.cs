using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.GuestPasses;

/// <summary>Nobody is asking yet, so the system does; each time in a scope of its own.</summary>
internal sealed class GuestDoor(IServiceScopeFactory scopes) : IGuestDoor
{
    public async Task<FindPass.View?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FindPass.Query(token), cancellationToken);
    }

    public async Task<OpenPass.Opening> OpenAsync(OpenPass.Command attempt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(attempt, cancellationToken);
    }
}
