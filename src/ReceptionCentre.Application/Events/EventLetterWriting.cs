using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Events;

/// <summary>The invitations to an event on paper: one each, or one for those of a household, in Dutch beside the language of whom it is to.</summary>
internal sealed class EventLetterWriting(IReceptionDb db, PlanDocumentBuilder builder, InvitationPapers papers, ICurrentStaff current, TimeProvider time)
{
    public async Task WriteAsync(GroupEvent to, IReadOnlyList<EventInvitee> invited, IReadOnlyDictionary<Guid, CaseFile> files, bool together, CancellationToken cancellationToken)
    {
        var (now, today) = (time.GetUtcNow(), time.Today());
        var people = invited.Select(one => files[one.CaseFileId].PersonId).Distinct().ToList();
        var languages = (await db.Languages.AsNoTracking().Where(fact => people.Contains(fact.PersonId) && fact.WithdrawnAt == null).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
        var groups = await db.GroupsAsync([.. invited.Select(one => one.CaseFileId)], cancellationToken);
        var households = together ? await db.HouseholdsAsync(people, cancellationToken) : [];
        var children = together ? await db.ChildrenAsync(people, today, cancellationToken) : [];
        var places = await PlacesAsync(to, cancellationToken);
        var leaders = await LeadersAsync(to, cancellationToken);
        var towns = new Dictionary<string, PlanMunicipality>(StringComparer.Ordinal);
        var number = 0;
        foreach (var family in invited.GroupBy(one => households.TryGetValue(files[one.CaseFileId].PersonId, out var household) ? household : one.Id))
        {
            // To a grown-up where there is one.
            var members = family.OrderBy(one => children.Contains(files[one.CaseFileId].PersonId)).ThenBy(one => one.CaseFileId).ToList();
            var (first, file) = (members[0], files[members[0].CaseFileId]);
            if (!towns.TryGetValue(file.Controller, out var town))
                towns[file.Controller] = town = await builder.MunicipalityAsync(file.Controller, cancellationToken);
            var sessions = SessionsFor(to, groups.TryGetValue(file.Id, out var group) ? group : null);
            var opening = sessions[0];
            var host = opening.LedBy is { } leads && leaders.TryGetValue(leads, out var known) ? known : (town.Centre, null);
            var language = languages[file.PersonId].On(today).OrderByDescending(fact => fact.Preferred).FirstOrDefault()?.Code;
            var document = await papers.OfAsync(
                new InvitationPapers.Meeting(first.Id, opening.On, opening.BeginsAt, WhereOf(opening, places), to.Title, opening.Interpreter),
                new(file.Id, file.Reference, [.. members.Select(one => files[one.CaseFileId].PersonId)], PaperLanguages.OrEnglishFor(language)),
                town, host, new(to.Words, to.AnswerBy > today ? to.AnswerBy : null, sessions.Count < 2 ? null : sessions.ConvertAll(session => MomentOf(session, places))), now, current.Id,
                // As for a bulk invite: who waits for a paper at a desk is not behind hundreds.
                now + TimeSpan.FromSeconds((double)number++ / CarryOutBulkInvite.LettersPerSecond), cancellationToken);
            db.Documents.Add(document);
            first.Print(document.Id);
        }
    }

    private static List<EventSession> SessionsFor(GroupEvent to, DutyGroup? group) =>
        to.InTime.Where(session => session.IsFor(group)).ToList() is { Count: > 0 } theirs ? theirs : [.. to.InTime];

    private static InvitationMoment MomentOf(EventSession session, IReadOnlyDictionary<Guid, string> places) =>
        new(session.On, Clock(session.BeginsAt), Clock(session.EndsAt), WhereOf(session, places));

    private static string Clock(DateTimeOffset at) => DutchCalendar.LocalTime(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string WhereOf(EventSession session, IReadOnlyDictionary<Guid, string> places) =>
        string.Join(", ", new[] { session.MeetingPlaceId is { } place ? places.GetValueOrDefault(place) : null, session.Place }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private async Task<IReadOnlyDictionary<Guid, string>> PlacesAsync(GroupEvent to, CancellationToken cancellationToken)
    {
        var ids = to.Sessions.Select(session => session.MeetingPlaceId).OfType<Guid>().ToList();
        return await db.MeetingPlaces.IgnoreQueryFilters().AsNoTracking().Where(place => ids.Contains(place.Id)).ToDictionaryAsync(place => place.Id, place => place.Where is null ? place.Name : place.Name + ", " + place.Where, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<Guid, (string Name, string? Phone)>> LeadersAsync(GroupEvent to, CancellationToken cancellationToken)
    {
        var ids = to.Sessions.Select(session => session.LedBy).OfType<Guid>().ToList();
        return await db.StaffMembers.AsNoTracking().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => (member.Name, member.Phone), cancellationToken);
    }
}
