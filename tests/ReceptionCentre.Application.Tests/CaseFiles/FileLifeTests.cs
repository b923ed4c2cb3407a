using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.CaseFiles;

/// <summary>What stands on the life line of a file, from the facts themselves.</summary>
public sealed class FileLifeTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).Build();

    [Fact]
    public async Task A_stay_its_motive_and_the_duty_are_spans_in_their_own_lanes()
    {
        var file = await A.Newcomer().WithMotive("status-holder").Obliged().SavedIn(database);
        var life = await LifeAsync(file);
        Assert.Equal(
            [(FileLife.Lane.Stay, FileLife.Kind.Stay), (FileLife.Lane.Status, FileLife.Kind.Motive), (FileLife.Lane.Status, FileLife.Kind.Duty)],
            life.Spans.Where(span => !span.IsClock).Select(span => (span.Lane, span.Kind)));
        Assert.All(life.Spans.Where(span => !span.IsClock), span => Assert.Equal((new DateOnly(2026, 9, 1), null, false), (span.From!.Value, span.Until, span.IsRough)));
        Assert.Equal(DutyState.Obliged, life.Spans[2].Duty);
    }

    [Fact]
    public async Task An_earlier_stay_of_the_same_person_stands_there_too()
    {
        var file = await A.Newcomer().SavedIn(database);
        await database.Save(Stay.Begin(file.Person.Id, A.Eindhoven, PartialDate.Of(2019)));
        var stays = (await LifeAsync(file)).Spans.Where(span => span.Kind == FileLife.Kind.Stay).ToList();
        Assert.Equal([A.Amsterdam, A.Eindhoven], stays.Select(span => span.Code!.Value));
        Assert.Equal((new DateOnly(2019, 1, 1), true), (stays[1].From!.Value, stays[1].IsRough));
    }

    [Fact]
    public async Task Somebody_who_is_expected_has_a_planned_stay()
    {
        var file = await A.Newcomer().OpenedOn(new(2026, 12, 24)).SavedIn(database);
        Assert.True(Assert.Single((await LifeAsync(file)).Spans).IsPlanned);
    }

    [Fact]
    public async Task Contacts_with_the_person_are_dots_and_the_last_agreed_day_is_a_clock()
    {
        var file = await A.Newcomer().SavedIn(database);
        await database.Save(
            Note(file, new(2026, 10, 1), true, new(2026, 10, 15)), Note(file, new(2026, 10, 20), true, new(2026, 12, 1)), Note(file, new(2026, 10, 10), false, null));
        var life = await LifeAsync(file);
        Assert.Equal([new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 20)], life.Contacts);
        var clock = Assert.Single(life.Spans, span => span.IsClock && span.Reason == DueReason.NextContact);
        Assert.Equal((FileLife.Kind.Clock, new DateOnly(2026, 12, 1)), (clock.Kind, clock.Until!.Value));
        Assert.Contains(life.Asks, one => one.Clock.Reason == DueReason.NextContact && one.Clock.DueOn == new DateOnly(2026, 12, 1));
    }

    [Fact]
    public async Task A_withdrawn_note_is_on_no_line()
    {
        var file = await A.Newcomer().SavedIn(database);
        var note = Note(file, new(2026, 10, 1), true, new(2026, 10, 15));
        note.Withdraw("Verkeerd dossier", database.Clock.GetUtcNow(), _caseworker.Id);
        await database.Save(note);
        var life = await LifeAsync(file);
        Assert.Empty(life.Contacts);
        Assert.DoesNotContain(life.Asks, one => one.Clock.Reason == DueReason.NextContact);
    }

    [Fact]
    public async Task Without_a_plan_one_is_to_be_begun_and_a_draft_is_to_be_agreed()
    {
        var file = await A.Newcomer().SavedIn(database);
        Assert.Equal([DueReason.NoPlan], (await LifeAsync(file)).Asks.Where(one => one.Clock.Reason != DueReason.Silence).Select(one => one.Clock.Reason));
        await database.Save(IntegrationPlan.Begin(file.File.Id, PlanKind.Voluntary, database.Clock.GetUtcNow(), _caseworker.Id));
        Assert.Equal([DueReason.DraftPlan], (await LifeAsync(file)).Asks.Where(one => one.Clock.Reason != DueReason.Silence).Select(one => one.Clock.Reason));
    }

    [Fact]
    public async Task A_file_elsewhere_has_no_life_here()
    {
        var file = await A.Newcomer().In(A.Eindhoven).SavedIn(database);
        await Assert.ThrowsAsync<NotThereException>(() => LifeAsync(file));
    }

    private Task<FileLife.Life> LifeAsync(NewcomerBuilder file) => database.As(_caseworker).Send(new FileLife.Query(file.File.Id));

    private ContactNote Note(NewcomerBuilder file, DateOnly on, bool tookPart, DateOnly? next) => ContactNote.Write(
        file.File.Id, new(on, "desk", tookPart, null, null, "Gesprek.", next, false), database.Clock.Today, database.Clock.GetUtcNow(), _caseworker.Id);
}
