using System.Net;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Web.Tests.Plans;

/// <summary>The pages of the plan: who sees what, what is refused by the field, and what stands in the plan afterwards.</summary>
public sealed class PlanPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task The_front_desk_gets_403_and_another_municipality_404_on_every_page()
    {
        var stage = await PlanStage.SetAsync(web);
        var (plan, goal, item) = await stage.Draft();
        var pages = new[] { "", $"/editions/{plan}", $"/{plan}/own-words", $"/{plan}/goals/new", $"/{plan}/goals/{goal}", $"/{plan}/goals/{goal}/remove", $"/{plan}/goals/{goal}/items/new", $"/{plan}/items/{item}", $"/{plan}/items/{item}/remove", $"/{plan}/agree", $"/{plan}/drop", $"/{plan}/revise" };
        var desk = await web.SignedInAs(stage.FrontDesk);
        var elsewhere = await web.SignedInAs(stage.Elsewhere);
        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get(Path(stage) + page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(Path(stage) + page)).Status);
        }
    }

    [Fact]
    public async Task Manager_and_another_team_read_and_see_no_buttons_and_may_not_write()
    {
        var stage = await PlanStage.SetAsync(web);
        var (plan, _, item) = await stage.Draft();
        foreach (var reader in new[] { stage.Manager, stage.OtherTeam })
        {
            var browser = await web.SignedInAs(reader);
            var page = await browser.Get(Path(stage));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Taalles, twee avonden", page.Words, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main form, main a.utrecht-button"));
            Assert.DoesNotContain("Wijzig", page.TextOf("main")!, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"{Path(stage)}/{plan}/items/{item}")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"{Path(stage)}/{plan}/agree")).Status);
        }
    }

    [Fact]
    public async Task From_nothing_to_an_agreed_plan_that_says_that_it_is_no_decision()
    {
        var stage = await PlanStage.SetAsync(web, A.Newcomer("Kasia").Speaking("pl"));
        var browser = await web.SignedInAs(stage.Caseworker);
        var empty = await browser.Get(Path(stage));
        Assert.Contains("Begin met wat Kasia zelf wil.", empty.Words, StringComparison.Ordinal);
        Assert.Single(empty.Document.QuerySelectorAll("main form button"));

        var words = await browser.Get((await browser.Submit(empty, ("Kind", "Voluntary"))).Location!);
        Assert.Equal("Pools", words.Document.QuerySelector("#Language")!.GetAttribute("value"));
        await browser.Submit(words, ("Words", "Chcę pracować."));
        var plan = (await stage.ShownTo(web))!.PlanId;

        var addGoal = await browser.Get($"{Path(stage)}/{plan}/goals/new?track=work");
        var addItem = await browser.Get((await browser.Submit(addGoal, ("Text", "Ik wil als kok werken."))).Location!);
        var done = await browser.Submit(
            addItem, ("What", "Proefdag"), ("MinutesAWeek", "12,5"), ("Compulsory", "true"), ("Act.Text", "Wet inburgering 2021"), ("Article", "artikel 7"), ("Since", "1-2-2026"),
            ("Payers[municipality]", "66,67"), ("Payers[newcomer]", "rest"));
        Assert.Equal(Path(stage), done.Location);
        var item = (await stage.Stored(plan)).Items.Single();
        Assert.Equal((750, "7", 10_000), (item.MinutesAWeek!.Value, item.Article, item.Payers.Sum(share => share.BasisPoints)));

        var page = await browser.Get(Path(stage));
        Assert.Contains("Dit is geen besluit. U hoeft niet mee te doen.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Verplicht: artikel 7 Wet inburgering 2021", page.Words, StringComparison.Ordinal);
        Assert.Equal("pl", page.Document.QuerySelector("#Language option[selected]")!.GetAttribute("value"));

        var agree = await browser.Get($"{Path(stage)}/{plan}/agree");
        Assert.Contains("bij 1 onderdeel: de start", agree.Words, StringComparison.Ordinal);
        Assert.Equal("21-11-2026", agree.Document.QuerySelector("#On")!.GetAttribute("value"));
        await browser.Submit(agree);
        Assert.Equal(PlanState.Agreed, (await stage.Stored(plan)).State);
        Assert.Equal(
            ["Plans.BeginPlan", "Plans.WriteOwnWords", "Plans.AddGoal", "Plans.AddItem", "Plans.AgreePlan"],
            (await web.ActionsOf(stage.Caseworker)).Where(action => action.StartsWith("Plans.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Somebody_obliged_can_begin_a_pip_and_nobody_else()
    {
        var stage = await PlanStage.SetAsync(web, A.Newcomer("Zahra").Obliged());
        var browser = await web.SignedInAs(stage.Caseworker);
        var empty = await browser.Get(Path(stage));
        Assert.Equal(2, empty.Document.QuerySelectorAll("main form button").Length);
        await browser.Submit(empty, ("Kind", "Pip"));
        Assert.Contains("Plan Inburgering en Participatie (PIP), versie 1", (await browser.Get(Path(stage))).Words, StringComparison.Ordinal);

        var other = await PlanStage.SetAsync(web, A.Newcomer("Olena"));
        var their = await web.SignedInAs(other.Caseworker);
        var refused = await their.Submit(await their.Get(Path(other)), ("Kind", "Pip"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Een PIP is voor wie volgens DUO moet inburgeren", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_by_its_field_and_nothing_that_was_typed_is_lost()
    {
        var stage = await PlanStage.SetAsync(web);
        var (plan, goal, _) = await stage.Draft();
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"{Path(stage)}/{plan}/goals/{goal}/items/new");
        var again = await browser.Submit(
            form, ("What", ""), ("Provider", "Taalhuis <b>'; DROP"), ("StartsOn", "1-12-2026"), ("Deadline", "30-11-2026"), ("MinutesAWeek", "veel"), ("Compulsory", "true"),
            ("Act.Text", "Een wet"), ("Payers[newcomer]", "veertig"), ("Payers[municipality]", "60"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        foreach (var field in new[] { "What", "Deadline", "MinutesAWeek", "Act", "Article", "Since", "Payers_newcomer_" })
        {
            Assert.False(string.IsNullOrWhiteSpace(again.TextOf($"#{field}-error")), field);
            Assert.NotNull(again.Document.QuerySelector($".rc-errors a[href='#{field}']"));
        }
        foreach (var (id, typed) in new[] { ("Provider", "Taalhuis <b>'; DROP"), ("Deadline", "30-11-2026"), ("MinutesAWeek", "veel"), ("Act", "Een wet"), ("Payers_newcomer_", "veertig"), ("Payers_municipality_", "60") })
            Assert.Equal(typed, again.Document.QuerySelector($"#{id}")!.GetAttribute("value"));
        Assert.StartsWith("7 fouten", again.Title, StringComparison.Ordinal);

        var sum = await browser.Submit(again, ("What", "Taalles"), ("Deadline", ""), ("MinutesAWeek", "168,1"), ("Compulsory", "false"), ("Payers[newcomer]", "39,99"));
        Assert.StartsWith("De delen zijn samen geen 100 procent.", sum.TextOf("#Payers-error")!, StringComparison.Ordinal);
        Assert.StartsWith("Een week heeft 168 uur.", sum.TextOf("#MinutesAWeek-error")!, StringComparison.Ordinal);
        Assert.Single((await stage.Stored(plan)).Items);
    }

    [Fact]
    public async Task A_goal_needs_a_track_and_words_and_cancel_changes_nothing()
    {
        var stage = await PlanStage.SetAsync(web);
        var plan = await stage.Begin();
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"{Path(stage)}/{plan}/goals/new");
        Assert.Equal(["Kies waar het doel over gaat.", "Schrijf het doel op."], (await browser.Submit(form)).Errors.Order());
        Assert.Equal(Path(stage), form.Document.QuerySelector("main form .rc-actions a")!.GetAttribute("href"));
        Assert.Empty((await stage.Stored(plan)).Goals);
    }

    [Fact]
    public async Task Two_who_change_an_item_see_both_versions_and_the_second_chooses()
    {
        var stage = await PlanStage.SetAsync(web);
        var (plan, _, item) = await stage.Draft();
        var one = await web.SignedInAs(stage.Caseworker);
        var two = await web.SignedInAs(stage.Colleague);
        var address = $"{Path(stage)}/{plan}/items/{item}";
        var mine = await one.Get(address);
        await two.Submit(await two.Get(address), ("What", "Van Thijs"), ("Payers[municipality]", "100"));

        var conflict = await one.Submit(mine, ("What", "Van Jolanda"), ("Provider", "Taalhuis"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Van Jolanda", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Van Thijs", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("Van Thijs", (await stage.Stored(plan)).Items.Single().What);

        Assert.Equal(Path(stage), (await one.Submit(conflict, ("Payers[municipality]", "100"))).Location);
        var stored = (await stage.Stored(plan)).Items.Single();
        Assert.Equal(("Van Jolanda", "Taalhuis", 10_000), (stored.What, stored.Provider, stored.Payers.Single().BasisPoints));
    }

    [Fact]
    public async Task Own_words_of_two_are_shown_beside_each_other()
    {
        var stage = await PlanStage.SetAsync(web);
        var plan = await stage.Begin();
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"{Path(stage)}/{plan}/own-words");
        web.As(stage.Colleague);
        await web.Send(new WriteOwnWords.Command(plan, await stage.Version(plan), "Ik wil leren.", "nl", null));

        var conflict = await browser.Submit(form, ("Words", "Ik wil werken."));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        await browser.Submit(conflict, ("Words", "Ik wil leren."));
        Assert.Equal("Ik wil leren.", (await stage.Stored(plan)).OwnWords);
    }

    [Fact]
    public async Task A_revision_says_why_shows_what_differs_and_the_former_edition_stays_readable()
    {
        var stage = await PlanStage.SetAsync(web);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        var browser = await web.SignedInAs(stage.Caseworker);
        var form = await browser.Get($"{Path(stage)}/{plan}/revise");
        Assert.Equal(["Schrijf op waarom er een nieuwe versie komt.", "Kies wat er is veranderd."], (await browser.Submit(form)).Errors);
        Assert.Equal(3, form.Document.QuerySelectorAll("input[name=Trigger]").Length);
        await browser.Submit(form, ("Trigger", "Move"), ("Reason", "Verhuisd <script>"));
        web.As(stage.Caseworker);
        var draft = (await stage.ShownTo(web))!.PlanId;
        await stage.AddGoal(draft, "housing", "Een eigen kamer.");

        var page = await browser.Get(Path(stage));
        Assert.Contains("Tot het is afgesproken, geldt versie 1.", page.Words, StringComparison.Ordinal);
        var difference = page.TextOf("[aria-labelledby=difference]")!;
        Assert.Contains("Een eigen kamer.", difference, StringComparison.Ordinal);
        Assert.Contains("Verhuisd <script>", difference, StringComparison.Ordinal);
        var old = await browser.Get($"{Path(stage)}/editions/{plan}");
        Assert.DoesNotContain("Een eigen kamer.", old.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Onderdeel toevoegen", old.Words, StringComparison.Ordinal);

        await browser.Submit(await browser.Get($"{Path(stage)}/{draft}/drop"));
        Assert.Equal(PlanState.Dropped, (await stage.Stored(draft)).State);
        Assert.Contains("Plans.DropDraft", await web.ActionsOf(stage.Caseworker));
    }

    [Fact]
    public async Task Removing_asks_first_and_names_what_goes()
    {
        var stage = await PlanStage.SetAsync(web);
        var (plan, goal, item) = await stage.Draft();
        var browser = await web.SignedInAs(stage.Caseworker);
        var ask = await browser.Get($"{Path(stage)}/{plan}/items/{item}/remove");
        Assert.Contains("Taalles, twee avonden", ask.TextOf("main")!, StringComparison.Ordinal);
        Assert.Single((await stage.Stored(plan)).Items);
        await browser.Submit(ask);
        Assert.Empty((await stage.Stored(plan)).Items);
        await browser.Submit(await browser.Get($"{Path(stage)}/{plan}/goals/{goal}/remove"));
        Assert.Empty((await stage.Stored(plan)).Goals);
    }

    [Fact]
    public async Task The_page_speaks_English_to_whoever_reads_English()
    {
        var stage = await PlanStage.SetAsync(web);
        await stage.Draft();
        var page = await (await web.SignedInAs(stage.Caseworker, "en-GB")).Get(Path(stage));
        Assert.Contains("This is not a decision. You do not have to take part.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Plans.", page.Words, StringComparison.Ordinal);
    }

    private static string Path(PlanStage stage) => $"/case-files/{stage.File}/plan";
}
