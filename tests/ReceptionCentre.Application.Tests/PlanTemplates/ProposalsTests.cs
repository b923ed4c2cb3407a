using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PlanTemplates;
using ReceptionCentre.Application.Tests.Intakes;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.PlanTemplates;

/// <summary>What the template proposes to the people at the desk, with the lines that come with the product.</summary>
public sealed class ProposalsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_family_migrant_is_proposed_what_the_intake_tells_and_it_says_why()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().WithMotive("family-non-eu"));
        await ToldAsync(stage, ("languages", "dutch-speak", "little"), ("hours", "hours-when", "evening"), ("network", "network-who", "nobody"), ("education", "education-papers", "yes"), ("education", "education-valued", "no"));
        var plan = await stage.Begin();

        var shown = await ShownAsync(stage, plan);
        var evening = shown.Lines.Single(line => line.What == "Nederlandse les in de avond");
        Assert.Equal(["dutch-speak: little", "hours-when: evening"], evening.Told.Select(told => $"{told.Question.Value}: {string.Join(' ', told.Answers.Select(answer => answer.Value))}"));
        Assert.Contains(shown.Lines, line => line.What == "Diploma laten waarderen");
        Assert.Equal("family-non-eu", shown.Lines.Single(line => line.What == "Ontmoetingsgroep voor partners").Motive!.Value);
        // Nothing of a duty, nothing of a short stay, nothing that was not told.
        Assert.All(shown.Lines, line => Assert.Null(line.Terms.Compulsory));
        Assert.DoesNotContain(shown.Lines, line => line.What is "Lezen en schrijven leren" or "Uitleg: dokter, werk, wonen, geld en hulp");

        await TakeAsync(stage, plan, [.. shown.Lines.Select(line => line.LineId)]);
        var stored = await stage.Stored(plan);
        Assert.Equal(shown.Lines.Count(), stored.Items.Count());
        var item = stored.Items.Single(item => item.What == evening.What);
        Assert.Equal(("U heeft in de avond tijd om te leren.", 180, database.Clock.Today.AddDays(21)), (item.Why, item.MinutesAWeek, item.StartsOn));
        Assert.Empty(item.Payers);
        // Two things for one goal stand under it together.
        Assert.Equal(stored.Goals.DistinctBy(goal => goal.Text).Count(), stored.Goals.Count);
        Assert.Equal(stored.Items.Count(), (await stage.Audit("PlanTemplates.TakeProposals")).Changes.Where(change => change.Thing == nameof(PlanItem)).Select(change => change.ThingId).Distinct().Count());
    }

    [Fact]
    public async Task Who_stays_three_months_gets_a_mini_plan()
    {
        var worker = A.Newcomer().WithMotive("eu-labour-short");
        worker.Stay.RecordIntendedStay(IntendedStay.ShorterThanOneYear, database.Clock.Today, null, A.Provenance);
        var stage = await PlanStage.SetAsync(database, worker);
        await ToldAsync(stage, ("housing", "housing-ends-with-job", "yes"), ("money", "money-bank", "no"), ("languages", "dutch-speak", "none"));
        var plan = await stage.Begin();

        Assert.Equal(
            [
                "Korte cursus: de eerste woorden Nederlands", "Uitleg: dokter, werk, wonen, geld en hulp", "Over drie maanden vragen wij of u langer blijft",
                "Uitleg over contract, loon en wie kan helpen", "Afspraken over wonen en werk apart op papier", "Een eigen bankrekening openen",
            ],
            (await ShownAsync(stage, plan)).Lines.Select(line => line.What));
    }

    [Fact]
    public async Task A_pip_is_proposed_what_its_route_asks_with_act_and_article_since_the_duty()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().Obliged());
        var plan = await stage.Pip();
        var shown = await ShownAsync(stage, plan);
        var course = shown.Lines.Single(line => line.What == "Les volgen in de B1-route");
        Assert.Equal(("wi2021", "7"), (course.Terms.Compulsory!.Act, course.Terms.Compulsory.Article));
        Assert.Contains(shown.Lines, line => line.What.StartsWith("Module arbeidsmarkt", StringComparison.Ordinal));
        Assert.DoesNotContain(shown.Lines, line => line.What.Contains("Z-route", StringComparison.Ordinal) || line.What.Contains("onderwijsroute", StringComparison.Ordinal));
        var duty = await database.InDb(db => db.Duties.SingleAsync(fact => fact.StayId == stage.Newcomer.File.StayId));
        Assert.Equal(duty.From.FirstPossible(), course.Terms.Compulsory.Since);
    }

    [Fact]
    public async Task What_the_partner_told_of_their_house_is_proposed_to_both_and_what_is_private_to_neither()
    {
        var (stage, partner) = (await PlanStage.SetAsync(database), await PlanStage.SetAsync(database));
        await new IntakeStage(database).Together(stage.Newcomer, partner.Newcomer);
        await ToldAsync(partner, ("housing", "housing-register", "no"), ("network", "network-who", "nobody"), ("languages", "dutch-speak", "little"), ("hours", "hours-when", "evening"));
        database.As(stage.Caseworker);
        var shown = await ShownAsync(stage, await stage.Begin());
        Assert.Contains(shown.Lines, line => line.Told.Any(told => told.Question.Value == "housing-register"));
        Assert.DoesNotContain(shown.Lines, line => line.Told.Any(told => told.Question.Value != "housing-register"));
    }

    [Fact]
    public async Task What_is_in_the_plan_is_not_taken_twice_and_what_was_not_proposed_not_at_all()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().WithMotive("study-migrant"));
        var plan = await stage.Begin();
        var shown = await ShownAsync(stage, plan);
        await TakeAsync(stage, plan, [.. shown.Lines.Select(line => line.LineId)]);
        var again = await ShownAsync(stage, plan);
        Assert.Equal(0, again.New);
        await TakeAsync(stage, plan, [again.Lines.First().LineId]);
        Assert.Equal(shown.Lines.Count(), (await stage.Stored(plan)).Items.Count());

        var short_ = await database.InDb(db => db.PlanTemplateLines.SingleAsync(line => line.Key == "short-know"));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => TakeAsync(stage, plan, [short_.Id]));
        Assert.Equal(TemplateRules.OnlyWhatIsProposedIsTaken, refused.Rule);
        Assert.Contains((await Assert.ThrowsAsync<InvalidInputException>(() => TakeAsync(stage, plan, []))).Fields, field => field.Text == "PlanTemplates.ChooseSomething");
    }

    [Fact]
    public async Task A_municipality_has_lines_of_its_own_and_leaves_out_those_of_others()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await database.Save(administrator);
        var stage = await PlanStage.SetAsync(database, A.Newcomer().WithMotive("clergy"));
        var plan = await stage.Begin();
        var floor = Assert.Single((await ShownAsync(stage, plan)).Lines, line => line.What == "Bijeenkomst: wegwijs in de gemeente");

        database.As(administrator);
        var line = (await database.Send(new TemplateLines.Query(floor.LineId)))[0];
        var input = Input() with { Track = "integration", What = line.What, Goal = line.Goal };
        await database.Send(new ChangeTemplateLine.Command(line.Id, line.Version, input with { Motives = [], NotIn = [stage.Newcomer.File.Controller] }, null, "Wij hebben iets beters"));
        await database.Send(new AddTemplateLine.Command("wegwijs-hier", stage.Newcomer.File.Controller, Input() with { What = "Rondleiding met een buurtbewoner" }, null, "Eigen aanbod", Guid.NewGuid()));
        await database.Send(new AddTemplateLine.Command("wegwijs-elders", A.Eindhoven, Input() with { What = "Rondleiding elders" }, null, "Eigen aanbod", Guid.NewGuid()));

        database.As(stage.Caseworker);
        var here = (await ShownAsync(stage, plan)).Lines.Select(one => one.What).ToList();
        Assert.Contains("Rondleiding met een buurtbewoner", here);
        Assert.DoesNotContain("Rondleiding elders", here);
        Assert.DoesNotContain(floor.What, here);
    }

    [Fact]
    public async Task A_line_can_depend_on_no_answer_that_is_locked_or_cannot_be_given()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await database.Save(administrator);
        database.As(administrator);
        foreach (var condition in (string[])["health-care=yes", "dutch-speak=fluent", "nationality=*"])
        {
            var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddTemplateLine.Command(
                "line-" + Guid.NewGuid().ToString("N")[..8], null, Input() with { Answers = [condition] }, null, "Proef", Guid.NewGuid())));
            Assert.Contains(refused.Fields, field => field.Field == nameof(TemplateLineInput.Answers));
        }
        await database.Send(new AddTemplateLine.Command("once-only", null, Input(), null, "Proef", Guid.NewGuid()));
        var twice = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AddTemplateLine.Command("once-only", null, Input(), null, "Proef", Guid.NewGuid())));
        Assert.Equal(TemplateRules.AKeyIsUsedOnce, twice.Rule);
    }

    private static TemplateLineInput Input() => new(
        null, [], TemplateStay.Any, ["clergy"], [], [], "people", "Ik leer mensen kennen.", "Rondleiding", "Tour", "Zo leert u de buurt kennen.", "So you get to know the area.", null, null, null,
        null, null, null, "[I] proef");

    private async Task ToldAsync(PlanStage stage, params (string Domain, string Question, string Answer)[] told)
    {
        var intakes = new IntakeStage(database);
        database.As(stage.Caseworker);
        var intake = await database.Send(new BeginIntake.Command(stage.File, IntakeForm.Broad, Guid.NewGuid()));
        foreach (var domain in told.GroupBy(one => one.Domain))
            await intakes.Save(stage.Caseworker, intake, stage.Newcomer, domain.Key, [.. domain.Select(one => (one.Question, (string?)one.Answer))]);
    }

    private Task<ShowProposals.Result> ShownAsync(PlanStage stage, Guid plan) => database.Send(new ShowProposals.Query(stage.File, plan));

    private async Task TakeAsync(PlanStage stage, Guid plan, IReadOnlyList<Guid> lines) =>
        await database.Send(new TakeProposals.Command(plan, await stage.Version(plan), lines, Guid.NewGuid()));
}
