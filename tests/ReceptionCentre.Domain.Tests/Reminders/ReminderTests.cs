using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.Reminders;

public sealed class ReminderTests
{
    // A Friday, half past two in the Netherlands.
    private static readonly DateTimeOffset Talk = At(27, 14, 30);

    private static DateTimeOffset At(int day, int hour, int minute = 0) => DutchCalendar.At(new DateOnly(2026, 11, day), new(hour, minute));

    private static Reminder In(ReminderState state)
    {
        var reminder = Reminder.Plan(Guid.CreateVersion7(), Guid.CreateVersion7(), Talk, ReminderWay.Letter, At(25, 9), At(25, 9));
        switch (state)
        {
            case ReminderState.ToPost: reminder.Print(Guid.CreateVersion7()); break;
            case ReminderState.Sent: reminder.Send(At(25, 9)); break;
            case ReminderState.Failed: reminder.Fail(ReminderTrouble.Refused, At(25, 9)); break;
            case ReminderState.Dropped: reminder.Drop(ReminderTrouble.NotWanted, At(25, 9)); break;
        }
        return reminder;
    }

    private static readonly IReadOnlyDictionary<string, (Action<Reminder> Step, ReminderState[] From, ReminderState To)> Steps = new Dictionary<string, (Action<Reminder>, ReminderState[], ReminderState)>
    {
        ["leave"] = (one => one.Leave("ti", At(25, 9)), [ReminderState.Waiting], ReminderState.Waiting),
        ["print"] = (one => one.Print(Guid.CreateVersion7()), [ReminderState.Waiting], ReminderState.ToPost),
        ["send"] = (one => one.Send(At(25, 9)), [ReminderState.Waiting, ReminderState.ToPost], ReminderState.Sent),
        ["miss"] = (one => one.Miss(At(25, 9)), [ReminderState.Waiting], ReminderState.Waiting),
        ["fail"] = (one => one.Fail(ReminderTrouble.NoAddress, At(25, 9)), [ReminderState.Waiting], ReminderState.Failed),
        ["drop"] = (one => one.Drop(ReminderTrouble.NoLongerNeeded, At(25, 9)), [ReminderState.Waiting, ReminderState.ToPost], ReminderState.Dropped),
    };

    public static TheoryData<string, ReminderState> Every()
    {
        var data = new TheoryData<string, ReminderState>();
        foreach (var step in Steps.Keys)
        {
            foreach (var state in Enum.GetValues<ReminderState>())
                data.Add(step, state);
        }
        return data;
    }

    [Theory, MemberData(nameof(Every))]
    public void Every_step_goes_from_the_states_of_the_drawing_and_from_no_other(string step, ReminderState state)
    {
        var (take, from, to) = Steps[step];
        var reminder = In(state);
        if (from.Contains(state))
        {
            take(reminder);
            Assert.Equal(to, reminder.State);
        }
        else
        {
            Assert.Same(ReminderRules.OnlyWhatWaitsGoes, Assert.Throws<BrokenRuleException>(() => take(reminder)).Rule);
        }
    }

    [Fact]
    public void Three_times_it_is_tried_after_five_and_thirty_minutes_and_then_somebody_calls()
    {
        var reminder = In(ReminderState.Waiting);
        reminder.Leave(null, At(25, 9));
        reminder.Miss(At(25, 9));
        Assert.Equal(At(25, 9, 5), reminder.NextAt);
        reminder.Leave(null, At(25, 9, 5));
        reminder.Miss(At(25, 9, 5));
        Assert.Equal(At(25, 9, 35), reminder.NextAt);
        reminder.Leave(null, At(25, 9, 35));
        reminder.Miss(At(25, 9, 35));
        Assert.Equal((ReminderState.Failed, ReminderTrouble.NotReached, new DateOnly(2026, 11, 25)), (reminder.State, reminder.Trouble, reminder.FailedOn));
    }

    public static readonly TheoryData<string, ReminderWay, int, DateTimeOffset, DateTimeOffset?> Times = new()
    {
        { "days before, in the morning", ReminderWay.Text, 2, At(1, 10), At(25, 9) },
        { "a letter five days earlier", ReminderWay.Letter, 2, At(1, 10), At(20, 9) },
        { "made late: twenty hours after it", ReminderWay.Email, 2, At(25, 16), At(26, 12) },
        { "twenty hours after it is night: in the morning", ReminderWay.Email, 2, At(26, 10), At(27, 9) },
        { "twenty hours after it is evening: the next morning", ReminderWay.Text, 2, At(25, 23), At(26, 9 + 10) },
        { "too late to be of use", ReminderWay.Text, 2, At(26, 17), null },
        { "a letter that would come too late", ReminderWay.Letter, 2, At(24, 10), null },
    };

    [Theory, MemberData(nameof(Times))]
    public void A_reminder_goes_when_it_is_of_use(string why, ReminderWay way, int days, DateTimeOffset madeAt, DateTimeOffset? goesAt)
    {
        Assert.NotEmpty(why);
        Assert.Equal(goesAt, Reminder.GoesAt(Talk, way, days, madeAt));
    }

    [Fact]
    public void A_choice_follows_the_one_before_and_the_same_is_not_chosen_again()
    {
        var choice = ReminderChoice.Of(Guid.CreateVersion7());
        var provenance = new Provenance("person-said", null, At(1, 10), Guid.CreateVersion7());
        Assert.Null(choice.WayOn(new(2026, 11, 1)));
        choice.Choose(ReminderWay.Text, new(2026, 11, 1), provenance);
        Assert.Same(ReminderRules.AnotherWayIsChosen, Assert.Throws<BrokenRuleException>(() => choice.Choose(ReminderWay.Text, new(2026, 11, 5), provenance)).Rule);
        choice.Choose(ReminderWay.None, new(2026, 11, 5), provenance);
        Assert.Equal([ReminderWay.Text, ReminderWay.None], new[] { choice.WayOn(new(2026, 11, 4))!.Value, choice.WayOn(new(2026, 11, 5))!.Value });
    }
}
