using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.Events;

public sealed class EventInviteeTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly EventMoment Now = new(Today, new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), Guid.CreateVersion7());
    private static readonly EventChannel Letter = new(EventChannel.Letter);
    private static readonly EventNo Why = new("time", null, "Werkt overdag");

    private readonly GroupEvent _event = Workshop.Open(Today);

    [Fact]
    public void Every_step_follows_the_drawing_and_no_other()
    {
        foreach (var from in Enum.GetValues<EventInviteeState>())
        {
            foreach (var to in Enum.GetValues<EventInviteeState>())
            {
                var one = In(from);
                Action step = to switch
                {
                    EventInviteeState.Invited => () => one.InviteAgain(_event, Letter, Now),
                    EventInviteeState.Coming when from == EventInviteeState.Waiting => () => one.GivePlace(_event, true, 0, Now),
                    EventInviteeState.Coming => () => one.SayYes(_event, true, Now),
                    EventInviteeState.Waiting => () => one.SayYes(_event, false, Now),
                    EventInviteeState.Declined => () => one.SayNo(_event, Why, Now),
                    _ => () => one.Withdraw("Vergissing", Today),
                };
                if (EventWay.From(from).Contains(to))
                {
                    step();
                    Assert.Equal(to, one.State);
                }
                else
                {
                    Assert.Equal(to == EventInviteeState.Invited ? EventRules.OnceOnTheList : EventRules.AnAnswerFitsTheInvitation, Assert.Throws<BrokenRuleException>(step).Rule);
                    Assert.Equal(from, one.State);
                }
            }
        }
    }

    [Fact]
    public void One_is_invited_while_the_event_is_open_and_through_a_partner_by_name()
    {
        Refused(EventRules.APartnerIsNamed, () => EventInvitee.Invite(_event, Guid.CreateVersion7(), new(EventChannel.Partner), Now));
        Refused(EventRules.APartnerIsNamed, () => EventInvitee.Invite(_event, Guid.CreateVersion7(), new(EventChannel.Letter, Guid.CreateVersion7()), Now));
        _event.Close();
        Refused(EventRules.OnlyAnOpenEventInvites, () => EventInvitee.Invite(_event, Guid.CreateVersion7(), Letter, Now));
    }

    [Fact]
    public void Without_a_day_to_answer_by_it_is_asked_a_week_before()
    {
        var ahead = Workshop.Open(Today.AddDays(20));
        Assert.Equal((Today.AddDays(13), Today.AddDays(22)), (EventInvitee.Invite(ahead, Guid.CreateVersion7(), Letter, Now).AskedBy, EventInvitee.Invite(ahead, Guid.CreateVersion7(), Letter, Now).LastOn));
    }

    [Fact]
    public void A_closed_event_hears_a_no_and_takes_no_yes()
    {
        var (one, other) = (In(EventInviteeState.Invited), In(EventInviteeState.Coming));
        _event.Close();
        Refused(EventRules.AnAnswerComesInTime, () => one.SayYes(_event, true, Now));
        other.SayNo(_event, Why, Now);
        Assert.Equal(("time", "Werkt overdag"), (other.Barrier, other.Words));
    }

    [Fact]
    public void A_no_says_why_and_a_yes_after_it_forgets_that()
    {
        var one = In(EventInviteeState.Invited);
        Refused(EventRules.ANoSaysWhy, () => one.SayNo(_event, new(null, null, "Nee"), Now));
        one.SayNo(_event, Why, Now);
        one.SayYes(_event, true, Now);
        Assert.Equal((null, null), (one.Barrier, one.Words));
    }

    [Fact]
    public void A_place_is_given_while_one_is_free_and_in_turn()
    {
        var one = In(EventInviteeState.Waiting);
        Refused(EventRules.APlaceIsFree, () => one.GivePlace(_event, false, 0, Now));
        Assert.Equal(2, Refused(EventRules.WhoWaitsLongestGoesFirst, () => one.GivePlace(_event, true, 2, Now)).Arguments[0]);
        one.GivePlace(_event, true, 0, Now);
        Assert.Null(one.WaitsSince);
    }

    [Fact]
    public void Attendance_is_noted_from_its_day_on_corrected_and_taken_back()
    {
        var one = In(EventInviteeState.Coming);
        var session = _event.Sessions[0].Id;
        Refused(EventRules.AttendanceComesWithItsDay, () => one.Note(_event, _event.Sessions[1].Id, true, Now));
        one.Note(_event, session, true, Now);
        one.Note(_event, session, false, Now);
        Assert.False(Assert.Single(one.Attendance).Came);
        one.TakeBackAttendance(session);
        Assert.Empty(one.Attendance);
        _event.Cancel("Ziek", Today);
        Refused(EventRules.AttendanceComesWithItsDay, () => one.Note(_event, session, true, Now));
    }

    [Fact]
    public void Who_walks_in_was_there_and_is_asked_nothing()
    {
        var one = EventInvitee.WalkIn(_event, _event.Sessions[0].Id, Guid.CreateVersion7(), Now);
        Assert.Equal((EventInviteeState.Coming, true, _event.Sessions[0].Id), (one.State, one.IsWalkIn, one.CameTo.Single()));
    }

    [Fact]
    public void One_signs_once_at_a_signing_before_somebody()
    {
        var (one, last) = (In(EventInviteeState.Coming), Now with { Today = Today.AddDays(2) });
        var signing = _event.Sessions[2].Id;
        Refused(EventRules.OneSignsAtASigning, () => one.Sign(_event, _event.Sessions[0].Id, "Wethouder Bakker", null, last));
        Refused(EventRules.SomebodySawIt, () => one.Sign(_event, signing, " ", null, last));
        Refused(EventRules.AttendanceComesWithItsDay, () => one.Sign(_event, signing, "Wethouder Bakker", null, Now));
        var fact = Guid.CreateVersion7();
        one.Sign(_event, signing, "Wethouder Bakker", fact, last);
        Assert.Equal((SigningOutcome.DidSign, fact, signing), (one.Signing, one.AchievementId, one.CameTo.Single()));
        Refused(EventRules.SigningIsNotedOnce, () => one.Refuse(_event, signing, "Wethouder Bakker", "Toch niet", last));
        Refused(EventRules.SigningIsNotedOnce, () => one.TakeBackAttendance(signing));
        one.TakeBackSigning();
        Assert.Equal((null, null, null), (one.Signing, one.AchievementId, one.Witness));
        Refused(EventRules.ThereIsASigningToTakeBack, one.TakeBackSigning);
    }

    [Fact]
    public void A_refusal_is_told_and_is_no_signature()
    {
        var (one, last) = (In(EventInviteeState.Coming), Now with { Today = Today.AddDays(2) });
        Refused(EventRules.ARefusalIsTold, () => one.Refuse(_event, _event.Sessions[2].Id, "Wethouder Bakker", " ", last));
        one.Refuse(_event, _event.Sessions[2].Id, "Wethouder Bakker", "Wil dit niet beloven.", last);
        Assert.Equal((SigningOutcome.Refused, null, "Wil dit niet beloven."), (one.Signing, one.AchievementId, one.SigningWords));
    }

    private EventInvitee In(EventInviteeState state)
    {
        var one = EventInvitee.Invite(_event, Guid.CreateVersion7(), Letter, Now);
        if (state == EventInviteeState.Coming)
            one.SayYes(_event, true, Now);
        if (state == EventInviteeState.Waiting)
            one.SayYes(_event, false, Now);
        if (state == EventInviteeState.Declined)
            one.SayNo(_event, Why, Now);
        if (state == EventInviteeState.Withdrawn)
            one.Withdraw(null, Today);
        return one;
    }

    private static BrokenRuleException Refused(Rule rule, Action step)
    {
        var broken = Assert.Throws<BrokenRuleException>(step);
        Assert.Equal(rule, broken.Rule);
        return broken;
    }
}
