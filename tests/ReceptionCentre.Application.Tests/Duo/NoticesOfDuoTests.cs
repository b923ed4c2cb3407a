using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Duo;

namespace ReceptionCentre.Application.Tests.Duo;

/// <summary>What the executing agency told: its effect is shown first, and stands in the file once a person takes it over.</summary>
public sealed class NoticesOfDuoTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_duty_is_typed_shown_with_its_effect_and_taken_over_as_facts_of_DUO()
    {
        var stage = await DuoStage.SetAsync(database, one => one);
        var notice = await Note(stage.Bsn, "SS139");
        Assert.Contains((await database.Send(new DuoNotices.Query())).Lines, line => line.NoticeId == notice && line.Name is not null);
        await Say(notice, new(DutyFrom: new(2026, 11, 2), LetterOn: new(2026, 11, 9), Group: DutyGroup.Asylum));
        var shown = await database.Send(new ShowNotice.Query(notice));
        Assert.Equal(
            [(DuoFact.Duty, null, DutyState.Obliged), (DuoFact.DutyFrom, null, new DateOnly(2026, 11, 2)), (DuoFact.LetterOn, null, new DateOnly(2026, 11, 9)), (DuoFact.Group, null, (object)DutyGroup.Asylum)],
            shown.Effects.Where(effect => effect.Changes).Select(effect => (effect.Fact, effect.Before, effect.After!)));
        Assert.Null((await database.Send(new ShowTrajectory.Query(stage.File))).Duty);

        await TakeOver(notice);
        var known = await database.Send(new ShowTrajectory.Query(stage.File));
        Assert.Equal((DutyState.Obliged, "wi2021", DutyGroup.Asylum), (known.Duty!.State, known.Duty.Act!.Value, known.Group!.Value));
        // The ten weeks run from the day of the letter.
        Assert.Equal(new DateOnly(2027, 1, 18), known.PipUntil);
        Assert.Equal("duo", await database.InDb(db => db.Duties.Where(duty => duty.StayId == stage.Plan.Newcomer.Stay.Id).Select(duty => duty.Source).SingleAsync()));
        await Breaks(DuoRulesIn.ANoticeIsAnsweredOnce, () => TakeOver(notice));
        Assert.Contains((await stage.Plan.Audit("Duo.TakeOverNotice")).Changes, change => change.Thing == nameof(IntegrationDutyFact));
    }

    [Fact]
    public async Task A_term_and_the_result_of_the_test_are_taken_over_too()
    {
        var stage = await DuoStage.SetAsync(database);
        var term = await Note(stage.Bsn, "SS104");
        await Say(term, new(TermFrom: new(2026, 3, 1), TermUntil: new(2029, 9, 1)));
        await TakeOver(term);
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2029, 8, 31), true), (await database.Send(new ShowTrajectory.Query(stage.File))).Term!.Value);

        var invited = await Note(stage.Bsn, "SS137");
        await TakeOver(invited);
        var result = await Note(stage.Bsn, "SS131");
        await Say(result, new(ExamNumber: "AB12", TestResult: LearnabilityResult.B1Feasible, TestOn: database.Clock.Today, Achieved: 5510, Required: 5000));
        await TakeOver(result);
        var step = (await database.InDb(db => db.LearnabilityTests.Include(test => test.Steps).SingleAsync(test => test.CaseFileId == stage.File))).Last!;
        Assert.Equal((LearnabilityState.Done, LearnabilityResult.B1Feasible, 5510), (step.State, step.Result!.Value, step.Achieved!.Value));
        Assert.Equal(2, (await database.InDb(db => db.LearnabilityTests.Include(test => test.Steps).SingleAsync(test => test.CaseFileId == stage.File))).Steps.Count);
    }

    [Fact]
    public async Task Somebody_who_is_not_known_here_waits_until_the_person_is_registered()
    {
        var elsewhere = await DuoStage.SetAsync(database);
        var bsn = DuoStage.ANumber();
        var notice = await Note(bsn, "SS101");
        var shown = await database.Send(new ShowNotice.Query(notice));
        Assert.Equal((null, null, false), (shown.CaseFileId, shown.Name, shown.MayBeTakenOver));
        await Breaks(DuoRulesIn.AFileIsKnown, () => TakeOver(notice));
        await Breaks(DuoRulesIn.AFileIsKnown, async () => await database.Send(new LinkNotice.Command(notice, await Version(notice), null)));
        var registered = await A.Newcomer(A.UnheardName()).WithBsn(bsn).SavedIn(database);
        await database.Send(new LinkNotice.Command(notice, await Version(notice), null));
        Assert.Equal(registered.File.Id, (await database.Send(new ShowNotice.Query(notice))).CaseFileId);
        await Assert.ThrowsAsync<NotThereException>(async () => await database.Send(new LinkNotice.Command(notice, await Version(notice), elsewhere.File)));
    }

    [Fact]
    public async Task Of_two_files_and_of_an_unknown_event_a_person_decides()
    {
        var stage = await DuoStage.SetAsync(database);
        var second = Domain.CaseFiles.CaseFile.Open(stage.Plan.Newcomer.Person.Id, stage.Plan.Newcomer.Stay.Id, A.Amsterdam, "integration-task", new(2026, 11, 1));
        await database.Save(second);
        var notice = await Note(stage.Bsn, "SS124");
        Assert.Equal(2, (await database.Send(new ShowNotice.Query(notice))).Candidates.Count);
        await database.Send(new LinkNotice.Command(notice, await Version(notice), second.Id));
        Assert.Equal(second.Id, (await database.Send(new ShowNotice.Query(notice))).CaseFileId);

        var other = await DuoStage.SetAsync(database);
        var unknown = await Note(other.Bsn, "ZZ9");
        Assert.Null((await database.Send(new ShowNotice.Query(unknown))).What);
        await Breaks(DuoRulesIn.AnEventIsKnown, () => TakeOver(unknown));
        await database.Send(new SetAsideNotice.Command(unknown, await Version(unknown), "Gaat over een brief"));
        Assert.Contains((await database.Send(new DuoNotices.Query(Handled: true))).Lines, line => line.NoticeId == unknown && line.Reason == "Gaat over een brief");
    }

    [Fact]
    public async Task What_was_wrongly_received_is_destroyed_and_what_it_brought_is_put_back_and_the_history_does_not_say_what_it_said()
    {
        var stage = await DuoStage.SetAsync(database);
        await stage.Plan.Known(DutyGroup.Asylum);
        var group = await Note(stage.Bsn, "SS124");
        await Say(group, new(Group: DutyGroup.FamilyAndOther));
        await TakeOver(group);
        var duty = await Note(stage.Bsn, "SS107");
        await TakeOver(duty);
        Assert.Equal((DutyState.Exempt, DutyGroup.FamilyAndOther), Known(await database.Send(new ShowTrajectory.Query(stage.File))));

        await Remove(duty, "Bericht over iemand anders");
        await Remove(group, "Bericht over iemand anders");
        Assert.Equal((DutyState.Obliged, DutyGroup.Asylum), Known(await database.Send(new ShowTrajectory.Query(stage.File))));
        var stored = await database.InDb(db => db.DuoNotices.AsNoTracking().Include(notice => notice.Content).SingleAsync(notice => notice.Id == duty));
        Assert.Equal((DuoNoticeState.Removed, null, null, "Bericht over iemand anders"), (stored.State, stored.Content, stored.CaseFileId, stored.Reason));
        await Breaks(DuoRulesIn.RemovedOnce, () => Remove(duty, "Nog eens"));
        var told = await database.InDb(db => db.AuditEvents.AsNoTracking().Include(one => one.Changes).Where(one => one.Action.StartsWith("Duo.")).ToListAsync());
        Assert.Contains(told, one => one.Action == "Duo.RemoveNotice" && one.Reason == "Bericht over iemand anders");
        Assert.DoesNotContain(told.SelectMany(one => one.Changes), change => (change.Before + change.After).Contains(stage.Bsn, StringComparison.Ordinal) || change.Thing == nameof(DuoNoticeContent));
    }

    [Fact]
    public async Task A_notice_is_typed_with_a_number_a_day_and_an_event_for_ones_own_municipality()
    {
        await DuoStage.SetAsync(database);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new NoteNotice.Command(Guid.NewGuid(), A.Amsterdam, "ss-1", database.Clock.Today.AddDays(1), null, null)));
        Assert.Equal([DuoRulesIn.AnEventHasACode.Name, DuoRules.NotInTheFuture.Name, "Duo.NumberMissing"], invalid.Fields.Select(field => field.Text));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new NoteNotice.Command(Guid.NewGuid(), A.Eindhoven, "SS101", database.Clock.Today, DuoStage.ANumber(), null)));
        var notice = await Note(DuoStage.ANumber(), "SS102");
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => Say(notice, new(TermFrom: new(2026, 3, 1), TermUntil: new(2026, 3, 1))));
        Assert.Equal(DuoRulesIn.ATermEndsAfterItBegins.Name, wrong.Fields.Single().Text);
    }

    [Fact]
    public async Task Elsewhere_and_for_who_may_not_know_the_person_a_notice_is_not_there()
    {
        var hidden = await DuoStage.SetAsync(database, one => one.Obliged().Protected());
        database.As(hidden.Plan.Colleague);
        var notice = await Note(hidden.Bsn, "SS102");
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowNotice.Query(notice)));
        Assert.DoesNotContain((await database.Send(new DuoNotices.Query())).Lines, line => line.NoticeId == notice);
        var open = await DuoStage.SetAsync(database);
        var other = await Note(open.Bsn, "SS102");
        database.As(open.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowNotice.Query(other)));
        database.As(open.Plan.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new DuoNotices.Query()));
    }

    private Task<Guid> Note(string bsn, string code) => database.Send(new NoteNotice.Command(Guid.NewGuid(), A.Amsterdam, code, database.Clock.Today, bsn, null));

    private async Task Say(Guid notice, DuoFacts facts) => await database.Send(new CompleteNotice.Command(notice, await Version(notice), facts));

    private async Task TakeOver(Guid notice) => await database.Send(new TakeOverNotice.Command(notice, await Version(notice)));

    private async Task Remove(Guid notice, string reason) => await database.Send(new RemoveNotice.Command(notice, await Version(notice), reason));

    private Task<int> Version(Guid notice) => database.InDb(db => db.DuoNotices.Where(one => one.Id == notice).Select(one => one.Version).SingleAsync());

    private static (DutyState, DutyGroup?) Known(ShowTrajectory.Result known) => (known.Duty!.State, known.Group);

    private static async Task Breaks(Rule rule, Func<Task> send) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(send)).Rule);
}
