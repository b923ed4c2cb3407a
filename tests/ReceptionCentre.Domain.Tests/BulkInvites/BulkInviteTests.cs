using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Domain.Tests.BulkInvites;

public sealed class BulkInviteTests
{
    private static readonly DateOnly Today = Said.Today;
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TalkTimes Times = new(Today.AddDays(9), Today.AddDays(12), (TalkDays)31, new(new(9, 0), new(12, 0)), new(new(13, 0), new(16, 0)), 60, 2);
    private static readonly Guid Host = Guid.NewGuid();

    [Fact]
    public void It_is_prepared_and_says_again_what_was_chosen()
    {
        var selection = new InviteSelection(QueueWhose.Team, Guid.NewGuid(), DueReason.PipTerm, QueueWhen.Soon, "ar", true);
        var invite = Prepare(selection: selection, hosts: [Host, Host], files: [Host]);
        Assert.Equal((selection, Times, new InviteLetter("Neem mee", 3), RunState.Checking), (invite.Selection, invite.Times, invite.Letter, invite.State));
        Assert.Equal((Host, Host), (Assert.Single(invite.Hosts).StaffMemberId, Assert.Single(invite.Files).CaseFileId));
        Assert.Null(Prepare(times: Times with { Second = null }).Times.Second);
    }

    [Fact]
    public void Somebody_holds_the_talks() => Refused(InviteRules.SomebodyHoldsTheTalks, () => Prepare(hosts: []));

    [Fact]
    public void It_is_about_something() => Refused(AppointmentRules.AnAppointmentIsAboutSomething, () => Prepare(talk: new(null, null, "office", null, null)));

    [Fact]
    public void Talks_lie_ahead_within_a_span_that_a_diary_has()
    {
        Refused(InviteRules.TalksLieAhead, () => Prepare(times: Times with { From = Today }));
        Refused(InviteRules.TalksLieAhead, () => Prepare(times: Times with { Until = Times.From.AddDays(-1) }));
        Refused(InviteRules.TalksLieAhead, () => Prepare(times: Times with { Until = Times.From.AddDays(TalkTimes.MostDays + 1) }));
        Prepare(times: Times with { From = Today.AddDays(1), Until = Today.AddDays(1 + TalkTimes.MostDays) });
    }

    [Fact]
    public void There_are_days_to_talk()
    {
        Refused(InviteRules.ThereAreDaysToTalk, () => Prepare(times: Times with { Days = TalkDays.Saturday }));
        Refused(InviteRules.ThereAreDaysToTalk, () => Prepare(times: Times with { Days = TalkDays.None }));
        // Christmas lies on a Friday.
        Refused(InviteRules.ThereAreDaysToTalk, () => Prepare(times: Times with { From = new(2026, 12, 25), Until = new(2026, 12, 27), Days = (TalkDays)63 }));
        Prepare(times: Times with { Until = Times.From, Days = TalkDays.Monday });
    }

    [Fact]
    public void The_hours_of_a_day_follow_each_other()
    {
        Refused(InviteRules.HoursFollowEachOther, () => Prepare(times: Times with { First = new(new(12, 0), new(9, 0)) }));
        Refused(InviteRules.HoursFollowEachOther, () => Prepare(times: Times with { Second = new(new(11, 0), new(16, 0)) }));
        Refused(InviteRules.HoursFollowEachOther, () => Prepare(times: Times with { Second = new(new(16, 0), new(13, 0)) }));
        Prepare(times: Times with { Second = new(new(12, 0), new(14, 0)) });
    }

    [Fact]
    public void A_talk_has_a_length_and_fits_in_the_hours()
    {
        Refused(InviteRules.ATalkHasALength, () => Prepare(times: Times with { Minutes = 5 }));
        Refused(InviteRules.ATalkHasALength, () => Prepare(times: Times with { Minutes = 241 }));
        Refused(InviteRules.ATalkHasALength, () => Prepare(times: Times with { FamilySlots = 0 }));
        Refused(InviteRules.ATalkHasALength, () => Prepare(times: Times with { FamilySlots = 5 }));
        Refused(InviteRules.ATalkFitsInTheHours, () => Prepare(times: Times with { FamilySlots = 4 }));
        Refused(InviteRules.ATalkFitsInTheHours, () => Prepare(times: Times with { Minutes = 240, FamilySlots = 1 }));
        Prepare(times: Times with { Minutes = 10, FamilySlots = 4 });
    }

    [Fact]
    public void An_answer_is_asked_in_time()
    {
        Refused(InviteRules.AnAnswerIsAskedInTime, () => Prepare(letter: new(null, 0)));
        Refused(InviteRules.AnAnswerIsAskedInTime, () => Prepare(letter: new(null, 31)));
        Assert.Null(Prepare(letter: new(null, null)).AnswerDays);
    }

    [Fact]
    public void A_bulk_invite_has_an_end()
    {
        Refused(InviteRules.ABulkInviteHasAnEnd, () => BulkInvite.EnsureFew(BulkInvite.MostFiles + 1));
        BulkInvite.EnsureFew(BulkInvite.MostFiles);
    }

    [Fact]
    public void It_is_confirmed_within_a_day_of_the_dry_run()
    {
        var invite = Prepare();
        invite.EndCheck(3, Now);
        Refused(RunRules.ADryRunIsRecent, () => invite.Start(Now.AddHours(25), Host, true));
        invite.Start(Now.AddHours(24), Host, true);
        Assert.Equal(RunState.Changing, invite.State);
    }

    private static void Refused(Rule rule, Action act) => Assert.Same(rule, Assert.Throws<BrokenRuleException>(act).Rule);

    private static BulkInvite Prepare(
        InviteSelection? selection = null, InviteTalk? talk = null, TalkTimes? times = null, IReadOnlyCollection<Guid>? hosts = null, IReadOnlyCollection<Guid>? files = null, InviteLetter? letter = null) =>
        BulkInvite.Prepare(
            "0363", selection ?? new(QueueWhose.All), files ?? [], true, talk ?? new("housing", null, "office", null, null), times ?? Times, hosts ?? [Host], false, letter ?? new("Neem mee", 3),
            "Brief van DUO", false, Today, Now, Host);
}
