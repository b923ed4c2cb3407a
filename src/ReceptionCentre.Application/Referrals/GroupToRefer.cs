using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// Whom of the own files one could refer to an offer together: first those whose plan asks for something of this kind, then by
/// name. Where somebody comes from plays no part.
/// </summary>
public static class GroupToRefer
{
    public const int Most = 200;

    [Needs(Permission.Refer)]
    public sealed record Query(Guid OfferId) : IQuery<View>;

    /// <param name="Found">How many files one works on; at most <see cref="Most"/> are looked at.</param>
    public sealed record View(OfferLine Offer, IReadOnlyList<Line> Lines, int Found, DateOnly Today);

    /// <param name="Name">What goes along.</param>
    /// <param name="Languages">What goes along, the preferred one first.</param>
    /// <param name="Item">What the plan asks, in its words; null = nothing of this kind.</param>
    public sealed record Line(Guid CaseFileId, string Reference, string Name, IReadOnlyList<CodeView> Languages, string? Item);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, me, teams) = (time.Today(), current.Id, current.Teams);
            var guarded = db.ProtectedOn(today);
            var offer = await db.Offers.AsNoTracking().Where(offer => offer.Id == request.OfferId).Select(offer => new { offer.Track, offer.Municipality }).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("offer");
            // Who was referred there already, and who is protected, is not in the list.
            var mine = db.FileStates.AsNoTracking().Where(state =>
                (state.CaseworkerId == me || (state.TeamId != null && teams.Contains(state.TeamId.Value)))
                && (offer.Municipality == null || state.Controller == offer.Municipality)
                && !db.Referrals.Any(referral => referral.CaseFileId == state.CaseFileId && referral.OfferId == request.OfferId && referral.EndedOn == null)
                && !guarded.Any(fact => fact.PersonId == state.PersonId));
            var found = await mine.CountAsync(cancellationToken);
            // Own files before those of the team, the longest open first: whom one knows.
            var rows = await (
                from state in mine
                join file in db.CaseFiles on state.CaseFileId equals file.Id
                orderby state.CaseworkerId == me ? 0 : 1, state.OpenedOn, state.CaseFileId
                select new { state.CaseFileId, state.PersonId, state.OpenedOn, file.Number }).Take(Most).ToListAsync(cancellationToken);
            var people = rows.ConvertAll(row => row.PersonId);
            var names = await db.NamesAsync(people, today, cancellationToken);
            var spoken = (await db.Languages.AsNoTracking().Where(fact => people.Contains(fact.PersonId) && fact.WithdrawnAt == null).ToListAsync(cancellationToken)).On(today).ToLookup(fact => fact.PersonId);
            var items = await db.OpenItemsAsync(rows.ConvertAll(row => row.CaseFileId), offer.Track, cancellationToken);
            var asked = await db.Plans.AsNoTracking().SelectMany(plan => plan.Goals).SelectMany(goal => goal.Items).Where(item => items.Values.Contains(item.Id))
                .ToDictionaryAsync(item => item.Id, item => item.What, cancellationToken);
            var lines = new List<Line>(rows.Count);
            foreach (var row in rows)
            {
                var languages = await codes.ManyAsync(Lists.Languages, spoken[row.PersonId].OrderByDescending(fact => fact.Preferred).Select(fact => fact.Code), cancellationToken);
                lines.Add(new(
                    row.CaseFileId, CaseFileReference.Of(row.OpenedOn, row.Number), names[row.PersonId].FullName, [.. languages],
                    items.TryGetValue(row.CaseFileId, out var item) ? asked.GetValueOrDefault(item) : null));
            }
            var offers = await db.LinesAsync(db.Offers.AsNoTracking().Where(one => one.Id == request.OfferId), codes, today, cancellationToken);
            return new(offers[0], [.. lines.OrderBy(line => line.Item is null).ThenBy(line => line.Name, StringComparer.CurrentCulture)], found, today);
        }
    }
}

internal static class OpenItems
{
    /// <summary>For each file the first item of its plan in a track that is not done and not referred yet, in the plan that holds, else in the draft.</summary>
    /// <param name="track">Code of the list "tracks"; null = none.</param>
    public static async Task<Dictionary<Guid, Guid>> OpenItemsAsync(this IReceptionDb db, IReadOnlyCollection<Guid> files, string? track, CancellationToken cancellationToken)
    {
        if (track is null || files.Count == 0)
            return [];
        var items = await db.Plans.AsNoTracking()
            .Where(plan => files.Contains(plan.CaseFileId) && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided || plan.State == PlanState.Draft))
            .SelectMany(plan => plan.Goals, (plan, goal) => new { plan.CaseFileId, plan.State, Goal = goal }).Where(one => one.Goal.Track == track)
            .SelectMany(one => one.Goal.Items, (one, item) => new { one.CaseFileId, one.State, GoalPlace = one.Goal.Place, item.Id, item.Place, item.DoneOn })
            .Where(item => item.DoneOn == null && !db.Referrals.Any(referral => referral.PlanItemId == item.Id && referral.EndedOn == null))
            .ToListAsync(cancellationToken);
        return items.GroupBy(item => item.CaseFileId).ToDictionary(
            group => group.Key, group => group.OrderBy(item => item.State == PlanState.Draft).ThenBy(item => item.GoalPlace).ThenBy(item => item.Place).First().Id);
    }
}
