using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
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

    public sealed record Life(DateOnly Today, IReadOnlyList<Span> Spans, IReadOnlyList<DateOnly> Contacts, IReadOnlyList<Todo> Todo);

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
        NextContact = 6,
        PlanDeadline = 7,
        Referral = 8,
    }

    /// <param name="Code">The code that it shows, when it is one.</param>
    /// <param name="Words">Typed words, when it is not a code.</param>
    /// <param name="Duty">For a duty: its state.</param>
    /// <param name="From">First day; of a partly known date the first possible one. Null = not known at all.</param>
    /// <param name="Until">First day after; null = no end known.</param>
    /// <param name="IsRough">The start is only partly known.</param>
    /// <param name="Referral">For a referral: its state.</param>
    public sealed record Span(
        Lane Lane, Kind Kind, CodeView? Code, string? Words, DutyState? Duty, DateOnly? From, DateOnly? Until, bool IsRough, bool IsPlanned, bool IsClock,
        ReferralState? Referral = null);

    /// <summary>What this file asks for, first the earliest.</summary>
    /// <param name="On">By when; null = as soon as possible.</param>
    public sealed record Todo(TodoKind Kind, DateOnly? On, string? Words);

    public enum TodoKind
    {
        NextContact = 1,
        PlanItemStarts = 2,
        PlanItemDeadline = 3,
        AgreePlan = 4,
        BeginPlan = 5,
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Life>
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
        private readonly List<Todo> _todo = [];

        public async Task<Life> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            await StaysAsync(file.PersonId, cancellationToken);
            await HousingAsync(file.PersonId, cancellationToken);
            await PlanAsync(file.Id, today, cancellationToken);
            await ReferralsAsync(file.Id, cancellationToken);
            var contacts = await ContactsAsync(file.Id, cancellationToken);
            return new(today, _spans, contacts, [.. _todo.OrderBy(todo => todo.On ?? today)]);
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
                    _spans.Add(Of(Lane.Status, Kind.Motive, motive, await codes.FindAsync(Lists.Motives, motive.Code, cancellationToken), stay.ArrivedOn));
                foreach (var duty in stay.Duties.Where(fact => fact.Stands))
                    _spans.Add(Of(Lane.Status, Kind.Duty, duty, null, duty.DecidedOn) with { Duty = duty.State });
            }
        }

        private async Task HousingAsync(Guid personId, CancellationToken cancellationToken)
        {
            var addresses = await db.Addresses.AsNoTracking().Where(fact => fact.PersonId == personId && fact.WithdrawnAt == null).OrderBy(fact => fact.Id).ToListAsync(cancellationToken);
            foreach (var address in addresses.Where(address => !address.IsLocked || MayReadLocked))
                _spans.Add(Of(Lane.Housing, Kind.Address, address, await codes.FindAsync(Lists.AddressKinds, address.Kind, cancellationToken), address.From) with { Words = address.Place });
        }

        private async Task PlanAsync(Guid caseFileId, DateOnly today, CancellationToken cancellationToken)
        {
            var plans = await db.Plans.AsNoTracking().Include(plan => plan.Goals).ThenInclude(goal => goal.Items)
                .Where(plan => plan.CaseFileId == caseFileId && (plan.State == PlanState.Agreed || plan.State == PlanState.Draft)).ToListAsync(cancellationToken);
            if (plans.Count == 0)
                _todo.Add(new(TodoKind.BeginPlan, null, null));
            if (plans.Exists(plan => plan.State == PlanState.Draft))
                _todo.Add(new(TodoKind.AgreePlan, null, null));
            foreach (var goal in plans.Where(plan => plan.State == PlanState.Agreed).SelectMany(plan => plan.Goals))
            {
                foreach (var item in goal.Items)
                {
                    if (item.StartsOn is not null)
                        _spans.Add(new(LaneOfTrack.GetValueOrDefault(goal.Track, Lane.Referral), Kind.PlanItem, null, item.What, null, item.StartsOn, (item.DoneOn ?? item.Deadline)?.AddDays(1), false, item.StartsOn > today, false));
                    if (item.DoneOn <= today)
                        continue;
                    if (item.StartsOn >= today)
                        _todo.Add(new(TodoKind.PlanItemStarts, item.StartsOn, item.What));
                    if (item.Deadline is { } deadline)
                    {
                        _todo.Add(new(TodoKind.PlanItemDeadline, deadline, item.What));
                        _spans.Add(new(Lane.Clock, Kind.PlanDeadline, null, item.What, null, item.StartsOn ?? plans[0].AgreedOn ?? today, deadline, false, false, true));
                    }
                }
            }
        }

        private async Task<IReadOnlyList<DateOnly>> ContactsAsync(Guid caseFileId, CancellationToken cancellationToken)
        {
            var notes = await db.ContactNotes.AsNoTracking().Where(note => note.CaseFileId == caseFileId && note.WithdrawnAt == null)
                .OrderBy(note => note.On).ThenBy(note => note.Id).Select(note => new { note.On, note.PersonTookPart, note.NextOn }).ToListAsync(cancellationToken);
            if (notes.LastOrDefault() is { NextOn: { } next } last)
            {
                _todo.Add(new(TodoKind.NextContact, next, null));
                _spans.Add(new(Lane.Clock, Kind.NextContact, null, null, null, last.On, next, false, false, true));
            }
            return [.. notes.Where(note => note.PersonTookPart).Select(note => note.On)];
        }

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
                Lane.Referral, Kind.Referral, null, referral.Offer, null, referral.SentOn, referral.EndedOn?.AddDays(1), false, referral.StartedOn is null, false, referral.State)));
        }

        private static Span Of(Lane lane, Kind kind, DatedFact fact, CodeView? code, PartialDate otherwise)
        {
            var from = fact.From.IsUnknown ? otherwise : fact.From;
            return new(lane, kind, code, null, null, from.FirstPossible(), fact.Until?.FirstPossible(), !from.IsComplete, false, false);
        }
    }
}
