using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.Events;

public sealed class GroupEventTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Somebody = Guid.CreateVersion7();
    private static readonly IReadOnlySet<Guid> Nobody = new HashSet<Guid>();

    [Fact]
    public void Every_step_follows_the_drawing_and_no_other()
    {
        foreach (var from in Enum.GetValues<EventState>())
        {
            foreach (var to in Enum.GetValues<EventState>().Where(to => to != EventState.Planned))
            {
                var one = In(from);
                void Step()
                {
                    switch (to)
                    {
                        case EventState.Open: one.Open(); break;
                        case EventState.Closed: one.Close(); break;
                        case EventState.Held: one.Hold(Today.AddDays(2)); break;
                        default: one.Cancel("Ziek", Today); break;
                    }
                }

                if (EventWay.From(from).Contains(to))
                {
                    Step();
                    Assert.Equal(to, one.State);
                }
                else
                {
                    Refused(EventRules.AnEventGoesItsWay, Step);
                }
            }
        }
    }

    [Fact]
    public void It_is_held_on_its_last_day_and_not_before()
    {
        var one = In(EventState.Open);
        Refused(EventRules.AnEventIsHeldOnItsLastDay, () => one.Hold(Today.AddDays(1)));
        one.Hold(Today.AddDays(2));
        Assert.Equal(Today.AddDays(2), one.EndedOn);
    }

    [Fact]
    public void Who_cancels_says_why()
    {
        Refused(EventRules.ACancellationSaysWhy, () => In(EventState.Open).Cancel(" ", Today));
        var one = In(EventState.Open);
        one.Cancel("Lekkage", Today);
        Assert.Equal("Lekkage", one.CancelReason);
    }

    [Fact]
    public void Its_days_are_those_of_its_sessions()
    {
        var one = In(EventState.Planned);
        Assert.Equal((Today, Today.AddDays(2)), (one.FirstOn, one.LastOn));
        var terms = Workshop.Terms(Today.AddDays(7));
        one.Change(terms, Nobody, 0, Today);
        Assert.Equal((Today.AddDays(7), Today.AddDays(9), 3), (one.FirstOn, one.LastOn, one.Sessions.Count));
    }

    [Fact]
    public void What_is_planned_can_be()
    {
        var good = Workshop.Terms(Today);
        Plan(good);
        Refused(EventRules.AnEventHasSessions, () => Plan(good with { Sessions = [] }));
        Refused(EventRules.AnEventHasSessions, () => Plan(good with { Sessions = [.. Enumerable.Repeat(good.Sessions[0], GroupEvent.MostSessions + 1)] }));
        Refused(EventRules.PlacesAreANumber, () => Plan(good with { Places = 0 }));
        Refused(EventRules.TakingPartCanBeReached, () => Plan(good with { Needed = 3 }));
        Refused(EventRules.TakingPartCanBeReached, () => Plan(good with { Needed = 0 }));
        Refused(EventRules.AnAnswerIsAskedBefore, () => Plan(good with { AnswerBy = Today.AddDays(1) }));
        Refused(EventRules.ASessionIsPlannedAhead, () => Plan(Workshop.Terms(Today.AddDays(-1))));
        Refused(EventRules.ASessionEndsOnItsDay, () => Plan(good with { Sessions = [good.Sessions[0] with { Time = AppointmentTime.Of(Today, new(12, 0), new(12, 0)) }], Needed = 1 }));
    }

    [Fact]
    public void What_was_promised_or_noted_stays_when_it_changes()
    {
        var one = Plan(Workshop.Terms(Today, 5));
        var kept = one.Sessions[1];
        var terms = Workshop.Terms(Today, 5) with { Sessions = [Workshop.Session(SessionPart.Workshop, Today) with { Id = kept.Id }], Needed = 1 };
        Refused(EventRules.ASessionWithPeopleStays, () => one.Change(terms, new HashSet<Guid> { one.Sessions[0].Id }, 0, Today));
        Refused(EventRules.PlacesThatAreGivenStay, () => one.Change(terms with { Places = 2 }, Nobody, 3, Today));
        one.Change(terms, new HashSet<Guid> { kept.Id }, 5, Today);
        Assert.Equal(kept.Id, Assert.Single(one.Sessions).Id);
        one.Cancel("Ziek", Today);
        Refused(EventRules.WhatIsOverStays, () => one.Change(terms, Nobody, 0, Today));
    }

    [Fact]
    public void A_session_that_was_stays_where_it_was_while_another_moves()
    {
        var one = Plan(Workshop.Terms(Today));
        var sessions = one.InTime.Select(session => Workshop.Session(session.Part, session.On) with { Id = session.Id }).ToList();
        sessions[2] = sessions[2] with { Time = AppointmentTime.Of(Today.AddDays(9), new(10, 0), new(12, 0)) };
        one.Change(Workshop.Terms(Today) with { Sessions = sessions }, Nobody, 0, Today.AddDays(1));
        Assert.Equal(Today.AddDays(9), one.LastOn);
    }

    [Fact]
    public void Who_took_part_came_to_as_many_sessions_that_count_as_are_asked()
    {
        var one = Plan(Workshop.Terms(Today));
        var (preparation, workshop, signing) = (one.Sessions[0].Id, one.Sessions[1].Id, one.Sessions[2].Id);
        Assert.True(one.IsPart([preparation, workshop]));
        Assert.False(one.IsPart([preparation, signing]));
        Assert.False(one.IsPart([]));
    }

    [Fact]
    public void A_session_for_one_group_is_for_it_and_for_whose_group_is_unknown()
    {
        var terms = Workshop.Terms(Today);
        var session = Plan(terms with { Sessions = [Workshop.Session(SessionPart.Preparation, Today, forGroup: DutyGroup.Asylum), .. terms.Sessions.Skip(1)] }).Sessions[0];
        Assert.True(session.IsFor(DutyGroup.Asylum));
        Assert.True(session.IsFor(null));
        Assert.False(session.IsFor(DutyGroup.FamilyAndOther));
    }

    [Fact]
    public void Who_is_in_no_file_is_counted_from_the_day_on()
    {
        var one = In(EventState.Open);
        one.CountWithoutFile(one.Sessions[0].Id, 12, Today);
        Assert.Equal(12, one.Sessions[0].WithoutFile);
        Refused(EventRules.WithoutAFileIsANumber, () => one.CountWithoutFile(one.Sessions[0].Id, -1, Today));
        Refused(EventRules.AttendanceComesWithItsDay, () => one.CountWithoutFile(one.Sessions[1].Id, 1, Today));
    }

    private static GroupEvent In(EventState state)
    {
        var one = Plan(Workshop.Terms(Today));
        if (state is EventState.Open or EventState.Closed or EventState.Held)
            one.Open();
        if (state == EventState.Closed)
            one.Close();
        if (state == EventState.Held)
            one.Hold(Today.AddDays(2));
        if (state == EventState.Cancelled)
            one.Cancel("Ziek", Today);
        return one;
    }

    private static GroupEvent Plan(EventTerms terms) => GroupEvent.Plan(terms, Today, Now, Somebody);

    private static void Refused(Rule rule, Action step) => Assert.Equal(rule, Assert.Throws<BrokenRuleException>(step).Rule);
}
