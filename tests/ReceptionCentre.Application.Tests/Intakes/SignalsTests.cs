using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Intakes;

public sealed class SignalsTests : IClassFixture<ReceptionDatabase>
{
    private readonly ReceptionDatabase database;
    private readonly IntakeStage _stage;

    public SignalsTests(ReceptionDatabase database) => (this.database, _stage) = (database, new(database));

    [Fact]
    public async Task A_signal_says_what_it_follows_from_and_is_put_aside_and_shown_again()
    {
        var kasia = await _stage.Saved(IntakeStage.Adult("Kasia"));
        var intake = await _stage.Begin(kasia, IntakeForm.Brief);
        await _stage.Save(intake, kasia, "work", ("work-papers", "yes"));
        await _stage.Save(intake, kasia, "housing", ("housing-owner", "employer"));

        var signals = await OfAsync(kasia);
        Assert.Equal([SignalKind.HousingTiedToTheJob, SignalKind.PossibleExploitation], signals.Shown.Select(signal => signal.Kind));
        var because = Assert.Single(signals.Shown[1].Because);
        Assert.Equal(("work-papers", "Ja"), (because.Question!.Value, because.Answer!.Dutch));

        await database.Send(new DismissSignal.Command(kasia.File.Id, SignalKind.PossibleExploitation, null, "Paspoort is terug.", Guid.NewGuid()));
        signals = await OfAsync(kasia);
        Assert.Equal(SignalKind.HousingTiedToTheJob, Assert.Single(signals.Shown).Kind);
        var aside = Assert.Single(signals.Aside);
        Assert.Equal("Paspoort is terug.", aside.Dismissed!.Reason);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new DismissSignal.Command(kasia.File.Id, SignalKind.TurnsEighteen, null, "Nee", Guid.NewGuid())));

        await database.Send(new ShowSignalAgain.Command(kasia.File.Id, aside.Dismissed.DismissalId));
        Assert.Equal(2, (await OfAsync(kasia)).Shown.Count);
        var twice = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new ShowSignalAgain.Command(kasia.File.Id, aside.Dismissed.DismissalId)));
        Assert.Equal(IntakeRules.ShownAgainOnce, twice.Rule);
    }

    [Fact]
    public async Task What_follows_from_the_household_holds_for_all_of_it_and_names_only_who_may_be_seen()
    {
        var parent = await _stage.Saved(IntakeStage.Adult("Rana"));
        var partner = await _stage.Saved(IntakeStage.Adult("Ahmad"));
        var son = await _stage.Saved(A.Newcomer("Mika").Named("Mika", A.UnheardName()).Born("2009-01-05"));
        var hidden = await _stage.Saved(A.Newcomer("Lina").Named("Lina", A.UnheardName()).Born("2009-01-06").Protected());
        await _stage.Together(parent, partner, son, hidden);
        var intake = await _stage.Begin(parent);
        await _stage.Save(intake, parent, "children", ("children-school", "some"));

        var signals = (await OfAsync(partner)).Shown;
        Assert.Equal([SignalKind.ChildWithoutSchool, SignalKind.TurnsEighteen], signals.Select(signal => signal.Kind));
        Assert.Equal(("Mika", new DateOnly(2027, 1, 5)), (signals[1].Called, signals[1].On!.Value));
    }

    [Fact]
    public async Task The_window_for_family_is_read_from_its_file()
    {
        var yonas = await _stage.Saved(IntakeStage.Adult("Yonas").WithMotive("status-holder"));
        var intake = await _stage.Begin(yonas);
        await _stage.Save(intake, yonas, "network", ("family-abroad", "yes"));
        var signal = Assert.Single((await OfAsync(yonas)).Shown);
        Assert.Equal((SignalKind.FamilyReunionWindow, yonas.Stay.Motives[0].From.FirstPossible()!.Value.AddMonths(3)), (signal.Kind, signal.On!.Value));
    }

    [Fact]
    public async Task A_test_goes_step_by_step_and_why_somebody_is_exempt_is_read_with_the_permission_for_health()
    {
        var selam = await _stage.Saved(IntakeStage.Adult("Selam"));
        database.As(_stage.Caseworker);
        var (file, today) = (selam.File.Id, database.Clock.Today);
        await database.Send(Step(ShowLearnability.NoTest, LearnabilityState.Invited));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Step(0, LearnabilityState.Exempt) with { Exemption = "visual" }));
        Assert.Equal(IntakeRules.HealthNeedsThePermission, refused.Rule);

        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(Step(ShowLearnability.NoTest, LearnabilityState.Invited)));

        database.As(_stage.WithHealth);
        await database.Send(Step(0, LearnabilityState.Exempt) with { Exemption = "visual" });
        Assert.Equal("visual", (await database.Send(new ShowLearnability.Query(file))).Last!.Exemption!.Value);
        database.As(_stage.Caseworker);
        var last = (await database.Send(new ShowLearnability.Query(file))).Last!;
        Assert.Equal((null, true), (last.Exemption, last.IsHidden));

        await database.Send(new TakeBackLearnability.Command(file, 1, "Toch geen vrijstelling"));
        await database.Send(Step(2, LearnabilityState.Done) with { Result = LearnabilityResult.B1Feasible, Achieved = 4150, Required = 3500, ExamNumber = "LBT123" });
        var shown = await database.Send(new ShowLearnability.Query(file));
        Assert.Equal((LearnabilityResult.B1Feasible, 0, 3), (shown.Last!.Result!.Value, shown.Next.Count, shown.Steps.Count));
        // Without an intake there is nothing for the plan yet.
        Assert.Null(await database.Send(new IntakeForPlan.Query(file)));

        RecordLearnability.Command Step(int version, LearnabilityState state) => new(file, version, state, today, null, null, null, null, null, Guid.NewGuid());
    }

    [Fact]
    public async Task What_a_plan_takes_from_the_intake_is_what_the_person_wants_and_can()
    {
        var selam = await _stage.Saved(IntakeStage.Adult("Selam"));
        var intake = await _stage.Begin(selam);
        await _stage.Save(intake, selam, "wishes", ("own-words", "ስራሕ እደሊ"), ("own-words-language", "ti"), ("attention-points", "money language"), ("development-wishes", "paid-work"));
        await _stage.Save(intake, selam, "hours", ("hours-week", "16"), ("hours-when", "evening"));
        var summary = (await database.Send(new IntakeForPlan.Query(selam.File.Id)))!;
        Assert.Equal(("ስራሕ እደሊ", "ti", 16, false), (summary.OwnWords!, summary.OwnWordsLanguage!.Value, summary.HoursAWeek!.Value, summary.IsComplete));
        Assert.Equal(["money", "language"], summary.AttentionPoints.Select(code => code.Value));
        Assert.Equal(["paid-work"], summary.Wishes.Select(code => code.Value));
    }

    private async Task<SignalsOfFile.View> OfAsync(NewcomerBuilder newcomer)
    {
        database.As(_stage.Caseworker);
        return await database.Send(new SignalsOfFile.Query(newcomer.File.Id));
    }
}
