using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Intakes;

public sealed class IntakesTests : IClassFixture<ReceptionDatabase>
{
    private readonly ReceptionDatabase database;
    private readonly IntakeStage _stage;

    public IntakesTests(ReceptionDatabase database) => (this.database, _stage) = (database, new(database));

    [Fact]
    public async Task An_intake_stops_and_resumes_and_is_completed()
    {
        var selam = await _stage.Saved(IntakeStage.Adult("Selam"));
        var intake = await _stage.Begin(selam);
        await _stage.Save(intake, selam, "work", ("work-now", "yes"), ("work-what", " Inpakken, 32 uur "));
        await _stage.Save(intake, selam, "hours", ("hours-when", "evening weekend"), ("hours-week", "12"));

        var shown = (await _stage.Shown(selam))!;
        Assert.Equal((2, 11), (shown.Done, shown.Domains.Count));
        Assert.Equal(["Ja", "Inpakken, 32 uur"], shown.Domains.Single(domain => domain.Code == "work").Answers.Select(answer => answer.Words ?? answer.Chosen.Single().Dutch));
        Assert.Equal(["Avond", "Weekend"], shown.Domains.Single(domain => domain.Code == "hours").Answers.Single(answer => answer.Code == "hours-when").Chosen.Select(code => code.Dutch));

        var alone = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new CompleteIntake.Command(intake, shown.Version, null)));
        Assert.Equal(IntakeRules.EachAdultIsHeardAlone, alone.Rule);
        await database.Send(new AddTalk.Command(intake, shown.Version, database.Clock.Today, "professional-telephone", "ti", "4123", true, null, Guid.NewGuid()));
        await database.Send(new CompleteIntake.Command(intake, (await _stage.Shown(selam))!.Version, null));
        Assert.Equal((IntakeState.Completed, true), ((await _stage.Shown(selam))!.State, (await _stage.Shown(selam))!.HeardAlone));

        var again = await _stage.Begin(selam);
        Assert.NotEqual(intake, again);
        Assert.Equal((2, 0), ((await _stage.Shown(selam))!.Edition, (await _stage.Shown(selam))!.Done));
        Assert.Equal("yes", (await _stage.Asked(again, selam, "work")).Single(question => question.Code == "work-now").Value);
    }

    [Fact]
    public async Task Who_is_in_the_household_does_not_interpret()
    {
        var (rana, ahmad) = (await _stage.Saved(IntakeStage.Adult("Rana")), await _stage.Saved(IntakeStage.Adult("Ahmad")));
        await _stage.Together(rana, ahmad);
        var intake = await _stage.Begin(rana);
        var version = (await _stage.Shown(rana))!.Version;

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => TalkAsync("professional-telephone", ahmad.Person.NameOn(database.Clock.Today).FullName));
        Assert.Equal(IntakeRules.NobodyOfTheHouseholdInterprets, refused.Rule);
        var brought = await Assert.ThrowsAsync<InvalidInputException>(() => TalkAsync("adult-brought-along", null));
        Assert.Equal(IntakeRules.NoOneBroughtAlongInterprets.Name, Assert.Single(brought.Fields).Text);
        Assert.NotEqual(Guid.Empty, await TalkAsync("professional-telephone", "4123"));

        Task<Guid> TalkAsync(string kind, string? name) => database.Send(new AddTalk.Command(intake, version, database.Clock.Today, kind, "ar", name, true, null, Guid.NewGuid()));
    }

    [Fact]
    public async Task What_is_of_the_household_is_typed_once_and_what_is_private_never_reaches_the_partner()
    {
        var (rana, ahmad) = (await _stage.Saved(IntakeStage.Adult("Rana")), await _stage.Saved(IntakeStage.Adult("Ahmad")));
        await _stage.Together(rana, ahmad);
        var (hers, his) = (await _stage.Begin(rana), await _stage.Begin(ahmad));
        await _stage.Save(hers, rana, "housing", ("housing-owner", "landlord"), ("housing-people", "4"));
        await _stage.Save(hers, rana, "money", ("money-debts", "Schuld bij haar broer, Ahmad weet het niet"), ("money-bank", "no"));
        await _stage.Save(hers, rana, "network", ("network-help", "Haar zus"));

        var housing = await _stage.Asked(his, ahmad, "housing");
        var owner = housing.Single(question => question.Code == "housing-owner");
        Assert.Equal(("landlord", rana.Person.NameOn(database.Clock.Today).CalledName), (owner.Value, owner.From!.Called));
        foreach (var domain in new[] { "money", "network", "work", "languages", "wishes" })
            Assert.All(await _stage.Asked(his, ahmad, domain), question => Assert.Equal((null, null), (question.Value, question.From)));

        await _stage.Save(his, ahmad, "housing", ("housing-owner", "landlord"), ("housing-people", "5"));
        var answers = (await _stage.Shown(ahmad))!.Domains.Single(domain => domain.Code == "housing").Answers;
        Assert.Equal(["Rana", null], answers.OrderBy(answer => answer.Code, StringComparer.Ordinal).Select(answer => answer.TakenFrom));
        // Nothing of hers is stored in his file but what is of both.
        var stored = await database.InDb(db => db.Intakes.Where(one => one.CaseFileId == ahmad.File.Id).SelectMany(one => one.Answers).Select(answer => answer.Question).ToListAsync());
        Assert.Equal(["housing-owner", "housing-people"], stored.Order(StringComparer.Ordinal));
        // And his own answer is proposed to her as long as she did not say otherwise; she did.
        Assert.Equal("4", (await _stage.Asked(hers, rana, "housing")).Single(question => question.Code == "housing-people").Value);
    }

    [Fact]
    public async Task After_a_split_and_of_a_protected_member_nothing_is_proposed()
    {
        var (rana, ahmad, mika) = (await _stage.Saved(IntakeStage.Adult("Rana")), await _stage.Saved(IntakeStage.Adult("Ahmad")), await _stage.Saved(IntakeStage.Adult("Mika").Protected()));
        var household = await _stage.Together(rana, ahmad, mika);
        var hers = await _stage.Begin(rana);
        await _stage.Save(hers, rana, "housing", ("housing-people", "4"));
        var his = await _stage.Begin(ahmad);
        Assert.Equal("4", (await _stage.Asked(his, ahmad, "housing")).Single(question => question.Code == "housing-people").Value);

        await database.Change(async db =>
        {
            var stored = await db.Households.Include(one => one.Memberships).SingleAsync(one => one.Id == household.Id);
            stored.Leave(stored.Memberships.Single(fact => fact.PersonId == rana.Person.Id).Id, Domain.Facts.PartialDate.Of(database.Clock.Today), database.Clock.Today);
        });
        await database.Save(Said(mika, "housing", new("housing-rooms", "2")));
        database.As(_stage.Caseworker);
        Assert.All(await _stage.Asked(his, ahmad, "housing"), question => Assert.Null(question.Value));
    }

    [Fact]
    public async Task Health_is_read_and_written_with_its_own_permission_and_is_locked_in_the_history()
    {
        const string secret = "Kan niet lang staan";
        var selam = await _stage.Saved(IntakeStage.Adult("Selam"));
        var intake = await _stage.Begin(selam);
        await Assert.ThrowsAsync<NotPermittedException>(() => _stage.Asked(intake, selam, "health"));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => _stage.Save(intake, selam, "health", ("health-plan", secret)));
        Assert.Equal(IntakeRules.HealthNeedsThePermission, refused.Rule);

        await _stage.Save(_stage.WithHealth, intake, selam, "health", ("health-plan", secret), ("health-points", "mental-health"));
        Assert.Equal(secret, (await _stage.Shown(selam))!.Domains.Single(domain => domain.Code == "health").Answers[0].Words);
        Assert.Contains(await HistoryAsync(), value => value.After == secret);

        database.As(_stage.Caseworker);
        var health = (await _stage.Shown(selam))!.Domains.Single(domain => domain.Code == "health");
        Assert.Equal((true, true, 0), (health.IsDone, health.IsHidden, health.Answers.Count));
        var history = await HistoryAsync();
        Assert.DoesNotContain(history, value => value.After?.Contains(secret, StringComparison.Ordinal) == true || value.After == "mental-health");
        Assert.Equal(2, history.Count(value => value is { Thing: nameof(IntakeAnswer), IsHidden: true }));
        // The summary for the plan has nothing of it either.
        Assert.Empty((await database.Send(new IntakeForPlan.Query(selam.File.Id)))!.AttentionPoints);
        // Who may read locked parts of other kinds may not read this.
        database.As(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build());
        Assert.True((await _stage.Shown(selam))!.Domains.Single(domain => domain.Code == "health").IsHidden);

        async Task<List<AuditedValue>> HistoryAsync() => [.. (await database.Send(new FileHistory.Query(selam.File.Id))).Entries.SelectMany(entry => entry.Changes)];
    }

    [Fact]
    public async Task What_is_elsewhere_or_protected_is_not_there()
    {
        var (elsewhere, hidden) = (await _stage.Saved(IntakeStage.Adult("Elders").In(A.Eindhoven)), await _stage.Saved(IntakeStage.Adult("Verborgen").Protected()));
        foreach (var newcomer in new[] { elsewhere, hidden })
        {
            var intake = Said(newcomer, "work", new("work-now", "yes"));
            await database.Save(intake);
            database.As(A.StaffMember(Role.Caseworker).In(A.Amsterdam).Build());
            await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowIntake.Query(newcomer.File.Id)));
            await Assert.ThrowsAsync<NotThereException>(() => database.Send(new SaveDomain.Command(intake.Id, 0, "work", [])));
            await Assert.ThrowsAsync<NotThereException>(() => database.Send(new SignalsOfFile.Query(newcomer.File.Id)));
            await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowLearnability.Query(newcomer.File.Id)));
        }
    }

    [Fact]
    public async Task Wrong_answers_are_told_by_their_questions_and_nothing_is_saved()
    {
        var selam = await _stage.Saved(IntakeStage.Adult("Selam"));
        var intake = await _stage.Begin(selam);
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => _stage.Save(
            intake, selam, "housing", ("housing-people", "veel"), ("housing-owner", "attention"), ("housing-until", new string('a', 201)), ("housing-rooms", "3")));
        Assert.Equal(
            [("Answers[0].Value", "Intakes.AWholeNumber"), ("Answers[1].Value", "Shared.ChooseFromTheList"), ("Answers[2].Value", "Shared.TooLong")],
            wrong.Fields.Select(field => (field.Field, field.Text)));
        Assert.Equal(0, (await _stage.Shown(selam))!.Done);
        // The education of a child's page, or a health question, is not on this page.
        await Assert.ThrowsAsync<NotThereException>(() => _stage.Save(intake, selam, "housing", ("health-plan", "x")));
    }

    [Fact]
    public async Task A_child_and_who_passes_through_are_asked_less()
    {
        var child = await _stage.Saved(A.Newcomer("Mika").Named("Mika", A.UnheardName()).Born("2016-04-12"));
        var his = await _stage.Begin(child);
        Assert.Equal(["own-school", "own-school-which"], (await _stage.Asked(his, child, "education")).Select(question => question.Code));
        await Assert.ThrowsAsync<NotThereException>(() => _stage.Asked(his, child, "work"));

        var worker = IntakeStage.Adult("Kasia");
        worker.Stay.RecordIntendedStay(IntendedStay.ShorterThanOneYear, database.Clock.Today, null, A.Provenance);
        await _stage.Saved(worker);
        Assert.Equal((true, false), ((await database.Send(new ShowIntake.Query(worker.File.Id))).StaysShort, (await database.Send(new ShowIntake.Query(child.File.Id))).StaysShort));
        await _stage.Begin(worker, IntakeForm.Brief);
        var brief = (await _stage.Shown(worker))!;
        Assert.True(brief.Domains.Count < 11 && brief.Domains.Sum(domain => domain.Questions) < 30, "Too much is asked of who passes through.");
        await database.Send(new ChangeIntakeForm.Command(brief.IntakeId, brief.Version, IntakeForm.Broad));
        Assert.Equal(11, (await _stage.Shown(worker))!.Domains.Count);
    }

    [Fact]
    public async Task Of_two_who_save_the_same_version_the_second_is_told_so()
    {
        var selam = await _stage.Saved(IntakeStage.Adult("Selam"));
        var intake = await _stage.Begin(selam);
        await _stage.Save(intake, selam, "work", ("work-now", "yes"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new SaveDomain.Command(intake, 0, "work", [new("work-now", "no")])));
        var second = await Assert.ThrowsAsync<BrokenRuleException>(() => _stage.Begin(selam));
        Assert.Equal(IntakeRules.OneIntakeAtATime, second.Rule);
    }

    [Fact]
    public async Task An_open_intake_ends_with_its_file_and_goes_on_with_it()
    {
        var selam = await _stage.Saved(IntakeStage.Adult("Selam"));
        await _stage.Begin(selam);
        var departure = await database.Depart(selam.File.Id);
        Assert.Equal(IntakeState.Ended, (await _stage.Shown(selam))!.State);
        await database.Send(new TakeBackDeparture.Command(selam.File.Id, departure, await database.InDb(db => db.Departures.Where(one => one.Id == departure).Select(one => one.Version).SingleAsync()), "Toch gebleven"));
        Assert.Equal(IntakeState.Open, (await _stage.Shown(selam))!.State);
    }

    [Fact]
    public async Task An_open_file_asks_for_an_intake_only_where_the_region_has_a_term()
    {
        var selam = await _stage.Saved(IntakeStage.Adult("Selam").OpenedOn(database.Clock.Today.AddDays(-10)));
        var (off, on) = (await ReadAsync(new()), await ReadAsync(new() { IntakeDays = 28 }));
        Assert.Empty(off);
        Assert.Equal(database.Clock.Today.AddDays(18), Assert.Single(on).DueOn);

        var intake = await _stage.Begin(selam);
        await _stage.Save(intake, selam, "work");
        Assert.Single(await ReadAsync(new() { IntakeDays = 28 }));
        await database.Send(new CompleteIntake.Command(intake, (await _stage.Shown(selam))!.Version, "Kon niet"));
        Assert.Empty(await ReadAsync(new() { IntakeDays = 28 }));

        Task<List<ClockReading>> ReadAsync(CaseloadTerms terms) => database.AsSystem(services =>
            ((IClockSource)ActivatorUtilities.CreateInstance(services, typeof(IClockSource).Assembly.GetType("ReceptionCentre.Application.Intakes.IntakeClock")!, terms))
                .On(database.Clock.Today).Where(reading => reading.CaseFileId == selam.File.Id).ToListAsync());
    }

    private static Intake Said(NewcomerBuilder newcomer, string domain, GivenAnswer answer)
    {
        var intake = Intake.Begin(newcomer.File.Id, IntakeForm.Broad, null, A.Provenance.At, A.Provenance.By);
        intake.Answer(domain, [answer], A.Provenance.At, A.Provenance.By);
        return intake;
    }
}
