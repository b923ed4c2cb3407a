using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>The hand-overs in which the person of a file goes along, newest first, and what came along when the file began here.</summary>
public static class HandoversOfFile
{
    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId) : IQuery<Page>;

    /// <param name="MayPrepare">A move to another municipality is planned and nothing is under way.</param>
    /// <param name="Came">The hand-over with which this file began; null = it began here.</param>
    public sealed record Page(IReadOnlyList<Line> Handovers, bool MayPrepare, Came? Came);

    /// <param name="CaseFileId">The file from which it is done.</param>
    public sealed record Line(Guid HandoverId, Guid CaseFileId, CodeView? To, HandoverState State, DateOnly? SentOn, DateOnly? LastDay, DateOnly? EndedOn, int People);

    /// <param name="Number">Place of the person in what came.</param>
    public sealed record Came(Guid ReceivedHandoverId, int Number, CodeView? From, DateOnly? On);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var closedOn = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => new { file.ClosedOn }).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var rows = await db.Handovers.AsNoTracking().Where(one => one.People.Any(person => person.CaseFileId == request.CaseFileId)).OrderByDescending(one => one.Id)
                .Select(one => new { one.Id, one.CaseFileId, one.ToMunicipality, one.State, one.SentOn, one.LastDay, one.EndedOn, one.ClosedOn, People = one.People.Count }).ToListAsync(cancellationToken);
            var lines = new List<Line>(rows.Count);
            foreach (var row in rows)
            {
                lines.Add(new(
                    row.Id, row.CaseFileId, await codes.FindAsync(Lists.Municipalities, row.ToMunicipality, cancellationToken), row.State, row.SentOn, row.LastDay, row.EndedOn, row.People));
            }
            var underWay = rows.Exists(row => row.State is HandoverState.Prepared or HandoverState.Sent || row is { State: HandoverState.Received, ClosedOn: null });
            var moves = closedOn.ClosedOn is null && await db.Departures.AnyAsync(
                departure => departure.CaseFileId == request.CaseFileId && departure.State == DepartureState.Planned && departure.Kind == Departure.ToMunicipality, cancellationToken);
            var came = await db.ReceivedHandovers.AsNoTracking().SelectMany(one => one.People, (one, person) => new { one.Id, one.FromMunicipality, one.AnsweredOn, person.Number, person.CaseFileId })
                .FirstOrDefaultAsync(one => one.CaseFileId == request.CaseFileId, cancellationToken);
            return new(
                lines, moves && !underWay,
                came is null ? null : new(came.Id, came.Number, await codes.FindAsync(Lists.Municipalities, came.FromMunicipality, cancellationToken), came.AnsweredOn));
        }
    }
}
