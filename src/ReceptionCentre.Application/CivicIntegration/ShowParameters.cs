using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>The numbers of the Act of 2021 and of the law on decisions, with when they hold, their source and how certain they are.</summary>
public static class ShowParameters
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    public sealed record Line(string Parameter, int? Value, DateOnly? From, DateOnly? Until, Certainty Certainty, string Source, string Dutch, string English);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.CivicParameters.AsNoTracking().OrderBy(one => one.Place)
                .Select(one => new Line(one.Parameter, one.Value, one.ValidFrom, one.ValidUntil, one.Certainty, one.Source, one.Dutch, one.English))
                .ToListAsync(cancellationToken);
    }
}
