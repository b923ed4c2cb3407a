using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Journeys;

namespace ReceptionCentre.Application.Journeys;

/// <summary>Removes journeys that nobody touched for <see cref="Journey.Lifetime"/>, with what was typed in them. Gives their number.</summary>
public static class ClearExpiredJourneys
{
    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, int>
    {
        public Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var expired = time.GetUtcNow() - Journey.Lifetime;
            return db.Journeys.Where(journey => journey.TouchedAt < expired).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
