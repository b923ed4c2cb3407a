using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Checklists;

/// <summary>
/// A checklist of a file: the lines that hold for this person, and what was ticked. A line that was ticked stays on it, also
/// when it holds no longer.
/// </summary>
public static class ChecklistOfFile
{
    /// <param name="DepartureId">The departure whose list it is; null = the arrival list.</param>
    [Needs(Permission.ReadChecklist)]
    public sealed record Query(Guid CaseFileId, Guid? DepartureId = null) : IQuery<Checklist>;

    /// <param name="ListId">The departure, or the file itself for the arrival list.</param>
    public sealed record Checklist(Guid ListId, ChecklistKind Kind, IReadOnlyList<Line> Lines)
    {
        public int Done => Lines.Count(line => line.Tick?.State == TickState.Done);

        /// <summary>Lines that are to be done: all but those that are not needed.</summary>
        public int Needed => Lines.Count(line => line.Tick?.State != TickState.NotNeeded);
        public int NotNeeded => Lines.Count - Needed;
        public int Open => Needed - Done;
    }

    /// <param name="Key">Names the line in the file that it was loaded from.</param>
    /// <param name="DutchPaper">The paper that goes with it.</param>
    /// <param name="From">First day on which it can be done; null = it has none of its own, or nobody knows the day that it is counted from.</param>
    /// <param name="By">Last such day.</param>
    public sealed record Line(
        Guid ItemId, string Key, string Dutch, string English, string? DutchNote, string? EnglishNote, string? DutchPaper, string? EnglishPaper, string? Link, ChecklistDoer Doer,
        DateOnly? From, DateOnly? By, TickView? Tick);

    public sealed record TickView(Guid Id, TickState State, DateOnly On, string By, string? Note);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Checklist>
    {
        public async Task<Checklist> Handle(Query request, CancellationToken cancellationToken)
        {
            if (request.DepartureId is not null && !current.May(Permission.OpenWholeFile))
                throw new NotPermittedException("Checklists.ChecklistOfFile of a departure");
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var departure = request.DepartureId is { } departureId
                ? await db.Departures.Where(one => one.Id == departureId && one.StayId == file.StayId).Select(one => new { one.Kind, one.PlannedOn, one.DepartedOn }).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("departure")
                : null;
            var day = file.ClosedOn ?? time.Today();
            var (kind, listId) = departure is null ? (ChecklistKind.Arrival, file.Id) : (ChecklistKind.Departure, request.DepartureId!.Value);
            var around = (departure?.DepartedOn ?? departure?.PlannedOn)?.ToDateOnly();
            var who = await db.ChecklistPersonAsync(file, departure?.Kind, day, current, cancellationToken);
            var items = await db.ChecklistItems.AsNoTracking().Include(item => item.Motives).Include(item => item.DepartureKinds).Include(item => item.Parties)
                .Where(item => item.Kind == kind && (item.Municipality == null || item.Municipality == file.Controller)).ToListAsync(cancellationToken);
            var ticks = (await db.ChecklistTicks.AsNoTracking().Where(tick => tick.ListId == listId && tick.CaseFileId == file.Id && tick.WithdrawnAt == null)
                .Select(tick => new
                {
                    tick.ItemId,
                    tick.Id,
                    tick.State,
                    tick.On,
                    tick.Note,
                    By = db.StaffMembers.Where(member => member.Id == tick.TickedBy).Select(member => member.Name).FirstOrDefault(),
                }).ToListAsync(cancellationToken)).ToDictionary(tick => tick.ItemId, tick => new TickView(tick.Id, tick.State, tick.On, tick.By ?? "ReceptionCentre", tick.Note));
            return new(listId, kind,
            [
                .. items.Where(item => ticks.ContainsKey(item.Id) || item.HoldsFor(who, day))
                    // The common floor first, then what the municipality adds.
                    .OrderBy(item => item.Municipality is not null).ThenBy(item => item.Place).ThenBy(item => item.Key, StringComparer.Ordinal)
                    .Select(item => LineOf(item, around, ticks.GetValueOrDefault(item.Id))),
            ]);
        }

        private static Line LineOf(ChecklistItem item, DateOnly? around, TickView? tick)
        {
            var days = around is { } on ? item.DaysAround(on) : null;
            return new(
                item.Id, item.Key, item.Dutch, item.English, item.DutchNote, item.EnglishNote, item.DutchPaper, item.EnglishPaper, item.Link, item.Doer, days?.From, days?.By, tick);
        }
    }
}
