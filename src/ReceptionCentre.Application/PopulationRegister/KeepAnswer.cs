using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>Keeps what the register told, for whoever asked.</summary>
public static class KeepAnswer
{
    /// <param name="LookupId">The look-up in which somebody is now chosen; null = a new one.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid? LookupId, RegisterLookup Lookup) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var told = RegisterLookups.Written(request.Lookup);
            if (request.LookupId is { } id)
            {
                var kept = await db.RegisterLookupAsync(id, request.Lookup.CaseFileId, current, cancellationToken);
                kept.Keep(told, time.GetUtcNow());
                return kept.Id;
            }
            var journey = Journey.Begin(RegisterLookups.Kind, current.Id, told, time.GetUtcNow());
            db.Journeys.Add(journey);
            return journey.Id;
        }
    }
}

/// <summary>What the register told me, as it was kept.</summary>
public static class ShowAnswer
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid LookupId, Guid? CaseFileId) : IQuery<RegisterLookup>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, RegisterLookup>
    {
        /// <exception cref="NotThereException">Somebody else's, or gone.</exception>
        public async Task<RegisterLookup> Handle(Query request, CancellationToken cancellationToken) =>
            (await db.RegisterLookupAsync(request.LookupId, request.CaseFileId, current, cancellationToken)).Told();
    }
}
