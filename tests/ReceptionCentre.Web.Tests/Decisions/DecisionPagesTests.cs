using System.Net;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Web.Tests.Decisions;

/// <summary>The pages of a PIP and its decision: what is missing, who signs, when it was sent, what the law's numbers are.</summary>
public sealed class DecisionPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task From_a_draft_to_a_sent_decision_and_an_objection()
    {
        var stage = await Stage();
        var plan = await stage.Begin(PlanKind.Pip);
        await stage.AddGoal(plan, "language", "Ik wil Nederlands leren.");
        var caseworker = await web.SignedInAs(stage.Caseworker);
        var draft = await caseworker.Get(Path(stage));
        Assert.Contains("Nog niet klaar voor een besluit", draft.Words, StringComparison.Ordinal);
        Assert.Contains("ECLI:NL:RVS:2024:5413", draft.Words, StringComparison.Ordinal);

        var duo = await caseworker.Get($"/case-files/{stage.File}/civic-integration");
        await caseworker.Submit(duo, ("Group", "Asylum"));
        var route = await caseworker.Get($"{Path(stage)}/{plan}/route");
        var again = await caseworker.Submit(route, ("PvtHours", "veel"), ("ReliefUntil", "1-2-2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("veel", again.Document.QuerySelector("#PvtHours")!.GetAttribute("value"));
        Assert.NotNull(again.Document.QuerySelector("#ReliefUntil-error"));
        await caseworker.Submit(
            route, ("Route", "B1Route"), ("Level", "B1"), ("WhyB1Route", "Haalbaar."), ("WhyEducationRoute", "Wil werken."), ("WhyZRoute", "Niet nodig."), ("RouteHours", "640"), ("PvtHours", "12"),
            ("MapHours", "40"), ("Literacy", "NotApplicable"), ("Guidance", "Elke maand een gesprek."), ("Preschool", "Geen jonge kinderen."));
        Assert.Contains("Klaar voor een besluit", (await caseworker.Get(Path(stage))).Words, StringComparison.Ordinal);

        var offer = await caseworker.Get($"{Path(stage)}/{plan}/decision");
        await caseworker.Submit(offer);
        Assert.Equal(PlanState.Offered, (await stage.Stored(plan)).State);

        var manager = await web.SignedInAs(stage.Manager);
        Assert.Contains("U heeft nu geen mandaat.", (await manager.Get("/decisions")).Words, StringComparison.Ordinal);
        Assert.Empty((await manager.Get($"{Path(stage)}/{plan}/decision")).Document.QuerySelectorAll("main form"));
        await stage.Mandate(stage.Manager);
        Assert.Contains($"/case-files/{stage.File}/plan/{plan}/decision", (await manager.Get("/decisions")).Document.QuerySelectorAll("a.rc-rowlink").Select(link => link.GetAttribute("href")));
        var page = await manager.Get($"{Path(stage)}/{plan}/decision");
        Assert.Contains("bezwaarschrift aan het college", page.TextOf("#Remedy")!, StringComparison.Ordinal);
        var refused = await manager.Submit(page, "form[action$='/sign']", ("DatedOn", "5-1-2026"));
        Assert.Equal(["De datum ligt vóór het begin van de inburgeringsplicht."], refused.Errors);
        await manager.Submit(page, "form[action$='/sign']");
        Assert.Equal(PlanState.Decided, (await stage.Stored(plan)).State);

        var decided = await caseworker.Get($"{Path(stage)}/{plan}/decision");
        await caseworker.Submit(decided, "form[action$='/sent']");
        Assert.Equal(new DateOnly(2027, 1, 4), (await stage.DecisionOf(plan)).ObjectionUntil);
        var sent = await caseworker.Get($"{Path(stage)}/{plan}/decision");
        Assert.Contains("tot en met 04-01-2027", sent.Words, StringComparison.Ordinal);
        await caseworker.Submit(sent, "form[action$='/objections']");
        var objected = await caseworker.Get($"{Path(stage)}/{plan}/decision");
        await caseworker.Submit(objected, "form[action*='/objections/']", ("Outcome", "Unfounded"));
        Assert.Equal(ObjectionOutcome.Unfounded, (await stage.DecisionOf(plan)).Objections.Single().Outcome);
    }

    [Fact]
    public async Task A_voluntary_plan_has_no_route_and_no_decision_and_a_pip_is_not_agreed()
    {
        var stage = await Stage();
        var (voluntary, _, _) = await stage.Draft();
        var browser = await web.SignedInAs(stage.Caseworker);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Path(stage)}/{voluntary}/route")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Path(stage)}/{voluntary}/decision")).Status);
        var other = await Stage();
        var pip = await other.Pip();
        var theirs = await web.SignedInAs(other.Caseworker);
        Assert.EndsWith($"{Path(other)}/{pip}/decision", (await theirs.Get($"{Path(other)}/{pip}/agree")).Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_speak_English_and_leave_no_key_behind()
    {
        var stage = await Stage();
        var plan = await stage.Pip();
        var browser = await web.SignedInAs(stage.Caseworker, "en-GB");
        foreach (var address in new[] { Path(stage), $"{Path(stage)}/{plan}/route", $"{Path(stage)}/{plan}/decision", $"/case-files/{stage.File}/civic-integration", "/decisions" })
        {
            var page = await browser.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            foreach (var room in new[] { "Plans.", "Decisions.", "CivicIntegration." })
                Assert.DoesNotContain(room, page.Words, StringComparison.Ordinal);
        }
        Assert.Contains("Ready for a decision", (await browser.Get(Path(stage))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_keeps_mandates_and_reads_the_numbers_with_their_certainty()
    {
        var stage = await Stage();
        var administrator = A.StaffMember(Role.Administrator).Build();
        await web.Save(administrator);
        var browser = await web.SignedInAs(administrator);
        var signing = await browser.Get($"/municipalities/{A.Amsterdam}/signing");
        var refused = await browser.Submit(signing, "form[action$='/mandates']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await browser.Submit(signing, "form[action$='/mandates']", ("StaffMemberId", stage.Manager.Id.ToString()), ("Function", "teammanager"));
        var given = await browser.Get($"/municipalities/{A.Amsterdam}/signing");
        Assert.Contains("teammanager", given.Words, StringComparison.Ordinal);
        await browser.Submit(given, "form[action$='/signing']", ("FourEyes", "true"), ("RouteSwitchMonths", "99"));
        var numbers = await browser.Get("/reference-data/civic-integration");
        Assert.Contains("Besluit inburgering 2021, 5.3", numbers.Words, StringComparison.Ordinal);
        Assert.Contains("Niet gevonden", numbers.Words, StringComparison.Ordinal);
    }

    private Task<PlanStage> Stage() => PlanStage.SetAsync(web, A.Newcomer(A.UnheardName()).Obliged());

    private static string Path(PlanStage stage) => $"/case-files/{stage.File}/plan";
}
