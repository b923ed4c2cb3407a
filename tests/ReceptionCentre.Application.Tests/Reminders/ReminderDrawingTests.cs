using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Reminders;

public sealed class ReminderDrawingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() =>
        Assert.Equal(
            StateDrawing.Tried<Reminder, ReminderState>(
                In, reminder => reminder.State,
                [
                    reminder => reminder.Leave(null, Now), reminder => reminder.Print(Guid.Empty), reminder => reminder.Send(Now), reminder => reminder.Miss(Now),
                    reminder => reminder.Fail(ReminderTrouble.Refused, Now), reminder => reminder.Drop(ReminderTrouble.NotWanted, Now),
                ]),
            StateDrawing.On<ReminderState>("appointments.md"));

    private static Reminder In(ReminderState state)
    {
        var reminder = Reminder.Plan(Guid.Empty, Guid.Empty, Now.AddDays(2), ReminderWay.Letter, Now, Now);
        switch (state)
        {
            case ReminderState.ToPost:
                reminder.Print(Guid.Empty);
                break;
            case ReminderState.Sent:
                reminder.Send(Now);
                break;
            case ReminderState.Failed:
                reminder.Fail(ReminderTrouble.Refused, Now);
                break;
            case ReminderState.Dropped:
                reminder.Drop(ReminderTrouble.NotWanted, Now);
                break;
        }
        return reminder;
    }
}
