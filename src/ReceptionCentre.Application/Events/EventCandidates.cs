using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.Events;

/// <summary>Whom one looks for; where somebody comes from plays no part.</summary>
/// <param name="Of">The team, where one is chosen.</param>
/// <param name="Motive">Code of the list "motives".</param>
/// <param name="Language">Code of the list "languages": who prefers it.</param>
/// <param name="Track">Code of the list "tracks": whose plan has something in it that is not done.</param>
/// <param name="Obliged">Only who is obliged to integrate.</param>
/// <param name="NotSigned">Only who did not sign the participation statement.</param>
/// <param name="Households">With everybody who lives with them, children too.</param>
/// <param name="CaseFileId">Only this file; the rest does not count.</param>
public sealed record EventSelection(
    QueueWhose Whose = QueueWhose.Mine, Guid? Of = null, string? Motive = null, DutyGroup? Group = null, string? Language = null, string? Track = null, bool Obliged = false, bool NotSigned = false,
    bool Households = false, Guid? CaseFileId = null);

/// <summary>Why somebody is not proposed, or what to think of.</summary>
public enum EventFinding
{
    Fits = 1,

    /// <summary>Speaks none of the languages that are spoken there: a warning, no refusal.</summary>
    OtherLanguage = 2,

    /// <summary>Came to an event of this kind before.</summary>
    CameBefore = 3,

    /// <summary>Signed the participation statement already.</summary>
    SignedBefore = 4,

    /// <summary>Younger than eighteen, and the household was not asked.</summary>
    Child = 5,

    /// <summary>Protected: invited alone, from the own file, and without a letter.</summary>
    Protected = 6,
}

/// <summary>Whom one could invite to an event, with who is left out and why. Who is on the list already is only counted.</summary>
public static class EventCandidates
{
    [Needs(Permission.InviteToEvent)]
    public sealed record Query(Guid GroupEventId, EventSelection Selection) : IQuery<View>;

    /// <param name="Found">How many files the selection has besides; at most <see cref="InviteToEvent.Most"/> of them are looked at.</param>
    /// <param name="OnTheList">How many of the selection are on the list already.</param>
    /// <param name="Hidden">How many of the selection are protected and out of sight of whoever asks.</param>
    public sealed record View(IReadOnlyList<Line> Lines, int Found, int OnTheList, int Hidden);

    /// <param name="Household">Who have the same one here live together; null = alone, or the household was not asked.</param>
    public sealed record Line(Guid CaseFileId, string Reference, string Name, IReadOnlyList<CodeView> Languages, Guid? Household, EventFinding Finding)
    {
        public bool IsProposed => Finding is EventFinding.Fits or EventFinding.OtherLanguage;
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var to = await db.GroupEvents.AsNoTracking().Include(one => one.Languages).Include(one => one.Sessions).FirstOrDefaultAsync(one => one.Id == request.GroupEventId, cancellationToken)
                ?? throw new NotThereException("event");
            var selected = db.Selected(to, request.Selection, current, today);
            var onTheList = db.EventInvitees.Where(one => one.GroupEventId == to.Id && one.State != EventInviteeState.Withdrawn);
            var others = selected.Where(state => !onTheList.Any(one => one.CaseFileId == state.CaseFileId));
            var found = await others.CountAsync(cancellationToken);
            var files = await others.OrderBy(state => state.OpenedOn).ThenBy(state => state.CaseFileId).Take(InviteToEvent.Most).Select(state => new { state.CaseFileId, state.PersonId }).ToListAsync(cancellationToken);
            var chosen = files.ToDictionary(file => file.CaseFileId, file => file.PersonId);
            var households = request.Selection.Households ? await db.HouseholdsAsync([.. chosen.Values], cancellationToken) : [];
            if (request.Selection.Households)
            {
                foreach (var (file, person) in await MembersAsync(to, households, [.. chosen.Values], cancellationToken))
                    chosen.TryAdd(file, person);
                households = await db.HouseholdsAsync([.. chosen.Values], cancellationToken);
            }
            var lines = await LinesAsync(to, chosen, households, request.Selection.Households, today, cancellationToken);
            return new(
                lines, found, await selected.CountAsync(state => onTheList.Any(one => one.CaseFileId == state.CaseFileId), cancellationToken),
                current.May(Permission.ReadLockedParts) ? 0
                    : await db.Selected(to, request.Selection, current, today, unseen: true).CountAsync(cancellationToken) - await selected.CountAsync(cancellationToken));
        }

        // Who lives with them and is not on the list, with a file of the same municipality.
        private async Task<List<(Guid File, Guid Person)>> MembersAsync(GroupEvent to, Dictionary<Guid, Guid> households, List<Guid> people, CancellationToken cancellationToken)
        {
            var ids = households.Values.Distinct().ToList();
            var found = await (
                from fact in db.Memberships.AsNoTracking()
                where ids.Contains(fact.HouseholdId) && fact.WithdrawnAt == null && fact.Until == null && fact.PersonId != null && !people.Contains(fact.PersonId!.Value)
                join state in db.FileStates on fact.PersonId equals state.PersonId
                where (to.Municipality == null || state.Controller == to.Municipality)
                    && !db.EventInvitees.Any(one => one.GroupEventId == to.Id && one.CaseFileId == state.CaseFileId && one.State != EventInviteeState.Withdrawn)
                select new { state.CaseFileId, state.PersonId }).Distinct().ToListAsync(cancellationToken);
            return found.ConvertAll(one => (one.CaseFileId, one.PersonId));
        }

        private async Task<IReadOnlyList<Line>> LinesAsync(
            GroupEvent to, Dictionary<Guid, Guid> chosen, Dictionary<Guid, Guid> households, bool withHouseholds, DateOnly today, CancellationToken cancellationToken)
        {
            var (ids, people) = (chosen.Keys.ToList(), chosen.Values.Distinct().ToList());
            var references = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.OpenedOn, file.Number }).ToDictionaryAsync(file => file.Id, cancellationToken);
            var names = await db.NamesAsync(people, today, cancellationToken);
            var spoken = (await db.Languages.AsNoTracking().Where(fact => people.Contains(fact.PersonId) && fact.WithdrawnAt == null).ToListAsync(cancellationToken)).On(today).ToLookup(fact => fact.PersonId);
            var findings = await db.FindingsAsync(to, chosen, withHouseholds, today, cancellationToken);
            var lines = new List<Line>(ids.Count);
            foreach (var (file, person) in chosen)
            {
                var languages = await codes.ManyAsync(Lists.Languages, spoken[person].OrderByDescending(fact => fact.Preferred).Select(fact => fact.Code), cancellationToken);
                var finding = findings[file];
                if (finding == EventFinding.Fits && to.Languages.Count > 0 && languages.Count > 0 && !languages.Any(one => to.Languages.Any(there => there.Code == one.Value)))
                    finding = EventFinding.OtherLanguage;
                lines.Add(new(
                    file, CaseFileReference.Of(references[file].OpenedOn, references[file].Number), names[person].FullName, languages,
                    households.TryGetValue(person, out var household) ? household : null, finding));
            }
            return [.. lines.OrderBy(line => line.Name, StringComparer.CurrentCulture).ThenBy(line => line.CaseFileId)];
        }
    }
}

internal static class EventSelections
{
    /// <summary>The open files of a selection, for an event of their municipality or of the region.</summary>
    /// <param name="unseen">Also those of protected people whom whoever asks may not know: to count them, and for nothing else.</param>
    public static IQueryable<FileState> Selected(this IReceptionDb db, GroupEvent to, EventSelection selection, ICurrentStaff current, DateOnly today, bool unseen = false)
    {
        var (on, town) = (PartialDate.Of(today), to.Municipality);
        var files = selection.CaseFileId is { } only
            ? db.FileStates.Where(state => state.CaseFileId == only)
            : db.FilesOf(new(selection.Whose, selection.Of), QueueSight.Of(current));
        if (unseen)
            files = files.IgnoreQueryFilters(["Protection"]);
        files = files.Where(state => town == null || state.Controller == town);
        if (selection.CaseFileId is not null)
            return files;
        if (selection.Motive is { } motive)
        {
            // That somebody is a victim is a locked part: nobody is picked by it.
            files = files.Where(state => db.CaseFiles.Any(file => file.Id == state.CaseFileId
                && db.Motives.Any(fact => fact.StayId == file.StayId && fact.Code == motive && fact.Code != MotiveFact.Victim && fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on))));
        }
        if (selection.Obliged)
        {
            files = files.Where(state => db.CaseFiles.Any(file => file.Id == state.CaseFileId
                && db.Duties.Any(fact => fact.StayId == file.StayId && fact.State == DutyState.Obliged && fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on))));
        }
        if (selection.Group is { } group)
            files = files.Where(state => db.IntegrationTrajectories.Any(one => one.CaseFileId == state.CaseFileId && one.Group == group));
        if (selection.NotSigned)
        {
            files = files.Where(state => !db.IntegrationTrajectories.Any(one => one.CaseFileId == state.CaseFileId
                && db.Achievements.Any(fact => fact.TrajectoryId == one.Id && fact.Kind == AchievementKind.Pvt && fact.WithdrawnAt == null)));
        }
        if (selection.Track is { } track)
        {
            files = files.Where(state => db.Plans.Any(plan => plan.CaseFileId == state.CaseFileId
                && (plan.State == PlanState.Agreed || plan.State == PlanState.Decided || plan.State == PlanState.Draft)
                && plan.Goals.Any(goal => goal.Track == track && goal.Items.Any(item => item.DoneOn == null))));
        }
        if (selection.Language is { } language)
        {
            var spoken = db.Languages.Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
            files = files.Where(state => spoken.Any(fact => fact.PersonId == state.PersonId && fact.Code == language
                && (fact.Preferred || !spoken.Any(other => other.PersonId == state.PersonId && other.Preferred))));
        }
        return files;
    }

    /// <summary>What is found of each of these files, their people by file; what is spoken is not looked at.</summary>
    public static async Task<Dictionary<Guid, EventFinding>> FindingsAsync(
        this IReceptionDb db, GroupEvent to, IReadOnlyDictionary<Guid, Guid> personOf, bool withHouseholds, DateOnly today, CancellationToken cancellationToken)
    {
        var (ids, people) = (personOf.Keys.ToList(), personOf.Values.Distinct().ToList());
        var hidden = await db.ProtectedAsync(people, today, cancellationToken);
        var children = withHouseholds ? [] : await db.ChildrenAsync(people, today, cancellationToken);
        var signed = to.HasSigning ? await db.SignedAsync(ids, cancellationToken) : [];
        var (kind, id) = (to.Kind, to.Id);
        var came = (await (
            from invitee in db.EventInvitees.AsNoTracking()
            where ids.Contains(invitee.CaseFileId) && invitee.GroupEventId != id && invitee.Attendance.Any(one => one.Came)
            join before in db.GroupEvents on invitee.GroupEventId equals before.Id
            where before.Kind == kind
            select invitee.CaseFileId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        return personOf.ToDictionary(one => one.Key, one =>
            hidden.Contains(one.Value) ? EventFinding.Protected
            : signed.ContainsKey(one.Key) ? EventFinding.SignedBefore
            : children.Contains(one.Value) ? EventFinding.Child
            : came.Contains(one.Key) ? EventFinding.CameBefore : EventFinding.Fits);
    }

    /// <summary>In which household these people live; who lives alone is not there.</summary>
    public static async Task<Dictionary<Guid, Guid>> HouseholdsAsync(this IReceptionDb db, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        (await db.Memberships.AsNoTracking().Where(fact => people.Contains(fact.PersonId!.Value) && fact.WithdrawnAt == null && fact.Until == null)
            .Select(fact => new { PersonId = fact.PersonId!.Value, fact.HouseholdId }).ToListAsync(cancellationToken))
        .GroupBy(fact => fact.PersonId).ToDictionary(group => group.Key, group => group.Min(fact => fact.HouseholdId));
}
