using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Appointments;

public sealed class InviteeDrawingTests
{
    private static readonly Guid Selam = Guid.CreateVersion7(), Clerk = Guid.CreateVersion7();
    private static readonly DateOnly Monday = Day(2026, 11, 23);

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<Appointment, InviteeState>(
            () => Appointment.Make([Selam], Terms(10), Today, Now().At, Clerk), appointment => appointment.Of(Selam).State,
            [
                appointment => appointment.Change(Terms(11), "other", Today, Now().At, Clerk), appointment => appointment.Arrive(Selam, At(10)), appointment => appointment.Attend(Selam, null, At(12), Clerk),
                appointment => appointment.StayAway(Selam, "unknown", At(12), Clerk), appointment => appointment.Cancel(Selam, CancelledBy.Centre, "other", null, At(9), Clerk),
                appointment => appointment.TakeBackOutcome(Selam),
            ]),
        StateDrawing.On<InviteeState>("appointments.md"));

    private static AppointmentTerms Terms(int hour) => new(AppointmentTime.Of(Monday, new(hour, 0), new(hour + 1, 0)), "office", null, "housing", null, Clerk, null, null);

    private static DateTimeOffset At(int hour) => DutchCalendar.At(Monday, new(hour, 0));
}
