using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Enforcement;

namespace ReceptionCentre.Application.Tests.Enforcement;

/// <summary>An enforcement path from the invitation to a decision that was sent; who may do what, and what ends it.</summary>
public sealed class EnforcingTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task From_the_invitation_to_a_decision_signed_by_the_lead_and_sent() => await ThroughTimeAsync(async () =>
    {
        var stage = await EnforcementStage.SetAsync(database);
        var path = await stage.Open();
        var invitation = await stage.Take(path, StepKind.Invitation);
        Assert.Equal([DueReason.EnforcementLetter], Enforcing(await stage.Clocks()));
        var letter = await LetterOfAsync(invitation);
        Assert.Equal(("enforcement", (string?)null), (letter.Template, letter.Language));
        foreach (var said in (string[])["\"title\":\"Uitnodiging\"", "zaterdag 5 december 2026", "10:00", "Balie, kamer 4", "kwam niet bij de intake", "(Wet inburgering 2021)", "\"remedy\":null", "Jolanda de Wit"])
            Assert.Contains(said, letter.Data, StringComparison.Ordinal);
        // An article that nobody looked up stands on no paper.
        Assert.DoesNotContain("artikel 22", letter.Data, StringComparison.Ordinal);
        // The only address in it is that of the desk.
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(letter.Data, "\"address\":"));
        await stage.Send(path, invitation);
        Assert.Equal([DueReason.EnforcementAnswer], Enforcing(await stage.Clocks()));
        await Breaks(EnforcementRules.ItsDayHasPassed, () => stage.Take(path, StepKind.SecondInvitation));
        database.Clock.Advance(TimeSpan.FromDays(15));

        await stage.Walk(path, StepKind.Warning);
        await stage.Send(path, await stage.Take(path, StepKind.Intention));
        Assert.Equal([DueReason.EnforcementView, DueReason.EnforcementDecision], Enforcing(await stage.Clocks()).Order());
        await database.Send(new RecordView.Command(path, await stage.Version(path), ViewManner.Oral, database.Clock.Today, "Ik was mijn post kwijt.", Guid.NewGuid()));
        Assert.Equal([DueReason.EnforcementDecision], Enforcing(await stage.Clocks()));
        Assert.Equal(database.Clock.Today.AddDays(28), await DueAsync(stage, DueReason.EnforcementDecision));

        await stage.Propose(path);
        Assert.Equal([], Enforcing(await stage.Clocks()));
        Assert.Contains(DueReason.MeasureToSign, await stage.Clocks());
        database.As(stage.People.Manager);
        var decision = await stage.People.DecisionOf(path);
        await Breaks(DecisionRules.WhoSignsHasAMandate, () => SignAsync(decision));
        await stage.People.Mandate(stage.People.Manager);
        var line = Assert.Single((await database.Send(new DecisionsToSign.Query())).Lines, one => one.CaseFileId == stage.File);
        Assert.Equal((path, (int?)null, "intake"), (line.SubjectId, line.Edition, line.Occasion!.Value));
        var preview = await database.Send(new ShowDecisionLetter.Query(stage.File, path));
        Assert.True(preview.MayWrite);
        Assert.Contains("u krijgt een boete van € 100", preview.Letter.Pieces[0].Text, StringComparison.Ordinal);
        Assert.Contains(EnforcementStage.Basis, preview.Letter.Pieces[0].Text, StringComparison.Ordinal);
        await SignAsync(decision);

        Assert.Equal(PathState.Decided, (await stage.Stored(path)).State);
        var paper = await database.InDb(db => db.Documents.SingleAsync(one => one.SubjectId == path));
        Assert.Equal("decision", paper.Template);
        foreach (var said in (string[])["Besluit over handhaving bij uw inburgering", "\"planNumber\":null", "Bezwaar kan.", "Marit Vos", "Het was eigen schuld"])
            Assert.Contains(said, paper.Data, StringComparison.Ordinal);
        database.As(stage.People.Caseworker);
        Assert.Contains(DueReason.DecisionToSend, await stage.Clocks());
        var signed = await stage.People.DecisionOf(path);
        await database.Send(new RecordSent.Command(signed.Id, signed.Version, database.Clock.Today));
        Assert.Contains(DueReason.ObjectionPeriod, await stage.Clocks());
        var sent = await stage.People.DecisionOf(path);
        Assert.True(sent.ObjectionUntil >= database.Clock.Today.AddDays(42));
        await database.Send(new RecordObjection.Command(sent.Id, sent.Version, database.Clock.Today, Guid.NewGuid()));
        Assert.Contains(DueReason.ObjectionAnswer, await stage.Clocks());
        var audit = await stage.People.Audit("Decisions.SignDecision");
        Assert.Contains(audit.Changes, change => change is { Thing: nameof(EnforcementPath), Field: nameof(EnforcementPath.State), Before: "Offered", After: "Decided" });
    });

    [Fact]
    public async Task Sent_back_it_runs_on_and_is_proposed_anew_and_with_four_eyes_by_another_than_who_signs() => await ThroughTimeAsync(async () =>
    {
        var stage = await EnforcementStage.SetAsync(database);
        var path = await stage.Open();
        await stage.Walk(path, StepKind.Intention);
        await Breaks(EnforcementRules.AFineIsNoMoreThanTheMunicipalitySet, () => stage.Propose(path, amount: 101));
        await stage.Propose(path);
        await Breaks(EnforcementRules.OnlyARunningPathGoesOn, () => stage.Propose(path));
        await stage.People.Mandate(stage.People.Manager);
        database.As(stage.People.Manager);
        var decision = await stage.People.DecisionOf(path);
        await database.Send(new SendBackDecision.Command(decision.Id, decision.Version, "Waarom geen waarschuwing?"));
        Assert.Equal(PathState.Running, (await stage.Stored(path)).State);
        database.As(stage.People.Caseworker);
        var shown = await database.Send(new ShowMeasureDecision.Query(stage.File, path));
        Assert.Equal((null, "Waarom geen waarschuwing?"), (shown.Latest, shown.Earlier.Single().SentBackReason));
        await stage.Propose(path, MeasureKind.None, null);
        await stage.People.Mandate(stage.People.Caseworker);
        await stage.Administrator();
        await database.Send(new ChangeSigning.Command(A.Amsterdam, (await database.Send(new ShowSigning.Query(A.Amsterdam))).Version, true, false, null, null));
        database.As(stage.People.Caseworker);
        var again = await stage.People.DecisionOf(path);
        await Breaks(DecisionRules.FourEyes, () => SignAsync(again));
        database.As(stage.People.Manager);
        await SignAsync(again);
        Assert.Contains("u krijgt geen boete", (await stage.People.DecisionOf(path)).Letter.OrderBy(part => part.Place).First().Text, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Ending_it_withdraws_what_waits_for_a_signature() => await ThroughTimeAsync(async () =>
    {
        var stage = await EnforcementStage.SetAsync(database);
        var path = await stage.Open();
        await stage.Walk(path, StepKind.Intention);
        await stage.Propose(path);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => EndAsync(stage, path, PathEnd.Excusable, "geen-reden"));
        Assert.Equal("Excuse", invalid.Fields.Single().Field);
        await EndAsync(stage, path, PathEnd.Excusable, "no-interpreter");
        Assert.Equal((PathState.Ended, "no-interpreter"), ((await stage.Stored(path)).State, (await stage.Stored(path)).Excuse));
        Assert.Equal(DecisionState.SentBack, (await stage.People.DecisionOf(path)).State);
        Assert.Equal([], Enforcing(await stage.Clocks()));
        await Breaks(EnforcementRules.OnlyAnOpenPathEnds, () => EndAsync(stage, path, PathEnd.DoneAfterAll, null));
    });

    [Fact]
    public async Task It_is_off_until_the_municipality_switched_it_on_for_the_group_and_the_page_is_not_there()
    {
        var stage = await EnforcementStage.SetAsync(database, DutyGroup.Asylum);
        Assert.False((await database.Send(new ShowTrajectory.Query(stage.File))).HasEnforcement);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowEnforcement.Query(stage.File)));
        await Breaks(EnforcementRules.OnForTheGroup, () => stage.Open());
        var unknown = await EnforcementStage.SetAsync(database, null);
        await Breaks(EnforcementRules.TheGroupIsKnown, () => unknown.Open());
        var free = await EnforcementStage.SetAsync(database, newcomer: A.Newcomer(A.UnheardName()));
        await Breaks(EnforcementRules.ForWhoIsObliged, () => free.Open());
        Assert.Equal(EnforcementRules.ForWhoIsObliged.Name, (await database.Send(new ShowEnforcement.Query(free.File))).MayNotOpen);
        var on = await EnforcementStage.SetAsync(database);
        Assert.True((await database.Send(new ShowTrajectory.Query(on.File))).HasEnforcement);
        Assert.Equal((null, 0), ((await database.Send(new ShowEnforcement.Query(on.File))).MayNotOpen, (await database.Send(new ShowEnforcement.Query(on.File))).Paths.Count));
    }

    [Fact]
    public async Task Another_team_does_nothing_the_lead_reads_and_the_front_desk_and_other_municipalities_see_nothing()
    {
        var stage = await EnforcementStage.SetAsync(database);
        var path = await stage.Open();
        database.As(stage.People.OtherTeam);
        await Breaks(CaseFileRules.OnlyItsTeamWorksOnAFile, () => stage.Take(path, StepKind.Invitation));
        database.As(stage.People.Manager);
        Assert.Single((await database.Send(new ShowEnforcement.Query(stage.File))).Paths);
        await Assert.ThrowsAsync<NotPermittedException>(() => stage.Take(path, StepKind.Invitation));
        database.As(stage.People.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowEnforcement.Query(stage.File)));
        await Assert.ThrowsAsync<NotPermittedException>(() => stage.Open("pvt"));
        database.As(stage.People.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowEnforcement.Query(stage.File)));
        await Assert.ThrowsAsync<NotThereException>(() => stage.Take(path, StepKind.Invitation));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowMeasureDecision.Query(stage.File, path)));
    }

    [Fact]
    public async Task Twice_is_once_and_of_two_at_the_same_moment_one_is_told_so()
    {
        var stage = await EnforcementStage.SetAsync(database);
        var once = Guid.NewGuid();
        var path = await stage.Open(once: once);
        Assert.Equal(path, await stage.Open(once: once));
        await Breaks(EnforcementRules.OnePathForAnOccasion, () => stage.Open());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                await stage.Open("pvt");
                return null;
            }
            catch (BrokenRuleException refused)
            {
                return refused.Rule;
            }
        }));
        Assert.Equal([EnforcementRules.OnePathForAnOccasion, EnforcementRules.OnePathForAnOccasion], outcomes.OfType<Rule>());
        var version = await stage.Version(path);
        await stage.Take(path, StepKind.Invitation);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new SkipStep.Command(path, version, StepKind.Invitation, "Haast.", Guid.NewGuid())));
    }

    [Fact]
    public async Task An_invitation_takes_day_and_time_from_an_appointment_of_the_file_and_of_no_other()
    {
        var stage = await EnforcementStage.SetAsync(database);
        var other = await EnforcementStage.SetAsync(database);
        database.As(stage.People.Caseworker);
        var path = await stage.Open();
        var day = database.Clock.Today.AddDays(20);
        var (own, others) = (Meeting(stage, day), Meeting(other, day));
        await database.Save(own, others);
        database.As(stage.People.Caseworker);
        var input = EnforcementStage.Step(StepKind.Invitation, database.Clock.Today) with { LastDay = null, At = null, AppointmentId = own.Id };
        var choice = Assert.Single((await database.Send(new ShowNextStep.Query(stage.File, path))).Appointments);
        Assert.Equal((own.Id, day, new TimeOnly(14, 30)), (choice.AppointmentId, choice.On, choice.At));
        await Assert.ThrowsAsync<NotThereException>(async () => await database.Send(new TakeStep.Command(path, await stage.Version(path), input with { AppointmentId = others.Id }, Guid.NewGuid())));
        await database.Send(new TakeStep.Command(path, await stage.Version(path), input, Guid.NewGuid()));
        var step = (await stage.Stored(path)).Steps[0];
        Assert.Equal((own.Id, day, new TimeOnly(14, 30)), (step.AppointmentId, step.LastDay, step.At));
    }

    [Fact]
    public async Task A_step_that_was_taken_back_needs_no_paper_and_can_be_made_again()
    {
        var stage = await EnforcementStage.SetAsync(database);
        var path = await stage.Open();
        var step = await stage.Take(path, StepKind.Invitation);
        await database.Send(new TakeBackStep.Command(path, step, await stage.Version(path)));
        Assert.Equal(DocumentState.Withdrawn, (await LetterOfAsync(step)).State);
        Assert.Equal([], Enforcing(await stage.Clocks()));
        await stage.Take(path, StepKind.Invitation);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(async () => await database.Send(new TakeStep.Command(
            path, await stage.Version(path), new(StepKind.SecondInvitation, null, null, null, null, null, null, null, "Beste {voornaam}"), Guid.NewGuid())));
        Assert.Equal(["At", "LastDay", "OwnSentences", "Place", "TalkOn", "TalkOutcome", "TalkWords"], invalid.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Closing_the_file_ends_it_and_taking_the_departure_back_lets_it_run_on()
    {
        var stage = await EnforcementStage.SetAsync(database);
        var path = await stage.Open();
        var departure = await database.PlanDeparture(stage.File);
        await database.CarryOut(stage.File, departure);
        Assert.Equal((PathState.Ended, (PathEnd?)PathEnd.FileClosed), ((await stage.Stored(path)).State, (await stage.Stored(path)).HowEnded));
        await Breaks(CaseFileRules.AClosedFileIsReadOnly, () => stage.Take(path, StepKind.Invitation));
        await Breaks(CaseFileRules.AClosedFileIsReadOnly, () => stage.Open("pvt"));
        await database.Send(new TakeBackDeparture.Command(stage.File, departure, await database.VersionOf(departure), "Bleef toch."));
        Assert.Equal(PathState.Running, (await stage.Stored(path)).State);
    }

    private static Appointment Meeting(EnforcementStage stage, DateOnly day) => Appointment.Make(
        [stage.File], new(AppointmentTime.Of(day, new(14, 30), new(15, 0)), "office", "Kamer 4", "integration", "Intake", stage.People.Caseworker.Id, null, null),
        day.AddDays(-20), A.Provenance.At, stage.People.Caseworker.Id);

    private async Task ThroughTimeAsync(Func<Task> act)
    {
        var before = database.Clock.GetUtcNow();
        try
        {
            await act();
        }
        finally
        {
            database.Clock.Advance(before - database.Clock.GetUtcNow());
        }
    }

    private async Task SignAsync(Decision decision) => await database.Send(new SignDecision.Command(decision.Id, decision.Version, database.Clock.Today, "Bezwaar kan."));

    private async Task EndAsync(EnforcementStage stage, Guid path, PathEnd how, string? excuse) =>
        await database.Send(new EndPath.Command(path, await stage.Version(path), how, database.Clock.Today, excuse, null));

    private Task<Document> LetterOfAsync(Guid step) => database.InDb(db => db.Documents.AsNoTracking().SingleAsync(one => one.SubjectId == step));

    private Task<DateOnly> DueAsync(EnforcementStage stage, DueReason reason) =>
        database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == stage.File && clock.EndedOn == null && clock.Reason == reason).Select(clock => clock.DueOn).SingleAsync());

    private static List<DueReason> Enforcing(IEnumerable<DueReason> reasons) => [.. reasons.Where(reason => reason is >= DueReason.EnforcementLetter and <= DueReason.EnforcementDecision)];

    private static async Task Breaks(Rule rule, Func<Task> send) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(send)).Rule);
}
