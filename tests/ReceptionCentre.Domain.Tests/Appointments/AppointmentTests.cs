using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.Appointments;

/// <summary>One appointment with two people, on Monday 23 November 2026 from ten to eleven, made on the Saturday before.</summary>
public sealed class AppointmentTests
{
    private static readonly Guid Selam = Guid.CreateVersion7(), Dawit = Guid.CreateVersion7(), Clerk = Guid.CreateVersion7(), Host = Guid.CreateVersion7();
    private static readonly DateOnly Saturday = new(2026, 11, 21), Monday = new(2026, 11, 23);
    private static readonly DateTimeOffset Made = DutchCalendar.At(Saturday, new(12, 0));

    private static AppointmentTerms Terms(DateOnly? on = null, int begins = 10, int ends = 11) =>
        new(AppointmentTime.Of(on ?? Monday, new(begins, 0), new(ends, 0)), "office", "Kamer 3", "housing", null, Host, null, null);

    private static Appointment Make() => Appointment.Make([Selam, Dawit], Terms(), Saturday, Made, Clerk);

    private static DateTimeOffset At(int hour, DateOnly? on = null) => DutchCalendar.At(on ?? Monday, new(hour, 0));

    [Fact]
    public void Everybody_is_expected_at_its_time()
    {
        var appointment = Make();
        Assert.Equal((Monday, At(10), At(11)), (appointment.On, appointment.BeginsAt, appointment.EndsAt));
        Assert.Equal(new TimeSpan(9, 0, 0), appointment.BeginsAt.UtcDateTime.TimeOfDay);
        Assert.All(appointment.Invitees, invitee => Assert.Equal((InviteeState.Invited, Monday, At(10), true), (invitee.State, invitee.On, invitee.BeginsAt, invitee.IsExpected)));
        Assert.Equal(Saturday, appointment.MadeOn);
    }

    [Fact]
    public void Whoever_is_named_twice_is_invited_once() =>
        Assert.Single(Appointment.Make([Selam, Selam], Terms(), Saturday, Made, Clerk).Invitees);

    [Fact]
    public void An_appointment_that_cannot_be_is_not_made()
    {
        AppointmentRules.SomebodyIsInvited.Breaks(() => Appointment.Make([], Terms(), Saturday, Made, Clerk));
        AppointmentRules.AnAppointmentEndsOnItsDay.Breaks(() => Appointment.Make([Selam], Terms(begins: 10, ends: 10), Saturday, Made, Clerk));
        AppointmentRules.AnAppointmentEndsOnItsDay.Breaks(() => Appointment.Make([Selam], Terms(begins: 11, ends: 10), Saturday, Made, Clerk));
        AppointmentRules.AnAppointmentIsMadeAhead.Breaks(() => Appointment.Make([Selam], Terms(Saturday.AddDays(-1)), Saturday, Made, Clerk));
        AppointmentRules.AnAppointmentIsAboutSomething.Breaks(() => Appointment.Make([Selam], Terms() with { Topic = null }, Saturday, Made, Clerk));
        // Somebody who is there already is noted for today, also for an hour that has begun.
        Appointment.Make([Selam], Terms(Saturday, 9, 10), Saturday, Made, Clerk);
        Appointment.Make([Selam], Terms() with { Topic = null, What = "Brief van de school" }, Saturday, Made, Clerk);
    }

    [Fact]
    public void The_clock_of_the_Netherlands_counts_also_when_it_changes()
    {
        Assert.Equal(TimeSpan.FromHours(8), DutchCalendar.At(new(2027, 7, 1), new(10, 0)).UtcDateTime.TimeOfDay);
        // The hour that spring skips, and the one that autumn has twice.
        Assert.Equal(new DateTime(2027, 3, 28, 3, 30, 0), DutchCalendar.LocalTime(DutchCalendar.At(new(2027, 3, 28), new(2, 30))));
        Assert.Equal(TimeSpan.FromMinutes(90), DutchCalendar.At(new(2027, 10, 31), new(2, 30)).UtcDateTime.TimeOfDay);
    }

    [Fact]
    public void A_move_keeps_the_old_time_with_why_and_everybody_is_expected_at_the_new_one()
    {
        var appointment = Make();
        AppointmentRules.AMoveHasAReason.Breaks(() => appointment.Change(Terms(begins: 14, ends: 15), null, Saturday, Made, Clerk));
        AppointmentRules.AnAppointmentIsMadeAhead.Breaks(() => appointment.Change(Terms(Saturday.AddDays(-1)), "person-ill", Saturday, Made, Clerk));
        appointment.Change(Terms(Monday.AddDays(1), 14, 15), "person-ill", Saturday, Made, Clerk);
        var move = Assert.Single(appointment.Moves);
        Assert.Equal((At(10), At(11), "person-ill", Clerk), (move.FromBeginsAt, move.FromEndsAt, move.Reason, move.MovedBy));
        Assert.All(appointment.Invitees, invitee => Assert.Equal((Monday.AddDays(1), At(14, Monday.AddDays(1))), (invitee.On, invitee.BeginsAt)));
    }

    [Fact]
    public void Other_words_are_no_move()
    {
        var appointment = Make();
        appointment.Change(Terms() with { What = "Neem uw paspoort mee" }, null, Saturday, Made, Clerk);
        Assert.Empty(appointment.Moves);
        Assert.Equal("Neem uw paspoort mee", appointment.What);
    }

    [Fact]
    public void To_whom_somebody_has_come_the_time_stays()
    {
        var appointment = Make();
        appointment.Arrive(Selam, At(9));
        Assert.Equal((InviteeState.Arrived, At(9)), (appointment.Of(Selam).State, appointment.Of(Selam).ArrivedAt!.Value));
        AppointmentRules.WhoHasComeIsNotMoved.Breaks(() => appointment.Change(Terms(begins: 14, ends: 15), "person-ill", Monday, At(9), Clerk));
        appointment.Change(Terms() with { Place = "Kamer 4" }, null, Monday, At(9), Clerk);
    }

    [Fact]
    public void What_came_of_it_is_recorded_of_each_and_once()
    {
        var appointment = Make();
        appointment.Attend(Selam, null, At(11), Host);
        appointment.StayAway(Dawit, "forgotten", At(11), Host);
        Assert.Equal((InviteeState.Attended, Host, At(11)), (appointment.Of(Selam).State, appointment.Of(Selam).RecordedBy!.Value, appointment.Of(Selam).RecordedAt!.Value));
        Assert.Equal((InviteeState.StayedAway, "forgotten"), (appointment.Of(Dawit).State, appointment.Of(Dawit).AbsenceReason));
        AppointmentRules.AnOutcomeIsRecordedOnce.Breaks(() => appointment.Attend(Dawit, null, At(11), Host));
        AppointmentRules.AnOutcomeIsRecordedOnce.Breaks(() => appointment.Arrive(Selam, At(11)));
        AppointmentRules.AnOutcomeIsRecordedOnce.Breaks(() => appointment.Cancel(Selam, CancelledBy.Person, "person-ill", null, At(11), Host));
        AppointmentRules.AfterTheOutcomeNothingChanges.Breaks(() => appointment.Change(Terms() with { Place = "Kamer 4" }, null, Monday, At(11), Clerk));
        Assert.Throws<NotThereException>(() => appointment.Attend(Guid.CreateVersion7(), null, At(11), Host));
    }

    [Fact]
    public void Nothing_comes_of_it_before_its_day()
    {
        var appointment = Make();
        AppointmentRules.TheOutcomeComesWithItsDay.Breaks(() => appointment.Attend(Selam, null, Made, Host));
        AppointmentRules.TheOutcomeComesWithItsDay.Breaks(() => appointment.Arrive(Selam, Made));
        AppointmentRules.WhoStayedAwayWasExpectedBefore.Breaks(() => appointment.StayAway(Selam, "ill", At(9), Host));
        // Somebody comes early and is helped early.
        appointment.Attend(Selam, null, At(8), Host);
    }

    [Fact]
    public void It_is_called_off_for_one_and_stands_for_the_other()
    {
        var appointment = Make();
        appointment.Cancel(Selam, CancelledBy.Person, "person-ill", "Belde om acht uur", Made, Clerk);
        var off = appointment.Of(Selam);
        Assert.Equal((InviteeState.Cancelled, CancelledBy.Person, "person-ill", "Belde om acht uur"), (off.State, off.CancelledBy!.Value, off.CancelReason, off.Words));
        appointment.Change(Terms(begins: 14, ends: 15), "better-time", Saturday, Made, Clerk);
        Assert.Equal(At(10), off.BeginsAt);
        Assert.Equal(At(14), appointment.Of(Dawit).BeginsAt);
    }

    [Fact]
    public void A_mistake_is_taken_back_and_somebody_is_expected_again()
    {
        var appointment = Make();
        AppointmentRules.ThereIsAnOutcomeToTakeBack.Breaks(() => appointment.TakeBackOutcome(Selam));
        appointment.Cancel(Selam, CancelledBy.Person, "person-ill", "Vergissing", Made, Clerk);
        appointment.TakeBackOutcome(Selam);
        var invitee = appointment.Of(Selam);
        Assert.Equal((InviteeState.Invited, null, null, null, null), (invitee.State, invitee.CancelReason, invitee.CancelledBy, invitee.Words, invitee.RecordedAt));
        appointment.Attend(Selam, null, At(10), Host);
    }
}
