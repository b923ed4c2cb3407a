using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Plans;

/// <summary>Own words, goals and items: who may write, what is refused, and what the history keeps.</summary>
public sealed class WritingThePlanTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_goal_and_an_item_are_stored_with_everything_that_was_agreed_about_them()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft(new(
            "  Taalles B1  ", true, "wi2021", "7", new(2026, 2, 1), "Taalhuis", new(2026, 12, 1), 750, new(2027, 7, 1),
            [new("municipality", 6_667), new("newcomer", 3_333)]));

        var item = (await stage.Stored(plan)).Items.Single();
        Assert.Equal(("Taalles B1", "wi2021", "7", 750), (item.What, item.Act, item.Article, item.MinutesAWeek));
        Assert.Equal([("municipality", 6_667), ("newcomer", 3_333)], item.Payers.OrderBy(share => share.Payer, StringComparer.Ordinal).Select(share => (share.Payer, share.BasisPoints)));
    }

    [Fact]
    public async Task The_history_keeps_what_it_was_and_what_it_became()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, goal, item) = await stage.Draft();
        await database.Send(new ChangeItem.Command(plan, item, await stage.Version(plan), PlanStage.Item() with { MinutesAWeek = 600, Payers = [new("municipality", 10_000)] }));
        await database.Send(new ChangeGoal.Command(plan, goal, await stage.Version(plan), "education", "Ik wil leren."));

        var changed = await stage.Audit("Plans.ChangeItem");
        Assert.Equal((stage.Caseworker.Id, stage.Newcomer.Person.Id), (changed.By, changed.PersonId!.Value));
        Assert.Contains(changed.Changes, change => change is { Thing: nameof(PlanItem), Field: nameof(PlanItem.MinutesAWeek), Before: null, After: "600" });
        Assert.Contains(changed.Changes, change => change.Thing == nameof(PayerShare) && change.After!.Contains("municipality", StringComparison.Ordinal));
        Assert.Contains((await stage.Audit("Plans.ChangeGoal")).Changes, change => change is { Field: nameof(PlanGoal.Text), Before: "Ik wil als kok werken.", After: "Ik wil leren." });
    }

    [Fact]
    public async Task What_is_removed_from_the_draft_is_still_in_the_history()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, goal, item) = await stage.Draft(PlanStage.Item() with { Payers = [new("municipality", 10_000)] });
        await stage.AddItem(plan, goal, PlanStage.Item("Proefdag"));

        await database.Send(new RemoveItem.Command(plan, item, await stage.Version(plan)));
        Assert.Equal("Proefdag", (await stage.Stored(plan)).Items.Single().What);
        await database.Send(new RemoveGoal.Command(plan, goal, await stage.Version(plan)));
        Assert.Empty((await stage.Stored(plan)).Goals);

        Assert.Contains((await stage.Audit("Plans.RemoveItem")).Changes, change => change.Thing == nameof(PlanItem) && change.Before!.Contains("Taalles", StringComparison.Ordinal));
        Assert.Contains((await stage.Audit("Plans.RemoveGoal")).Changes, change => change.Thing == nameof(PlanGoal) && change.After is null);
    }

    [Fact]
    public async Task Own_words_are_kept_in_any_script_with_their_language()
    {
        const string words = "أريد أن أعمل #كطباخ <script>alert(1)</script>\n$x$ *nee*";
        var stage = await PlanStage.SetAsync(database);
        var plan = await stage.Begin();
        await database.Send(new WriteOwnWords.Command(plan, await stage.Version(plan), words, "ar", "Niet op vrijdag."));

        var stored = await stage.Stored(plan);
        Assert.Equal((words, "ar", "Niet op vrijdag."), (stored.OwnWords, stored.OwnWordsLanguage, stored.Disagreement));
        await Refused("Language", "Shared.ChooseFromTheList", new WriteOwnWords.Command(plan, await stage.Version(plan), words, "nergens", null));
    }

    [Fact]
    public async Task A_colleague_of_the_team_writes_and_another_team_does_not()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, goal, item) = await stage.Draft();
        database.As(stage.Colleague);
        await stage.AddGoal(plan, "money");

        database.As(stage.OtherTeam);
        var version = await stage.Version(plan);
        foreach (var send in new Func<Task>[]
        {
            () => database.Send(new AddGoal.Command(plan, version, "work", "x", Guid.NewGuid())),
            () => database.Send(new ChangeGoal.Command(plan, goal, version, "work", "x")),
            () => database.Send(new RemoveGoal.Command(plan, goal, version)),
            () => database.Send(new AddItem.Command(plan, goal, version, PlanStage.Item(), Guid.NewGuid())),
            () => database.Send(new ChangeItem.Command(plan, item, version, PlanStage.Item())),
            () => database.Send(new RemoveItem.Command(plan, item, version)),
            () => database.Send(new WriteOwnWords.Command(plan, version, "x", "nl", null)),
            () => database.Send(new DropDraft.Command(plan, version)),
            () => database.Send(new AgreePlan.Command(plan, version, database.Clock.Today)),
        })
            Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, (await Assert.ThrowsAsync<BrokenRuleException>(send)).Rule);
    }

    [Fact]
    public async Task In_another_municipality_the_plan_is_not_there()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, goal, item) = await stage.Draft();
        var version = await stage.Version(plan);
        database.As(stage.Elsewhere);
        foreach (var send in new Func<Task>[]
        {
            () => database.Send(new ShowPlan.Query(stage.File)),
            () => database.Send(new BeginPlan.Command(stage.File, PlanKind.Voluntary, Guid.NewGuid())),
            () => database.Send(new AddGoal.Command(plan, version, "work", "x", Guid.NewGuid())),
            () => database.Send(new AddItem.Command(plan, goal, version, PlanStage.Item(), Guid.NewGuid())),
            () => database.Send(new ChangeItem.Command(plan, item, version, PlanStage.Item())),
            () => database.Send(new AgreePlan.Command(plan, version, database.Clock.Today)),
        })
            await Assert.ThrowsAsync<NotThereException>(send);
    }

    [Fact]
    public async Task The_front_desk_and_the_manager_write_no_plans()
    {
        var stage = await PlanStage.SetAsync(database);
        foreach (var member in new[] { stage.FrontDesk, stage.Manager })
        {
            database.As(member);
            await Assert.ThrowsAsync<NotPermittedException>(() => stage.Begin());
        }
        database.As(stage.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowPlan.Query(stage.File)));
        Assert.Null((await database.As(stage.Manager).Send(new ShowPlan.Query(stage.File))).Shown);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_the_second_is_told_so_and_nothing_of_the_first_is_lost()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, item) = await stage.Draft();
        var version = await stage.Version(plan);
        await database.Send(new ChangeItem.Command(plan, item, version, PlanStage.Item("Van Jolanda")));

        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeItem.Command(plan, item, version, PlanStage.Item("Van Thijs"))));
        Assert.Equal("Van Jolanda", (await stage.Stored(plan)).Items.Single().What);
    }

    [Fact]
    public async Task Of_two_who_save_at_the_same_moment_one_is_told_so()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, item) = await stage.Draft();
        var version = await stage.Version(plan);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            try
            {
                await database.Send(new ChangeItem.Command(plan, item, version, PlanStage.Item($"Nummer {number}")));
                return true;
            }
            catch (ChangedMeanwhileException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, saved => saved);
        Assert.Equal(version + 1, await stage.Version(plan));
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_one_goal_and_one_item()
    {
        var stage = await PlanStage.SetAsync(database);
        var plan = await stage.Begin();
        var addGoal = new AddGoal.Command(plan, await stage.Version(plan), "work", "Ik wil werken.", Guid.NewGuid());
        var goals = await Task.WhenAll(database.Send(addGoal), database.Send(addGoal));
        var addItem = new AddItem.Command(plan, goals[0], await stage.Version(plan), PlanStage.Item(), Guid.NewGuid());
        var items = new[] { await database.Send(addItem), await database.Send(addItem) };

        Assert.Single(goals.Distinct());
        Assert.Single(items.Distinct());
        Assert.Single((await stage.Stored(plan)).Items);
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_item_is_told_at_once_by_its_field()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, goal, _) = await stage.Draft();
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => stage.AddItem(plan, goal, new(
            " ", true, null, null, null, new string('x', 201), new(2026, 12, 1), 10_081, new(2026, 11, 30), [new("municipality", 9_999)])));
        Assert.Equal(
            [
                ("What", "Plans.WhatMissing"), ("Provider", "Shared.TooLong"), ("Act", "Plans.ActMissing"), ("Article", "Plans.ArticleMissing"), ("Since", "Plans.SinceMissing"),
                ("MinutesAWeek", "Plans.AWeekHas168Hours"), ("Deadline", "Plans.TheDeadlineIsAfterTheStart"), ("Payers", "Plans.PayerSharesAddUpTo100"),
            ],
            invalid.Fields.Select(field => (field.Field, field.Text)));
    }

    [Fact]
    public async Task Act_payer_and_track_come_from_their_lists()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, goal, _) = await stage.Draft();
        var version = await stage.Version(plan);
        var compulsory = PlanStage.Item() with { Compulsory = true, Act = "wpo", Article = "1", Since = new(2026, 1, 1) };
        await Refused("Track", "Shared.ChooseFromTheList", new AddGoal.Command(plan, version, "nergens", "x", Guid.NewGuid()));
        await Refused("Payers", "Shared.ChooseFromTheList", new AddItem.Command(plan, goal, version, PlanStage.Item() with { Payers = [new("niemand", 10_000)] }, Guid.NewGuid()));
        await Refused("Act", "Shared.ChooseFromTheList", new AddItem.Command(plan, goal, version, compulsory with { Act = "bestaat-niet" }, Guid.NewGuid()));
    }

    private async Task Refused<T>(string field, string text, ICommand<T> command)
    {
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command));
        Assert.Contains(invalid.Fields, one => one.Field == field && one.Text == text);
    }
}
