using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// How some people of the demonstration want to be reminded, and reminders of the last days. Nothing is connected in a
/// demonstration, so of what comes only letters go.
/// </summary>
internal static class DemoReminders
{
    private const int Past = 12, Coming = 8;

    /// <summary>Adds them to what is about to be saved.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DutchCalendar.DateOf(now);
        var (first, last) = (today.AddDays(-14), today.AddDays(21));
        // One appointment of each file, of people who are not protected.
        var invited = (await (
            from invitee in db.Invitees.AsNoTracking()
            where invitee.On >= first && invitee.On <= last && invitee.State != InviteeState.Cancelled
            join file in db.CaseFiles on invitee.CaseFileId equals file.Id
            where file.ClosedOn == null && !db.Protections.Any(fact => fact.PersonId == file.PersonId)
            orderby invitee.CaseFileId, invitee.BeginsAt
            select new { invitee.CaseFileId, invitee.AppointmentId, invitee.BeginsAt, invitee.On }).ToListAsync(cancellationToken))
            .GroupBy(one => one.CaseFileId).Select(file => file.First()).ToList();
        var number = 0;
        foreach (var one in invited.Where(one => one.On < today).Take(Past))
        {
            var (way, went) = (number % 3 == 0 ? ReminderWay.Email : ReminderWay.Text, one.BeginsAt.AddDays(-2));
            Choose(one.CaseFileId, number % 4 == 3 ? ReminderWay.None : way, went.AddDays(-30));
            var reminder = Plan(one.CaseFileId, one.AppointmentId, one.BeginsAt, way, went);
            if (number % 6 == 4)
            {
                reminder.Drop(ReminderTrouble.NoLongerNeeded, went);
            }
            else
            {
                reminder.Leave(null, went);
                reminder.Send(went);
            }
        }
        foreach (var one in invited.Where(one => one.On > today).Take(Coming))
        {
            // Letters that wait, and one person without a number.
            var isLetter = number % 4 != 0;
            Choose(one.CaseFileId, isLetter ? ReminderWay.Letter : ReminderWay.Text, now.AddDays(-20));
            if (!isLetter)
                Plan(one.CaseFileId, one.AppointmentId, one.BeginsAt, ReminderWay.Text, now.AddHours(-3)).Fail(ReminderTrouble.NoAddress, now.AddHours(-3));
            else if (number % 4 == 1)
                Plan(one.CaseFileId, one.AppointmentId, one.BeginsAt, ReminderWay.Letter, now.AddMinutes(1));
            else
                number++;
        }

        void Choose(Guid file, ReminderWay way, DateTimeOffset at)
        {
            var choice = ReminderChoice.Of(file, DemoNumbers.ReminderChoiceId(number));
            choice.Choose(way, DutchCalendar.DateOf(at), new(Provenances.SaidByThePerson, null, at, DemoStaff.FrontDesk.Id));
            db.ReminderChoices.Add(choice);
        }

        Reminder Plan(Guid file, Guid appointment, DateTimeOffset beginsAt, ReminderWay way, DateTimeOffset at)
        {
            var reminder = Reminder.Plan(file, appointment, beginsAt, way, at, at, DemoNumbers.ReminderId(number++));
            db.Reminders.Add(reminder);
            return reminder;
        }
    }
}
