using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Clocks;

/// <summary>What each source reads from the facts, case by case. Days count from the first day of the test.</summary>
public sealed class ClockSourcesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly ClockStage _stage = new(database);

    [Fact]
    public async Task An_agreed_contact_stands_until_a_note_on_or_after_its_day()
    {
        var file = await _stage.File(-60);
        await _stage.Note(file, -20, next: -5);
        Assert.Equal([-5], await Due(DueReason.NextContact, file));
        await _stage.Note(file, -10);
        Assert.Equal([-5], await Due(DueReason.NextContact, file));
        await _stage.Note(file, -5, tookPart: false);
        Assert.Empty(await Due(DueReason.NextContact, file));
        Assert.Equal([-5], await Due(DueReason.NextContact, file, on: -6));
    }

    [Fact]
    public async Task A_later_note_that_names_another_day_moves_the_agreed_contact_also_on_the_same_day()
    {
        var file = await _stage.File(-60);
        await _stage.Note(file, -20, next: 5);
        await _stage.Note(file, -10, next: 3);
        await _stage.Note(file, -10, next: 4);
        Assert.Equal([4], await Due(DueReason.NextContact, file));
        Assert.Equal([5], await Due(DueReason.NextContact, file, on: -11));
    }

    [Fact]
    public async Task A_withdrawn_note_agreed_nothing_and_was_no_contact()
    {
        var file = await _stage.File(-60);
        await _stage.Note(file, -20, next: 5);
        var wrong = await _stage.Note(file, -10, next: 3);
        await _stage.Withdraw(wrong);
        Assert.Equal([5], await Due(DueReason.NextContact, file));
        Assert.Equal([22], await Due(DueReason.Silence, file));
    }

    [Fact]
    public async Task Silence_is_42_days_after_the_latest_note_in_which_the_person_took_part_or_after_the_opening()
    {
        var file = await _stage.File(-60);
        var opening = Assert.Single(await _stage.Read(DueReason.Silence, file, 0));
        Assert.Equal((file, _stage.Day(-60), _stage.Day(-18)), (opening.SubjectId, opening.StartedOn, opening.DueOn));
        var note = await _stage.Note(file, -30);
        await _stage.Note(file, -10, tookPart: false);
        var spoken = Assert.Single(await _stage.Read(DueReason.Silence, file, 0));
        Assert.Equal((note, _stage.Day(-30), _stage.Day(12)), (spoken.SubjectId, spoken.StartedOn, spoken.DueOn));
        Assert.Equal([-18], await Due(DueReason.Silence, file, on: -31));
        Assert.Empty(await Due(DueReason.Silence, file, on: -61));
    }

    [Fact]
    public async Task A_file_without_plan_asks_for_one_28_days_after_the_opening_and_a_dropped_draft_is_none()
    {
        var file = await _stage.File(-10);
        Assert.Equal([18], await Due(DueReason.NoPlan, file));
        var draft = await _stage.Draft(file);
        Assert.Empty(await Due(DueReason.NoPlan, file));
        Assert.Equal([18], await Due(DueReason.NoPlan, file, on: -1));
        await _stage.Plan(draft.Id, plan => plan.Drop());
        Assert.Equal([18], await Due(DueReason.NoPlan, file));
        Assert.Empty(await Due(DueReason.DraftPlan, file));
    }

    [Fact]
    public async Task A_draft_is_to_be_agreed_14_days_after_the_Dutch_day_on_which_it_was_begun()
    {
        var file = await _stage.File(-10);
        // Half past midnight in the Netherlands is still the day before in UTC.
        database.Clock.Advance(DutchCalendar.StartOf(_stage.Day(1)).AddMinutes(30) - database.Clock.GetUtcNow());
        var draft = await _stage.Draft(file);
        Assert.Equal([15], await Due(DueReason.DraftPlan, file, on: 1));
        Assert.Empty(await Due(DueReason.DraftPlan, file, on: 0));
        _stage.GoTo(3);
        await _stage.Agree(draft, 2);
        Assert.Empty(await Due(DueReason.DraftPlan, file, on: 3));
        Assert.Equal([15], await Due(DueReason.DraftPlan, file, on: 1));
    }

    [Fact]
    public async Task A_deadline_runs_from_the_agreement_until_the_item_is_done_or_the_plan_is_revised()
    {
        var file = await _stage.File(-10);
        var plan = await _stage.Draft(file, deadline: 30);
        Assert.Empty(await Due(DueReason.PlanDeadline, file));
        await _stage.Agree(plan, -2);
        var reading = Assert.Single(await _stage.Read(DueReason.PlanDeadline, file, 0));
        Assert.Equal((_stage.Day(30), "Taalles", _stage.Day(-2)), (reading.DueOn, reading.What, reading.StartedOn));
        Assert.Empty(await Due(DueReason.PlanDeadline, file, on: -3));

        _stage.GoTo(5);
        var agreed = await database.InDb(db => db.Plans.AsNoTracking().Include(one => one.Goals).ThenInclude(goal => goal.Items).SingleAsync(one => one.Id == plan.Id));
        await _stage.Plan(plan.Id, one => one.ItemDone(agreed.Items.Single().Id, _stage.Day(4), database.Clock.Today));
        Assert.Empty(await Due(DueReason.PlanDeadline, file, on: 5));
        Assert.Equal([30], await Due(DueReason.PlanDeadline, file, on: 3));
        await _stage.Plan(plan.Id, one => one.ItemDone(agreed.Items.Single().Id, null, database.Clock.Today));

        var revision = await _stage.Revise(plan.Id, deadline: 40);
        Assert.Equal([30], await Due(DueReason.PlanDeadline, file, on: 5));
        _stage.GoTo(6);
        await _stage.AgreeInPlaceOf(plan.Id, revision, 6);
        Assert.Equal([40], await Due(DueReason.PlanDeadline, file, on: 6));
        Assert.Equal([30], await Due(DueReason.PlanDeadline, file, on: 5));
    }

    [Fact]
    public async Task A_start_reminds_until_somebody_spoke_to_the_person_since()
    {
        var file = await _stage.File(-10);
        var plan = await _stage.Draft(file, starts: 3);
        await _stage.Agree(plan, -2);
        Assert.Equal([3], await Due(DueReason.PlanStart, file));
        _stage.GoTo(4);
        await _stage.Note(file, 2);
        await _stage.Note(file, 4, tookPart: false);
        Assert.Equal([3], await Due(DueReason.PlanStart, file, on: 4));
        await _stage.Note(file, 4);
        Assert.Empty(await Due(DueReason.PlanStart, file, on: 4));

        var before = await _stage.File(-10);
        await _stage.Agree(await _stage.Draft(before, starts: -5), -2);
        Assert.Empty(await Due(DueReason.PlanStart, before, on: 4));
    }

    [Fact]
    public async Task A_document_that_failed_asks_and_one_that_waits_for_its_turn_does_not()
    {
        var file = await _stage.File(-10);
        var document = Document.Request(file, Guid.NewGuid(), "plan", null, "plan.pdf", "{}", "", database.Clock.GetUtcNow(), Guid.Empty);
        await database.Save(document);
        Assert.Empty(await Due(DueReason.DocumentFailed, file));
        await database.InDb(db => db.Documents.Where(one => one.Id == document.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, DocumentState.Failed)));
        Assert.Equal([0], await Due(DueReason.DocumentFailed, file));
        Assert.Empty(await Due(DueReason.DocumentFailed, file, on: -1));
    }

    [Fact]
    public async Task An_open_question_lets_the_files_wait_that_the_asking_municipality_has_about_that_person()
    {
        var newcomer = await A.Newcomer().OpenedOn(_stage.Day(-10)).SavedIn(database);
        var stay = Stay.Begin(newcomer.Person.Id, A.Eindhoven, PartialDate.Of(_stage.Day(-20)));
        var elsewhere = CaseFile.Open(newcomer.Person.Id, stay.Id, A.Eindhoven, "reception-information", _stage.Day(-20));
        await database.Save(stay, elsewhere);
        var somebodyElse = await _stage.File(-10);
        var question = AccessRequest.Ask(newcomer.Person.Id, A.Amsterdam, "Wie is dit?", database.Clock.GetUtcNow(), Guid.NewGuid());
        await database.Save(question);

        var reading = Assert.Single(await _stage.Read(DueReason.OpenQuestion, newcomer.File.Id, 0));
        Assert.Equal((question.Id, _stage.Day(7), true), (reading.SubjectId, reading.DueOn, reading.WaitsForOthers));
        Assert.Empty(await Due(DueReason.OpenQuestion, elsewhere.Id));
        Assert.Empty(await Due(DueReason.OpenQuestion, somebodyElse));
        Assert.Equal(_stage.Day(0), (await _stage.State(newcomer.File.Id))!.WaitsSince);

        await _stage.Change(async db => (await db.AccessRequests.FirstAsync(one => one.Id == question.Id)).Reply(true, "Dat mag", database.Clock.GetUtcNow(), Guid.NewGuid()));
        Assert.Empty(await Due(DueReason.OpenQuestion, newcomer.File.Id));
        Assert.Null((await _stage.State(newcomer.File.Id))!.WaitsSince);
    }

    /// <summary>The days on which it is due, counted from the first day of the test.</summary>
    private async Task<IEnumerable<int>> Due(DueReason reason, Guid file, int on = 0) =>
        (await _stage.Read(reason, file, on)).Select(reading => reading.DueOn.DayNumber - _stage.Day(0).DayNumber);
}
