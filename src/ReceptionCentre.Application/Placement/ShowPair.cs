using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>One pair: why it was decided, what happened, the log, and what is next.</summary>
public static class ShowPair
{
    [Needs(Permission.ReadPlacement)]
    public sealed record Query(Guid CaseFileId, Guid PairId) : IQuery<View>;

    /// <param name="Reasons">As they are now; what is told later changes them.</param>
    /// <param name="MeetBy">Day by which they meet again; null = no log is kept, or nothing goes on.</param>
    /// <param name="EvaluateOn">Day on which it is asked how it went; null likewise.</param>
    public sealed record View(
        Guid PairId, int Version, Guid WishId, PlacementKind Kind, PairState State, PlaceSuggestion Place, ProviderContact Provider, DateOnly WaitedSince, DateOnly DecidedOn,
        DateOnly? ReceiverAgreedOn, DateOnly? PersonAgreedOn, DateOnly? FirstOn, DateOnly? BeganOn, DateOnly? EndedOn, IReadOnlyList<Step> Steps, IReadOnlyList<Meeting> Meetings,
        IReadOnlyList<Evaluation> Evaluations, DateOnly? MeetBy, DateOnly? EvaluateOn, DateOnly Today);

    public sealed record ProviderContact(string Name, string? Contact, string? Telephone, string? Email);

    public sealed record Step(PairState State, PairParty Party, DateOnly On, string? Words, CodeView? Reason, DateTimeOffset RecordedAt, string RecordedBy);

    public sealed record Meeting(DateOnly On, bool Met, CodeView? Activity, CodeView? Absence, DateOnly? NextOn, string? Words, string RecordedBy);

    public sealed record Evaluation(DateOnly On, string? PersonWords, string? ReceiverWords, bool GoesOn, string RecordedBy);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, CivicParameterBook numbers, PlacementWork work, PlacementViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var pair = await db.PlacementPairs.AsNoTracking().Include(pair => pair.Steps).Include(pair => pair.Meetings).Include(pair => pair.Evaluations)
                .FirstOrDefaultAsync(pair => pair.Id == request.PairId && pair.CaseFileId == request.CaseFileId, cancellationToken) ?? throw new NotThereException("pair");
            var wish = await db.PlacementWishes.AsNoTracking().Include(wish => wish.Codes).FirstAsync(wish => wish.Id == pair.WishId, cancellationToken);
            var place = await db.PlacementPlaces.AsNoTracking().IgnoreQueryFilters(["Floor"]).Include(place => place.Codes).FirstAsync(place => place.Id == pair.PlaceId, cancellationToken);
            var provider = await db.Providers.AsNoTracking().Where(provider => provider.Id == place.ProviderId)
                .Select(provider => new ProviderContact(provider.Name, provider.Contact, provider.Telephone, provider.Email)).FirstAsync(cancellationToken);
            var seeker = (await work.SeekersAsync([wish], cancellationToken))[0];
            var suggestion = await views.SuggestionAsync((await views.LinesAsync([place], cancellationToken))[0], PairFit.Of(seeker, Vacancy.Of(place, 1), today), cancellationToken);
            var names = await db.NamesOfAsync(
                pair.Steps.Select(step => step.RecordedBy).Concat(pair.Meetings.Select(one => one.RecordedBy)).Concat(pair.Evaluations.Select(one => one.RecordedBy)), cancellationToken);
            string By(Guid who) => names.GetValueOrDefault(who, "ReceptionCentre");
            var steps = new List<Step>();
            foreach (var step in pair.Steps.OrderBy(step => step.Number))
                steps.Add(new(step.State, step.Party, step.On, step.Words, await codes.FindAsync(Lists.PlacementReasons, step.Reason, cancellationToken), step.RecordedAt, By(step.RecordedBy)));
            var meetings = new List<Meeting>();
            foreach (var one in pair.Meetings.OrderByDescending(one => one.On))
            {
                meetings.Add(new(
                    one.On, one.Met, await codes.FindAsync(Lists.BuddyActivities, one.Activity, cancellationToken), await codes.FindAsync(Lists.AbsenceReasons, one.Absence, cancellationToken),
                    one.NextOn, one.Words, By(one.RecordedBy)));
            }
            var (meetBy, evaluateOn) = await NextAsync(pair, today, cancellationToken);
            return new(
                pair.Id, pair.Version, wish.Id, pair.Kind, pair.State, suggestion, provider, pair.WaitedSince, pair.DecidedOn, pair.ReceiverAgreedOn, pair.PersonAgreedOn, pair.FirstOn,
                pair.BeganOn, pair.EndedOn, steps, meetings,
                [.. pair.Evaluations.OrderByDescending(one => one.On).Select(one => new Evaluation(one.On, one.PersonWords, one.ReceiverWords, one.GoesOn, By(one.RecordedBy)))],
                meetBy, evaluateOn, today);
        }

        private async Task<(DateOnly? MeetBy, DateOnly? EvaluateOn)> NextAsync(PlacementPair pair, DateOnly today, CancellationToken cancellationToken)
        {
            if (pair is not { Kind: PlacementKind.Buddy, State: PairState.UnderWay, BeganOn: { } began })
                return (null, null);
            var all = await numbers.AllAsync(cancellationToken);
            var last = pair.Meetings.Where(one => one.Met).Select(one => one.On).DefaultIfEmpty(began).Max();
            DateOnly? meetBy = all.On(today, CivicParameters.BuddyMeetingDays) is { } days ? last.AddDays(days) : null;
            return (meetBy, all.On(today, CivicParameters.BuddyMonths) is { } months ? began.AddMonths(months) : null);
        }
    }
}
