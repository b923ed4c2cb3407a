using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Decisions;

/// <summary>From a draft PIP to a decision that was sent and objected to: who may do what, and what it does to term and clocks.</summary>
public sealed class DecidingAPipTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_pip_is_offered_by_the_caseworker_and_signed_by_who_has_a_mandate()
    {
        var stage = await Stage();
        var plan = await stage.Pip();
        var decision = await Offered(stage, plan);
        Assert.Equal(PlanState.Offered, (await stage.Stored(plan)).State);
        await Breaks(PlanRules.AnAgreedPlanIsNotEdited, async () => await database.Send(new WritePip.Command(plan, await stage.Version(plan), PlanStage.Route)));

        database.As(stage.Manager);
        await Breaks(DecisionRules.WhoSignsHasAMandate, () => Sign(stage, plan));
        await stage.Mandate(stage.Manager);
        Assert.Equal(decision, Assert.Single((await database.Send(new DecisionsToSign.Query())).Lines, line => line.CaseFileId == stage.File).DecisionId);
        await Sign(stage, plan);

        Assert.Equal((PlanState.Decided, (DateOnly?)database.Clock.Today), ((await stage.Stored(plan)).State, (await stage.Stored(plan)).AgreedOn));
        var signed = await stage.DecisionOf(plan);
        Assert.Equal((DecisionState.Decided, "Marit Vos", "teammanager"), (signed.State, signed.SignedName, signed.SignedFunction));
        database.As(stage.Caseworker);
        var term = (await database.Send(new ShowTrajectory.Query(stage.File))).Term!.Value;
        Assert.Equal((new DateOnly(2026, 11, 22), new DateOnly(2029, 11, 21), false), term);
        Assert.Contains((await stage.Audit("Decisions.SignDecision")).Changes, change => change is { Thing: nameof(IntegrationPlan), Field: nameof(IntegrationPlan.State), Before: "Offered", After: "Decided" });
    }

    [Fact]
    public async Task With_four_eyes_the_caseworker_does_not_sign_the_own_pip_and_without_they_do()
    {
        var stage = await Stage();
        var plan = await stage.Pip();
        await Offered(stage, plan);
        await stage.Mandate(stage.Caseworker);
        await FourEyes(true);
        database.As(stage.Caseworker);
        await Breaks(DecisionRules.FourEyes, () => Sign(stage, plan));
        await FourEyes(false);
        database.As(stage.Caseworker);
        await Sign(stage, plan);
        Assert.Equal(PlanState.Decided, (await stage.Stored(plan)).State);
    }

    [Fact]
    public async Task What_would_be_unlawful_is_not_offered_and_stands_in_the_list_of_the_page()
    {
        var stage = await Stage();
        var plan = await stage.Pip(PlanStage.Route with { Reasons = new("B1 is haalbaar.", null, "Niet nodig.") });
        var checks = (await database.Send(new ShowPlan.Query(stage.File))).Checks!;
        Assert.Equal([PipRules.EachRouteHasItsReason], checks.Select(finding => finding.Rule));
        await Breaks(PipRules.EachRouteHasItsReason, () => Offered(stage, plan));
        Assert.Equal(PlanState.Draft, (await stage.Stored(plan)).State);
    }

    [Fact]
    public async Task The_number_of_the_law_and_the_day_of_the_duty_are_read_from_the_data()
    {
        var stage = await Stage();
        var plan = await stage.Pip(PlanStage.Route with { PvtHours = 11, MapHours = 39 });
        Assert.Equal([12, 40], (await database.Send(new ShowPlan.Query(stage.File))).Checks!.Select(finding => finding.Values.Single()));
        await database.Send(new WritePip.Command(plan, await stage.Version(plan), PlanStage.Route));
        await Offered(stage, plan);
        await stage.Mandate(stage.Manager);
        database.As(stage.Manager);
        await Breaks(PipRules.NotDatedBeforeTheDuty, () => Sign(stage, plan, new DateOnly(2026, 1, 5)));
    }

    [Fact]
    public async Task Sent_back_it_is_a_draft_again_and_is_offered_anew()
    {
        var stage = await Stage();
        var plan = await stage.Pip();
        await Offered(stage, plan);
        database.As(stage.Manager);
        var decision = await stage.DecisionOf(plan);
        await database.Send(new SendBackDecision.Command(decision.Id, decision.Version, "Waarom niet de onderwijsroute?"));
        Assert.Equal(PlanState.Draft, (await stage.Stored(plan)).State);
        database.As(stage.Caseworker);
        var shown = await database.Send(new ShowDecision.Query(stage.File, plan));
        Assert.Equal((null, "Waarom niet de onderwijsroute?"), (shown.Latest, shown.Earlier.Single().SentBackReason));
        await Offered(stage, plan);
        Assert.Equal(DecisionState.Offered, (await stage.DecisionOf(plan)).State);
    }

    [Fact]
    public async Task Sending_starts_the_period_for_objections_and_an_objection_its_own_clock()
    {
        var stage = await Stage();
        var plan = await Decided(stage);
        Assert.Contains(DueReason.DecisionToSend, await Clocks(stage));
        await Send(stage, plan, database.Clock.Today);
        var sent = await stage.DecisionOf(plan);
        // 21 November and 42 days is 2 January 2027, a Saturday.
        Assert.Equal(new DateOnly(2027, 1, 4), sent.ObjectionUntil);
        Assert.Contains(DueReason.ObjectionPeriod, await Clocks(stage));

        await database.Send(new RecordObjection.Command(sent.Id, sent.Version, database.Clock.Today, Guid.NewGuid()));
        var objected = await stage.DecisionOf(plan);
        Assert.Equal((false, new DateOnly(2027, 2, 15)), (objected.Objections.Single().IsLate, objected.Objections.Single().AnswerUntil));
        var clocks = await Clocks(stage);
        Assert.Contains(DueReason.ObjectionAnswer, clocks);
        Assert.DoesNotContain(DueReason.ObjectionPeriod, clocks);
        await database.Send(new DecideOnObjection.Command(objected.Id, objected.Objections.Single().Id, objected.Version, ObjectionOutcome.Founded, database.Clock.Today));
        Assert.DoesNotContain(DueReason.ObjectionAnswer, await Clocks(stage));
    }

    [Fact]
    public async Task A_revision_of_a_decided_pip_is_decided_too_and_leaves_the_term_where_it_is()
    {
        var stage = await Stage();
        var first = await Decided(stage);
        var second = await database.Send(new RevisePlan.Command(first, await stage.Version(first), PlanKind.Pip, RevisionTrigger.RouteSwitch, "De Z-route past beter.", Guid.NewGuid()));
        await database.Send(new WritePip.Command(second, await stage.Version(second), PlanStage.Route with { Route = LearningRoute.ZRoute, Level = null, RouteHours = 800 }));
        Assert.Equal([PipPart.Route, PipPart.Level, PipPart.RouteHours], (await database.Send(new ShowPlan.Query(stage.File))).Difference!.Pip);
        database.Clock.Advance(TimeSpan.FromDays(30));
        try
        {
            database.As(stage.Caseworker);
            await Offered(stage, second);
            database.As(stage.Manager);
            await Sign(stage, second);
            Assert.Equal((PlanState.Revised, PlanState.Decided), ((await stage.Stored(first)).State, (await stage.Stored(second)).State));
            Assert.Equal(new DateOnly(2026, 11, 22), (await database.Send(new ShowTrajectory.Query(stage.File))).Term!.Value.From);
        }
        finally
        {
            database.Clock.Advance(TimeSpan.FromDays(-30));
        }
    }

    [Fact]
    public async Task Another_team_offers_nothing_and_the_front_desk_signs_nothing_and_elsewhere_it_is_not_there()
    {
        var stage = await Stage();
        var plan = await stage.Pip();
        database.As(stage.OtherTeam);
        await Breaks(CaseFileRules.OnlyItsTeamWorksOnAFile, () => Offered(stage, plan));
        database.As(stage.Caseworker);
        await Offered(stage, plan);
        var decision = await stage.DecisionOf(plan);
        database.As(stage.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => Sign(stage, plan));
        database.As(stage.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new SignDecision.Command(decision.Id, decision.Version, database.Clock.Today, "Bezwaar kan.")));
        Assert.DoesNotContain((await database.Send(new DecisionsToSign.Query())).Lines, line => line.CaseFileId == stage.File);
    }

    [Fact]
    public async Task An_administrator_keeps_the_register_and_nobody_has_two_mandates_at_a_time()
    {
        var stage = await Stage();
        var administrator = A.StaffMember(Domain.Staff.Role.Administrator).Build();
        await database.Save(administrator);
        database.As(administrator);
        var given = await database.Send(Give(stage, "teammanager"));
        await Breaks(DecisionRules.OneMandateAtATime, () => database.Send(Give(stage, "wethouder")));
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new GiveMandate.Command(A.Amsterdam, stage.FrontDesk.Id, "balie", database.Clock.Today, null, Guid.NewGuid())));
        Assert.Equal("StaffMemberId", invalid.Fields.Single().Field);
        var line = (await database.Send(new ShowSigning.Query(A.Amsterdam))).Mandates.Single(one => one.MandateId == given);
        Assert.Equal(("Marit Vos", true), (line.Name, line.Holds));
        await database.Send(new EndMandate.Command(given, line.Version, database.Clock.Today));
        Assert.False((await database.Send(new ShowSigning.Query(A.Amsterdam))).Mandates.Single(one => one.MandateId == given).Holds);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowSigning.Query(A.Eindhoven)));
        // Two who set the way of signing at the same moment: the second is told so.
        Assert.Equal("Decisions.OneWayOfSigning", DecisionRules.OneWayOfSigning.Name);
    }

    [Fact]
    public async Task Of_two_who_offer_at_the_same_moment_one_is_told_so()
    {
        var stage = await Stage();
        var plan = await stage.Pip();
        var version = await stage.Version(plan);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                await database.Send(new OfferPlan.Command(plan, version, Guid.NewGuid()));
                return null;
            }
            catch (Exception refused) when (refused is BrokenRuleException or ChangedMeanwhileException)
            {
                return refused;
            }
        }));
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(1, await database.InDb(db => db.Decisions.CountAsync(one => one.PlanId == plan)));
        Assert.Equal("Decisions.OneOfferAtATime", DecisionRules.OneOfferAtATime.Name);
    }

    private Task<PlanStage> Stage() => PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()).Obliged());

    private static GiveMandate.Command Give(PlanStage stage, string function) => new(A.Amsterdam, stage.Manager.Id, function, new(2026, 1, 1), null, Guid.NewGuid());

    private async Task<Guid> Offered(PlanStage stage, Guid plan) => await database.Send(new OfferPlan.Command(plan, await stage.Version(plan), Guid.NewGuid()));

    private async Task<Guid> Sign(PlanStage stage, Guid plan, DateOnly? on = null)
    {
        var decision = await stage.DecisionOf(plan);
        return await database.Send(new SignDecision.Command(decision.Id, decision.Version, on ?? database.Clock.Today, "Bezwaar kan binnen zes weken."));
    }

    private async Task Send(PlanStage stage, Guid plan, DateOnly on)
    {
        var decision = await stage.DecisionOf(plan);
        await database.Send(new RecordSent.Command(decision.Id, decision.Version, on));
    }

    private async Task<Guid> Decided(PlanStage stage)
    {
        var plan = await stage.Pip();
        await Offered(stage, plan);
        await stage.Mandate(stage.Manager);
        database.As(stage.Manager);
        await Sign(stage, plan);
        database.As(stage.Caseworker);
        return plan;
    }

    private async Task FourEyes(bool wanted)
    {
        var administrator = A.StaffMember(Domain.Staff.Role.Administrator).Build();
        await database.Save(administrator);
        database.As(administrator);
        var settings = await database.Send(new ShowSigning.Query(A.Amsterdam));
        await database.Send(new ChangeSigning.Command(A.Amsterdam, settings.Version, wanted, false, null, null));
    }

    private Task<List<DueReason>> Clocks(PlanStage stage) =>
        database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == stage.File && clock.EndedOn == null).Select(clock => clock.Reason).ToListAsync());

    private static async Task Breaks(Rule rule, Func<Task> send) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(send)).Rule);
}
