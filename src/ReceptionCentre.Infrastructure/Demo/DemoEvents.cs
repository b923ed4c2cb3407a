using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Events in the home town and the region, at every step of their way: a workshop that was held, one that is full, a fair that is planned, a café that is closed, a day that was cancelled.</summary>
internal static class DemoEvents
{
    private const string Place = "Stadhuis, raadzaal";

    private static readonly string[] Reasons = ["work-or-school", "no-childcare", "did-not-want", "unknown"];
    private static readonly string[] Barriers = ["time", "money", "mismatch", "knowledge-of-offer", "finding-information"];
    private static readonly string[] Channels = [EventChannel.Letter, "telephone", "desk", EventChannel.Letter];

    /// <summary>Adds them to what is about to be saved, with people who are there.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (today, home, caseworker) = (DutchCalendar.DateOf(now), DemoTown.All[0].Code, DemoStaff.Caseworker.Id);
        var opened = today.AddDays(-60);
        var files = await db.CaseFiles.IgnoreQueryFilters().AsNoTracking()
            .Where(file => file.Controller == home && file.ClosedOn == null && file.OpenedOn <= opened && !db.Protections.Any(fact => fact.PersonId == file.PersonId))
            .OrderBy(file => file.OpenedOn).ThenBy(file => file.Id).Take(80).ToListAsync(cancellationToken);
        // Half of them were at what is held, and of few people there are few at each.
        var (half, quarter, eighth) = (files.Count / 2, files.Count / 4, files.Count / 8);
        var ids = files.ConvertAll(file => file.Id);
        var trajectories = await db.IntegrationTrajectories.IgnoreQueryFilters().Include(one => one.Achievements).Where(one => ids.Contains(one.CaseFileId)).ToDictionaryAsync(one => one.CaseFileId, cancellationToken);
        var stays = files.ConvertAll(file => file.StayId);
        var obliged = (await db.Duties.AsNoTracking().Where(fact => stays.Contains(fact.StayId)).ToListAsync(cancellationToken)).On(today).Where(fact => fact.State == DutyState.Obliged).Select(fact => fact.StayId).ToHashSet();
        var providers = await db.Providers.AsNoTracking().OrderBy(provider => provider.Name).ThenBy(provider => provider.Id).Take(3).Select(provider => provider.Id).ToListAsync(cancellationToken);

        var workshop = Plan(home, "pvt-workshop", "Workshop participatieverklaring", 40, 40,
            Session(SessionPart.Preparation, 24, 10, DutyGroup.FamilyAndOther, 0), Session(SessionPart.Preparation, 24, 14, DutyGroup.Asylum, 1), Session(SessionPart.Workshop, 17, 10, null, null), Session(SessionPart.Signing, 10, 15, null, 2));
        var held = Invite(workshop, files.Take(half), 38);
        foreach (var (invitee, place) in held.Select((invitee, place) => (invitee, place)))
            Attend(workshop, invitee, place);
        workshop.CountWithoutFile(workshop.Sessions[2].Id, 3, DayOf(17));
        workshop.Hold(DayOf(9));
        held.ForEach(invitee => invitee.End(DayOf(9)));

        var next = Plan(home, "pvt-workshop", "Workshop participatieverklaring, winter", 10, 20, Session(SessionPart.Preparation, -9, 10, null, 0), Session(SessionPart.Workshop, -16, 10, null, null), Session(SessionPart.Signing, -23, 15, null, 2));
        foreach (var (invitee, place) in Invite(next, files.Skip(half).Take(quarter), 14).Select((invitee, place) => (invitee, place)))
            Answer(next, invitee, place, 12, 6);

        Plan(null, "information-fair", "Informatiebeurs wonen, werk en zorg", null, 15, Session(SessionPart.Meeting, -30, 11, null, null));
        var cafe = Plan(home, "language-cafe", "Taalcafé voor nieuwe buren", 12, 30, Session(SessionPart.Meeting, -3, 19, null, 0));
        foreach (var (invitee, place) in Invite(cafe, files.Skip(half + quarter).Take(eighth), 20).Select((invitee, place) => (invitee, place)))
            Answer(cafe, invitee, place, 12, 8);
        cafe.Close();
        var day = Plan(home, "introduction-day", "Introductiedag", 30, 35, Session(SessionPart.Meeting, -5, 10, null, null));
        var invited = Invite(day, files.Skip(half + quarter + eighth).Take(eighth), 20);
        invited.LastOrDefault()?.Withdraw("Vergissing", DayOf(19));
        day.Cancel("De zaal heeft waterschade.", DayOf(4));
        invited.ForEach(invitee => invitee.End(DayOf(4)));

        DateOnly DayOf(int ago) => DutchCalendar.DateOf(now.AddDays(-ago));

        EventMoment At(int ago) => new(DayOf(ago), now.AddDays(-ago), caseworker);

        SessionTerms Session(SessionPart part, int ago, int hour, DutyGroup? group, int? provider) => new(
            null, part, AppointmentTime.Of(DayOf(ago), new(hour, 0), new(hour + 2, 0)), group, part != SessionPart.Signing, provider is { } one && one < providers.Count ? providers[one] : null, null, Place, null, null, null);

        GroupEvent Plan(string? town, string kind, string title, int? places, int ago, params SessionTerms[] sessions)
        {
            var needed = kind == "pvt-workshop" ? 2 : 1;
            var planned = GroupEvent.Plan(new(town, kind, title, null, ["nl", "en", "ar"], places, sessions.Min(session => session.Time.On).AddDays(-5), needed, [.. providers.Take(1)], sessions), DayOf(ago), now.AddDays(-ago), caseworker);
            db.GroupEvents.Add(planned);
            return planned;
        }

        List<EventInvitee> Invite(GroupEvent to, IEnumerable<Domain.CaseFiles.CaseFile> people, int ago)
        {
            to.Open();
            List<EventInvitee> made = [.. people.Select((file, place) => EventInvitee.Invite(to, file.Id, place % 5 == 4 && providers.Count > 0 ? new(EventChannel.Partner, providers[0]) : new(Channels[place % Channels.Length]), At(ago)))];
            db.EventInvitees.AddRange(made);
            return made;
        }

        void Answer(GroupEvent to, EventInvitee invitee, int place, int from, int until)
        {
            if (place % 5 == 3)
                return;
            if (place % 7 == 5)
                invitee.SayNo(to, place % 2 == 0 ? new(Barriers[place % Barriers.Length], null, null) : new(null, Reasons[place % Reasons.Length], null), At(until));
            else
                invitee.SayYes(to, place < (to.Places ?? int.MaxValue), At(from - (place % (from - until))));
        }

        void Attend(GroupEvent to, EventInvitee invitee, int place)
        {
            Answer(to, invitee, place, 36, 30);
            if (invitee.State != EventInviteeState.Coming)
                return;
            var preparation = to.Sessions[place % 2];
            invitee.Note(to, preparation.Id, place % 9 != 8, At(24));
            invitee.Note(to, to.Sessions[2].Id, place % 11 != 10, At(17));
            if (place % 9 == 8)
                return;
            if (place == 1)
            {
                invitee.Refuse(to, to.Sessions[3].Id, DemoStaff.Caseworker.Name, "Wil er eerst thuis over praten.", At(10));
                return;
            }
            var file = files.Find(one => one.Id == invitee.CaseFileId)!;
            var trajectory = trajectories.GetValueOrDefault(file.Id);
            var mustBeFact = obliged.Contains(file.StayId);
            // Who signed before does not do so again; of who is obliged it is the fact itself.
            if (mustBeFact && (trajectory is null || trajectory.Achievements.Any(fact => fact.Kind == AchievementKind.Pvt && fact.Stands)))
                return;
            var achieved = mustBeFact ? trajectory!.Achieve(AchievementKind.Pvt, DayOf(10), null, DayOf(10), new(Application.Staff.Provenances.OwnObservation, null, now.AddDays(-10), caseworker)) : null;
            invitee.Sign(to, to.Sessions[3].Id, DemoStaff.Caseworker.Name, achieved?.Id, At(10));
        }
    }
}
