using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>
/// The case as a life line, not as a status: what held when, in parallel lanes, from the facts themselves. What is drawn is
/// computed; nothing of it is stored.
/// </summary>
public static class FileLife
{
    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId) : IQuery<Life>;

    /// <param name="Asks">What the file asks, first what is due first.</param>
    public sealed record Life(DateOnly Today, IReadOnlyList<Span> Spans, IReadOnlyList<DateOnly> Contacts, IReadOnlyList<Asked> Asks, CaseloadTerms Terms);

    /// <param name="Postponed">Until when it is put off, and why; null = it is not.</param>
    public sealed record Asked(ClockTerms Clock, PostponedUntil? Postponed);

    public enum Lane
    {
        Stay = 1,
        Status = 2,
        Housing = 3,
        Language = 4,
        Work = 5,
        Contact = 6,
        Referral = 7,
        Clock = 8,
    }

    /// <summary>What a bar is about; says how its words are made.</summary>
    public enum Kind
    {
        Stay = 1,
        Motive = 2,
        Duty = 3,
        Address = 4,
        PlanItem = 5,
        Clock = 6,
        Referral = 8,
        Departure = 9,
        HousingLink = 10,
        HousingOffer = 11,
    }

    /// <param name="Code">The code that it shows, when it is one.</param>
    /// <param name="Words">Typed words, when it is not a code.</param>
    /// <param name="Duty">For a duty: its state.</param>
    /// <param name="From">First day; of a partly known date the first possible one. Null = not known at all.</param>
    /// <param name="Until">First day after; null = no end known.</param>
    /// <param name="IsRough">The start is only partly known.</param>
    /// <param name="Reason">For a clock: what it asks.</param>
    /// <param name="Referral">For a referral: its state.</param>
    /// <param name="Housing">For a link from the COA: its state.</param>
    /// <param name="Dwelling">For an offer of a dwelling: its state.</param>
    public sealed record Span(
        Lane Lane, Kind Kind, CodeView? Code, string? Words, DutyState? Duty, DateOnly? From, DateOnly? Until, bool IsRough, bool IsPlanned, bool IsClock,
        DueReason? Reason = null, ReferralState? Referral = null, HousingState? Housing = null, OfferState? Dwelling = null);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, Life>
    {
        private static readonly Dictionary<string, Lane> LaneOfTrack = new(StringComparer.Ordinal)
        {
            ["language"] = Lane.Language,
            ["integration"] = Lane.Language,
            ["education"] = Lane.Language,
            ["school"] = Lane.Language,
            ["work"] = Lane.Work,
            ["money"] = Lane.Work,
            ["housing"] = Lane.Housing,
        };

        private bool MayReadLocked => current.May(Permission.ReadLockedParts);

        private readonly List<Span> _spans = [];

        public async Task<Life> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            await StaysAsync(file.PersonId, cancellationToken);
            await HousingAsync(file.PersonId, cancellationToken);
            await LinksAsync(file.Id, cancellationToken);
            await PlanAsync(file.Id, today, cancellationToken);
            await ReferralsAsync(file.Id, cancellationToken);
            await DepartureAsync(file, cancellationToken);
            var asks = await ClocksAsync(file.Id, today, cancellationToken);
            return new(today, _spans, await ContactsAsync(file.Id, cancellationToken), asks, await db.TermsOfAsync(file.Controller, region, cancellationToken));
        }

        private async Task StaysAsync(Guid personId, CancellationToken cancellationToken)
        {
            var stays = await db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.Duties)
                .Where(stay => stay.PersonId == personId).OrderBy(stay => stay.Id).ToListAsync(cancellationToken);
            foreach (var stay in stays)
            {
                _spans.Add(new(
                    Lane.Stay, Kind.Stay, await codes.FindAsync(Lists.Municipalities, stay.Municipality, cancellationToken), null, null,
                    stay.ArrivedOn.FirstPossible(), stay.EndedOn?.FirstPossible(), !stay.ArrivedOn.IsComplete, stay.ArrivedOn > PartialDate.Of(time.Today()), false));
                foreach (var motive in stay.Motives.Where(fact => fact.Stands && (!fact.IsLocked || MayReadLocked)))
                    _spans.Add(Within(stay, Of(Lane.Status, Kind.Motive, motive, await codes.FindAsync(Lists.Motives, motive.Code, cancellationToken), stay.ArrivedOn)));
                foreach (var duty in stay.Duties.Where(fact => fact.Stands))
                    _spans.Add(Within(stay, Of(Lane.Status, Kind.Duty, duty, null, duty.DecidedOn) with { Duty = duty.State }));
            }
        }

        // One that happened is the end of the stay's bar and a mark at that day; one that is planned is a clock.
        private async Task DepartureAsync(Domain.CaseFiles.CaseFile file, CancellationToken cancellationToken)
        {
            var departures = await db.Departures.AsNoTracking()
                .Where(departure => departure.StayId == file.StayId && departure.State == DepartureState.CarriedOut)
                .OrderBy(departure => departure.RecordedAt).ToListAsync(cancellationToken);
            foreach (var departure in departures)
            {
                var (kind, on) = (await codes.FindAsync(Lists.DepartureKinds, departure.Kind, cancellationToken), departure.DepartedOn!.Value);
                _spans.Add(new(Lane.Stay, Kind.Departure, kind, null, null, on.FirstPossible(), on.FirstPossible()?.AddDays(1), !on.IsComplete, false, false));
            }
        }

        private async Task HousingAsync(Guid personId, CancellationToken cancellationToken)
        {
            var addresses = await db.Addresses.AsNoTracking().Where(fact => fact.PersonId == personId && fact.WithdrawnAt == null).OrderBy(fact => fact.Id).ToListAsync(cancellationToken);
            foreach (var address in addresses.Where(address => !address.IsLocked || MayReadLocked))
                _spans.Add(Of(Lane.Housing, Kind.Address, address, await codes.FindAsync(Lists.AddressKinds, address.Kind, cancellationToken), address.From) with { Words = address.Place });
        }

        private async Task LinksAsync(Guid caseFileId, CancellationToken cancellationToken)
        {
            if (!current.May(Permission.ReadHousing))
                return;
            var links = await db.HousingLinks.AsNoTracking().Where(link => link.People.Any(person => person.CaseFileId == caseFileId && (person.EndedOn == null || person.EndedOn == link.EndedOn)))
                .Include(link => link.Offers).OrderBy(link => link.Id).ToListAsync(cancellationToken);
            foreach (var link in links)
            {
                _spans.Add(new(Lane.Housing, Kind.HousingLink, null, null, null, link.LinkedOn, link.EndedOn?.AddDays(1), false, link.IsOpen, false, Housing: link.State));
                _spans.AddRange(link.Offers.Select(offer => new Span(
                    Lane.Housing, Kind.HousingOffer, null, null, null, offer.OfferedOn, offer.EndedOn?.AddDays(1), false, offer.IsOpen, false, Dwelling: offer.State)));
            }
        }

        private async Task PlanAsync(Guid caseFileId, DateOnly today, CancellationToken cancellationToken)
        {
            var plans = await db.Plans.AsNoTracking().Include(plan => plan.Goals).ThenInclude(goal => goal.Items)
                .Where(plan => plan.CaseFileId == caseFileId && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided || plan.State == PlanState.Ended)).ToListAsync(cancellationToken);
            foreach (var plan in plans)
            {
                // What had no deadline ended with the plan.
                foreach (var (goal, item) in plan.Goals.SelectMany(goal => goal.Items.Where(item => item.StartsOn is not null), (goal, item) => (goal, item)))
                    _spans.Add(new(LaneOfTrack.GetValueOrDefault(goal.Track, Lane.Referral), Kind.PlanItem, null, item.What, null, item.StartsOn, (item.DoneOn ?? item.Deadline)?.AddDays(1) ?? plan.EndedOn, false, item.StartsOn > today, false));
            }
        }

        private async Task<IReadOnlyList<Asked>> ClocksAsync(Guid caseFileId, DateOnly today, CancellationToken cancellationToken)
        {
            var clocks = (await db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == caseFileId && clock.EndedOn == null).ToListAsync(cancellationToken))
                .ConvertAll(clock => clock.Terms);
            foreach (var clock in clocks.Where(clock => clock.Reason.IsClock()))
                _spans.Add(new(Lane.Clock, Kind.Clock, null, clock.What, null, clock.StartedOn, clock.DueOn, false, false, true, clock.Reason));
            // Silence is asked of every file some day; it is said when that day has come.
            var postponed = await db.PostponedAsync([caseFileId], today, cancellationToken);
            return [.. clocks.Where(clock => clock.Reason != DueReason.Silence || clock.DueOn <= today).OrderBy(clock => clock.DueOn).ThenBy(clock => clock.Reason)
                .Select(clock => new Asked(clock, postponed.GetValueOrDefault((caseFileId, clock.Reason, clock.SubjectId))))];
        }

        private async Task<IReadOnlyList<DateOnly>> ContactsAsync(Guid caseFileId, CancellationToken cancellationToken) =>
            await db.ContactNotes.AsNoTracking().Where(note => note.CaseFileId == caseFileId && note.WithdrawnAt == null && note.PersonTookPart)
                .OrderBy(note => note.On).Select(note => note.On).ToListAsync(cancellationToken);

        private async Task ReferralsAsync(Guid caseFileId, CancellationToken cancellationToken)
        {
            var referrals = await db.Referrals.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(referral => referral.CaseFileId == caseFileId)
                .OrderBy(referral => referral.SentOn).ThenBy(referral => referral.Id)
                .Select(referral => new
                {
                    Offer = db.Offers.Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).First(),
                    referral.State,
                    referral.SentOn,
                    referral.StartedOn,
                    referral.EndedOn,
                })
                .ToListAsync(cancellationToken);
            // Dashed until the person was there: before that it is only meant.
            _spans.AddRange(referrals.Select(referral => new Span(
                Lane.Referral, Kind.Referral, null, referral.Offer, null, referral.SentOn, referral.EndedOn?.AddDays(1), false, referral.StartedOn is null, false, Referral: referral.State)));
        }

        // Why somebody was here is drawn for as long as the person was.
        private static Span Within(Stay stay, Span span) =>
            stay.EndedOn?.FirstPossible() is { } ended && (span.Until is null || span.Until > ended) ? span with { Until = ended } : span;

        private static Span Of(Lane lane, Kind kind, DatedFact fact, CodeView? code, PartialDate otherwise)
        {
            var from = fact.From.IsUnknown ? otherwise : fact.From;
            return new(lane, kind, code, null, null, from.FirstPossible(), fact.Until?.FirstPossible(), !from.IsComplete, false, false);
        }
    }
}
