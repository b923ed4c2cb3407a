using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Reminders;

/// <summary>
/// Sends what is due. Before a message leaves it is kept that it leaves, and after it what came of it: one of a node that dies
/// in between is tried again, so somebody may be reminded twice and never not at all. One runs at a time.
/// </summary>
public sealed class ReminderSender(IReceptionDb db, IMediator mediator, IMailbox mail, ITextMessages texts, TimeProvider time)
{
    public const int BatchSize = 100;

    /// <summary>Gives how many were sent, made or found to be of no use.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new PlanReminders.Command(), cancellationToken);
        var now = time.GetUtcNow();
        var ended = 0;
        foreach (var id in await db.Reminders.AsNoTracking().Where(one => one.State == ReminderState.Waiting && one.NextAt <= now)
            .OrderBy(one => one.NextAt).ThenBy(one => one.Id).Select(one => one.Id).Take(BatchSize).ToListAsync(cancellationToken))
        {
            var outgoing = await mediator.Send(new LeaveReminder.Command(id, mail.IsConnected, texts.IsConnected), cancellationToken);
            ended++;
            if (outgoing.To is not { } to)
                continue;
            var delivery = outgoing.Way == ReminderWay.Email
                ? await mail.SendAsync(to, outgoing.From!, outgoing.Subject!, outgoing.Text!, id, cancellationToken)
                : await texts.SendAsync(to, outgoing.Text!, id, cancellationToken);
            await mediator.Send(new RecordReminder.Command(id, delivery), cancellationToken);
        }
        return ended;
    }
}

/// <summary>Writes down which reminders are to go, of appointments and sessions of events that come near. Gives how many.</summary>
public static class PlanReminders
{
    /// <summary>So many appointments, and so many sessions, are looked at each time, the nearest first.</summary>
    public const int Most = 2000;

    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, CaseloadTerms terms, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var (now, today, usual) = (time.GetUtcNow(), time.Today(), terms.ReminderDays);
            // What was moved in the evening asks for another one at once: it waits for the morning.
            if (!Reminder.IsByDay(now))
                return 0;
            var holds = PartialDate.Of(today);
            var last = now.AddDays(CaseloadTerms.MostReminderDays + Reminder.PostDays + 1);
            var lastDay = DutchCalendar.DateOf(last);
            var choices = from choice in db.ReminderChoices
                          from fact in choice.Ways
                          where fact.WithdrawnAt == null && fact.Way != ReminderWay.None && fact.From <= holds && (fact.Until == null || fact.Until > holds)
                          join file in db.CaseFiles on choice.CaseFileId equals file.Id
                          where file.ClosedOn == null
                          join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
                          from chosen in own.DefaultIfEmpty()
                          select new { choice.CaseFileId, fact.Way, Days = chosen.ReminderDays ?? usual };
            var appointments = await (
                from invitee in db.Invitees
                where invitee.On >= today && invitee.On <= lastDay && invitee.State == InviteeState.Invited && invitee.BeginsAt > now && invitee.BeginsAt <= last
                    && !db.Reminders.Any(one => one.AppointmentId == invitee.AppointmentId && one.CaseFileId == invitee.CaseFileId && one.BeginsAt == invitee.BeginsAt)
                join choice in choices on invitee.CaseFileId equals choice.CaseFileId
                join appointment in db.Appointments on invitee.AppointmentId equals appointment.Id
                orderby invitee.BeginsAt, invitee.Id
                select new
                {
                    invitee.CaseFileId,
                    invitee.AppointmentId,
                    invitee.BeginsAt,
                    choice.Way,
                    appointment.MadeAt,
                    Moved = appointment.Moves.Max(move => (DateTimeOffset?)move.MovedAt),
                    choice.Days,
                }).Take(Most).ToListAsync(cancellationToken);
            // Who said to come to an event, of each session that is for them.
            var sessions = await (
                from invitee in db.EventInvitees
                where invitee.State == EventInviteeState.Coming && invitee.EndedOn == null && invitee.LastOn >= today
                join of in db.GroupEvents on invitee.GroupEventId equals of.Id
                where of.State == EventState.Open || of.State == EventState.Closed
                from session in of.Sessions
                where session.On >= today && session.On <= lastDay && session.BeginsAt > now && session.BeginsAt <= last
                    && !db.Reminders.Any(one => one.EventInviteeId == invitee.Id && one.BeginsAt == session.BeginsAt)
                    && (session.ForGroup == null || !db.IntegrationTrajectories.Any(known => known.CaseFileId == invitee.CaseFileId && known.Group != null && known.Group != session.ForGroup))
                join choice in choices on invitee.CaseFileId equals choice.CaseFileId
                orderby session.BeginsAt, invitee.Id
                select new { invitee.CaseFileId, invitee.Id, session.BeginsAt, choice.Way, choice.Days, SaidOn = invitee.AnsweredOn ?? invitee.InvitedOn }).Take(Most).ToListAsync(cancellationToken);
            var coming = appointments.Select(one => (one.CaseFileId, Of: new RemindedOf(one.AppointmentId, null), one.BeginsAt, one.Way, one.Days, MadeAt: one.Moved ?? one.MadeAt))
                // Of two sessions at one time somebody is reminded once. At what time of the day somebody said yes is not kept.
                .Concat(sessions.DistinctBy(one => (one.Id, one.BeginsAt))
                    .Select(one => (one.CaseFileId, Of: new RemindedOf(null, one.Id), one.BeginsAt, one.Way, one.Days, MadeAt: DutchCalendar.At(one.SaidOn, TimeOnly.MinValue.AddHours(12)))));
            var planned = 0;
            foreach (var (file, of, beginsAt, way, days, madeAt) in coming)
            {
                if (Reminder.GoesAt(beginsAt, way, days, madeAt) is not { } goes || goes > now)
                    continue;
                db.Reminders.Add(Reminder.Plan(file, of, beginsAt, way, goes, now));
                planned++;
            }
            return planned;
        }
    }
}

/// <summary>
/// A reminder goes: looked at once more whether it still holds, and to where. A letter is made; one that is of no use ends
/// here.
/// </summary>
public static class LeaveReminder
{
    [BySystem]
    public sealed record Command(Guid ReminderId, bool MailIsConnected, bool TextsAreConnected) : ICommand<Outgoing>;

    /// <param name="To">Null = nothing is to be handed over.</param>
    public sealed record Outgoing(ReminderWay Way, string? To, string? From, string? Subject, string? Text);

    internal sealed class Handler(
        IReceptionDb db, ReminderSubjects subjects, ReminderWords words, InvitationPapers papers, PlanDocumentBuilder builder, PersonLanguage languages, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit,
        TimeProvider time) : IRequestHandler<Command, Outgoing>
    {
        private const string Mobile = "mobile", Email = "email";

        public async Task<Outgoing> Handle(Command request, CancellationToken cancellationToken)
        {
            var (now, today) = (time.GetUtcNow(), time.Today());
            var reminder = await db.Reminders.FirstAsync(one => one.Id == request.ReminderId, cancellationToken);
            var file = await db.CaseFiles.AsNoTracking().FirstAsync(one => one.Id == reminder.CaseFileId, cancellationToken);
            var subject = await subjects.FindAsync(reminder, cancellationToken);
            audit.About(file.PersonId, file.Id);
            var nothing = new Outgoing(reminder.Way, null, null, null, null);
            if (subject is null || reminder.BeginsAt <= now || file.ClosedOn is not null)
            {
                reminder.Drop(ReminderTrouble.NoLongerNeeded, now);
                return nothing;
            }
            var choice = await db.ReminderChoices.AsNoTracking().Include(one => one.Ways).FirstOrDefaultAsync(one => one.CaseFileId == file.Id, cancellationToken);
            if (choice?.WayOn(today) != reminder.Way || await db.IsProtectedAsync(file.PersonId, today, cancellationToken))
            {
                reminder.Drop(ReminderTrouble.NotWanted, now);
                return nothing;
            }
            var language = await languages.PreferredAsync(file.PersonId, cancellationToken) is { } preferred && PaperLanguages.BesideDutch.Contains(preferred) ? preferred : null;
            if (reminder.Way == ReminderWay.Letter)
            {
                reminder.Leave(language, now);
                reminder.Print(await PrintAsync(file, subject, language, now, cancellationToken));
                return nothing;
            }
            if (!(reminder.Way == ReminderWay.Email ? request.MailIsConnected : request.TextsAreConnected))
            {
                reminder.Fail(ReminderTrouble.NotConnected, now);
                return nothing;
            }
            var kind = reminder.Way == ReminderWay.Email ? Email : Mobile;
            var known = (await db.ContactDetails.AsNoTracking().Where(fact => fact.PersonId == file.PersonId && fact.Kind == kind).ToListAsync(cancellationToken)).Current(today)?.Value;
            if ((reminder.Way == ReminderWay.Email ? known : known is null ? null : TelephoneNumber.International(known)) is not { } to)
            {
                reminder.Fail(ReminderTrouble.NoAddress, now);
                return nothing;
            }
            var message = await words.OfAsync(subject, file.Controller, language, cancellationToken);
            reminder.Leave(language, now);
            return new(reminder.Way, to, message.Municipality, message.Subject, reminder.Way == ReminderWay.Email ? message.InFull : message.InBrief);
        }

        // The invitation once more, with what holds now.
        private async Task<Guid> PrintAsync(CaseFile file, ReminderSubject subject, string? language, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var town = await builder.MunicipalityAsync(file.Controller, cancellationToken);
            var host = await db.StaffMembers.AsNoTracking().Where(member => member.Id == subject.HostId).Select(member => new { member.Name, member.Phone }).FirstOrDefaultAsync(cancellationToken);
            var document = await papers.OfAsync(
                subject.Meeting, new(file.Id, file.Reference, [file.PersonId], language), town, host is null ? (town.Centre, null) : (host.Name, host.Phone), null, now, SystemActor.Id, null, cancellationToken);
            db.Documents.Add(document);
            afterCommit.Do(worker.Raise);
            return document.Id;
        }
    }
}

/// <summary>What came of a message that left.</summary>
public static class RecordReminder
{
    [BySystem]
    public sealed record Command(Guid ReminderId, Delivery Delivery) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var reminder = await db.Reminders.FirstAsync(one => one.Id == request.ReminderId, cancellationToken);
            audit.About(await db.CaseFiles.Where(file => file.Id == reminder.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken), reminder.CaseFileId);
            switch (request.Delivery)
            {
                case Delivery.Taken:
                    reminder.Send(time.GetUtcNow());
                    break;
                case Delivery.Refused:
                    reminder.Fail(ReminderTrouble.Refused, time.GetUtcNow());
                    break;
                default:
                    reminder.Miss(time.GetUtcNow());
                    break;
            }
            return reminder.Id;
        }
    }
}

/// <summary>Somebody put a letter of reminder in the post.</summary>
public static class PostReminder
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(Guid ReminderId, int Version) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var reminder = await db.Reminders.FirstOrDefaultAsync(one => one.Id == request.ReminderId, cancellationToken) ?? throw new NotThereException("reminder");
            reminder.EnsureStillAt(request.Version);
            audit.About(await db.CaseFiles.Where(file => file.Id == reminder.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken), reminder.CaseFileId);
            ReminderRules.OnlyWhatWaitsGoes.Check(reminder.State == ReminderState.ToPost);
            reminder.Send(time.GetUtcNow());
            return reminder.Id;
        }
    }
}

internal static class ReminderChecks
{
    public static Task<bool> IsProtectedAsync(this IReceptionDb db, Guid personId, DateOnly today, CancellationToken cancellationToken) =>
        db.ProtectedOn(today).AnyAsync(fact => fact.PersonId == personId, cancellationToken);
}
