using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Fakes.Duo;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Duo;

namespace ReceptionCentre.Application.Tests.Duo;

/// <summary>A centre that is connected to the invented executing agency.</summary>
public sealed class DuoDatabase : ReceptionDatabase
{
    public FakeDuo Duo { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Duo = await FakeDuo.StartAsync(new() { Today = () => Clock.Today });
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Duo.DisposeAsync();
    }

    protected override void Add(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(new DuoOptions { Address = Duo.Address, Oin = FakeDuo.UsualOin, TimeLimit = TimeSpan.FromSeconds(10) }));
}

/// <summary>Over the interface: sent once, answered, refused with the agency's own words, and nothing lost or doubled when something breaks.</summary>
public sealed class InterfaceWithDuoTests(DuoDatabase database) : IClassFixture<DuoDatabase>
{
    private FakeDuo Duo => database.Duo;

    [Fact]
    public async Task A_pip_is_sent_with_its_headers_and_stands_at_DUO()
    {
        var (stage, plan) = await StageAsync();
        var message = await Send(stage, plan);
        await Breaks(DuoRules.NothingIsToldTwice, () => Send(stage, plan));
        Assert.Equal(DuoMessageState.Waiting, Assert.Single((await database.Send(new ShowDuoFile.Query(stage.File))).Owed).Underway);
        await Run();
        var call = Assert.Single(Duo.Calls, one => one.Path.Contains(stage.Bsn, StringComparison.Ordinal));
        Assert.Equal(("POST", $"/v1/personen/{stage.Bsn}/PIP", DuoStage.Oin, FakeDuo.UsualOin), (call.Method, call.Path, call.Bron, call.Doel));
        Assert.Equal((await stage.Message(message)).Number.ToString(), call.BerichtId);
        Assert.Equal("""{"dagtekeningPip":"2026-11-21","leerroute":"B","niveau":"B1","geschatteIntensiteitB1Route":640,"indicatorAlfabetiseringsonderwijs":"NVT"}""", call.Body);
        Assert.True((await stage.Message(message)).Stands);
        Assert.Empty(await stage.Owed());
        await Run();
        Assert.Single(Duo.Calls, one => one.Path.Contains(stage.Bsn, StringComparison.Ordinal));
        Assert.DoesNotContain(await database.InDb(db => db.AuditEvents.Include(one => one.Changes).Where(one => one.Action.StartsWith("Duo.")).SelectMany(one => one.Changes).ToListAsync()), change => change.After != null && change.After.Contains(stage.Bsn, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_DUO_refuses_comes_back_with_its_words_and_goes_again_when_it_is_put_right()
    {
        var (stage, plan) = await StageAsync();
        Duo.Person(stage.Bsn).DutyFrom = new(2026, 12, 1);
        var refused = await Send(stage, plan);
        await Run();
        var owed = Assert.Single((await database.Send(new ShowDuoFile.Query(stage.File))).Owed);
        Assert.Equal((null, "De dagtekening ligt voor de begindatum van de inburgeringsplicht."), (owed.Underway, Assert.Single(owed.Refused)));
        Assert.Equal(DuoMessageState.Rejected, (await stage.Message(refused)).State);
        Duo.Person(stage.Bsn).DutyFrom = new(2022, 1, 1);
        var again = await Send(stage, plan);
        await Run();
        Assert.True((await stage.Message(again)).Stands);
    }

    [Fact]
    public async Task Results_hours_and_offers_follow_the_pip_are_corrected_and_withdrawn()
    {
        var (stage, plan) = await StageAsync();
        await Send(stage, plan);
        await Run();
        database.Clock.Advance(TimeSpan.FromDays(10));
        try
        {
            database.As(stage.Caseworker);
            var person = Duo.Person(stage.Bsn);
            var pvt = await stage.Achieve(AchievementKind.Pvt, database.Clock.Today);
            await Send(stage, pvt);
            await Send(stage, await stage.Count(HoursKind.IntakeLessons, 30));
            await database.AsSystem(async services => await services.GetRequiredService<MediatR.IMediator>().Send(new ReadSchools.Command()));
            database.As(stage.Caseworker);
            var offer = await stage.Offer(FakeDuo.MarkedSchool, database.Clock.Today);
            await Send(stage, offer);
            await Run();
            Assert.Equal((database.Clock.Today, 30, FakeDuo.MarkedSchool), (person.Pvt!.Value, person.Hours["bredeintake/taallesknm"], person.Offers.Single()));

            database.As(stage.Caseworker);
            await Send(stage, await stage.Achieve(AchievementKind.Pvt, database.Clock.Today.AddDays(-1), null, "Verkeerde dag"));
            await stage.Withdraw(offer, "Niet aangeboden");
            await Breaks(DuoRules.AWithdrawalHasAReason, () => Send(stage, offer));
            await Send(stage, offer, "Niet aangeboden");
            await Run();
            Assert.Equal((database.Clock.Today.AddDays(-1), 0), (person.Pvt!.Value, person.Offers.Count));
            Assert.Empty(await stage.Owed());
        }
        finally
        {
            database.Clock.Advance(TimeSpan.FromDays(-10));
        }
    }

    [Fact]
    public async Task While_DUO_is_away_it_waits_longer_each_time_and_then_a_person_looks()
    {
        var (stage, plan) = await StageAsync();
        var message = await Send(stage, plan);
        Duo.Mood = FakeDuoMood.Away;
        var moved = TimeSpan.Zero;
        try
        {
            for (var tries = 1; tries <= DuoMessage.MostAttempts; tries++)
            {
                await Run();
                Assert.Equal(tries, (await stage.Message(message)).Attempts);
                await Run();
                Assert.Equal(tries, (await stage.Message(message)).Attempts);
                var wait = TimeSpan.FromMinutes(Math.Pow(2, tries - 1) + 1);
                database.Clock.Advance(wait);
                moved += wait;
            }
            var stored = await stage.Message(message);
            Assert.Equal(DuoMessageState.Unclear, stored.State);
            Duo.Mood = FakeDuoMood.Well;
            database.As(stage.Caseworker);
            await Assert.ThrowsAsync<NotThereException>(() => database.Send(new SettleReport.Command(stage.File, Guid.NewGuid(), 1, false)));
            await database.Send(new SettleReport.Command(stage.File, message, stored.Version, false));
            await Run();
            Assert.True((await stage.Message(message)).Stands);
        }
        finally
        {
            Duo.Mood = FakeDuoMood.Well;
            database.Clock.Advance(-moved);
        }
    }

    [Fact]
    public async Task A_pip_whose_answer_broke_off_is_looked_for_before_it_goes_again()
    {
        var (stage, plan) = await StageAsync();
        var message = await Send(stage, plan);
        Duo.Mood = FakeDuoMood.TakesAndBreaksOff;
        try
        {
            await Run();
        }
        finally
        {
            Duo.Mood = FakeDuoMood.Well;
        }
        Assert.Equal(DuoMessageState.Sending, (await stage.Message(message)).State);
        await Run();
        Assert.True((await stage.Message(message)).Stands);
        Assert.Single(Duo.Calls, call => call.Path.Contains(stage.Bsn, StringComparison.Ordinal) && call.Method == "POST");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_node_that_dies_between_sending_and_recording_neither_loses_nor_doubles_a_pip(bool hadArrived)
    {
        var (stage, plan) = await StageAsync();
        var message = await Send(stage, plan);
        // What a node leaves that dies on the way: the message left, and its answer was not kept.
        await database.AsSystem(async services => await services.GetRequiredService<MediatR.IMediator>().Send(new LeaveReport.Command(message)));
        if (hadArrived)
            Duo.Person(stage.Bsn).Pip = (JsonObject)JsonNode.Parse("""{"dagtekeningPip":"2026-11-21","leerroute":"B","niveau":"B1","geschatteIntensiteitB1Route":640,"indicatorAlfabetiseringsonderwijs":"NVT"}""")!;
        await Run();
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        await Run();
        database.Clock.Advance(TimeSpan.FromMinutes(-2));
        Assert.True((await stage.Message(message)).Stands);
        Assert.Equal(hadArrived ? 0 : 1, Duo.Calls.Count(call => call.Path.Contains(stage.Bsn, StringComparison.Ordinal) && call.Method == "POST"));
    }

    [Fact]
    public async Task Of_an_offer_whose_answer_was_lost_nobody_can_tell_and_a_person_looks()
    {
        var (stage, plan) = await StageAsync();
        await Send(stage, plan);
        await Run();
        database.As(stage.Caseworker);
        var message = await Send(stage, await stage.Offer(FakeDuo.MarkedSchool));
        await database.AsSystem(async services => await services.GetRequiredService<MediatR.IMediator>().Send(new LeaveReport.Command(message)));
        await Run();
        var unclear = await stage.Message(message);
        Assert.Equal(DuoMessageState.Unclear, unclear.State);
        database.As(stage.Caseworker);
        await database.Send(new SettleReport.Command(stage.File, message, unclear.Version, true));
        Assert.True((await stage.Message(message)).Stands);
    }

    [Fact]
    public async Task A_municipality_without_the_interface_sends_nothing_by_it()
    {
        var stage = await DuoStage.SetAsync(database, newcomer => newcomer.Obliged().In(A.Eindhoven));
        var clerk = A.StaffMember(Domain.Staff.Role.Caseworker).In(A.Eindhoven).Build();
        await database.Save(clerk);
        database.As(clerk);
        await Breaks(DuoRules.TheInterfaceIsOn, () => database.Send(new SendReport.Command(Guid.NewGuid(), stage.File, Guid.NewGuid())));
    }

    [Fact]
    public async Task A_notice_that_came_is_kept_once_asked_about_and_taken_over_by_a_person()
    {
        var stage = await DuoStage.SetAsync(database, newcomer => newcomer);
        var person = Duo.Person(stage.Bsn);
        (person.DutyFrom, person.LetterOn) = (new(2026, 11, 3), new(2026, 11, 10));
        (person.ExamNumber, person.TestResult) = ("EX1", "B1-route haalbaar");
        var number = Guid.CreateVersion7();
        var notice = await Receive(number, "SS139", stage.Bsn);
        Assert.Equal(notice, await Receive(number, "SS139", stage.Bsn));
        await database.AsSystem(async services => await services.GetRequiredService<DuoAsker>().RunAsync(default));
        database.As(stage.Caseworker);
        var shown = await database.Send(new ShowNotice.Query(notice));
        Assert.Equal((new DateOnly(2026, 11, 3), new DateOnly(2026, 11, 10), DutyGroup.Asylum), (shown.Facts.DutyFrom!.Value, shown.Facts.LetterOn!.Value, shown.Facts.Group!.Value));
        Assert.Contains(shown.Effects, effect => effect is { Fact: DuoFact.Duty, After: DutyState.Obliged, Changes: true });
        await database.Send(new TakeOverNotice.Command(notice, shown.Version));

        var test = await Receive(Guid.CreateVersion7(), "SS131", stage.Bsn);
        await database.AsSystem(async services => await services.GetRequiredService<DuoAsker>().RunAsync(default));
        var told = (await database.InDb(db => db.DuoNotices.Include(one => one.Content).SingleAsync(one => one.Id == test))).Content!.Facts;
        Assert.Equal(("EX1", LearnabilityResult.B1Feasible, 5510, 5000), (told.ExamNumber, told.TestResult!.Value, told.Achieved!.Value, told.Required!.Value));
        Assert.False((await database.AsSystem(async services => await services.GetRequiredService<MediatR.IMediator>()
            .Send(new ReceiveNotice.Command("00000009999999999999", Guid.CreateVersion7(), "SS139", database.Clock.GetUtcNow(), stage.Bsn, null)))).IsForUs);
    }

    [Fact]
    public async Task Results_of_exams_are_asked_shown_taken_over_and_withdrawn_when_the_notice_was_wrong()
    {
        var stage = await DuoStage.SetAsync(database);
        Duo.Person(stage.Bsn).Exams = [(new(2026, 9, 1), "LE", "B1", "Gezakt", null), (new(2026, 11, 2), "KNM", null, "Geslaagd", null), (new(2026, 11, 3), "SP", "B1", "Geen", "Absent"), (new(2026, 11, 4), "XX", "B1", "Geslaagd", null)];
        var mine = await database.Send(new RecordExam.Command(Guid.NewGuid(), stage.File, 0, ExamPart.Society, null, ExamResult.Failed, null, new(2026, 11, 2), "own-observation", null));
        var notice = await Receive(Guid.CreateVersion7(), "SS199", stage.Bsn);
        await database.AsSystem(async services => await services.GetRequiredService<DuoAsker>().RunAsync(default));
        database.As(stage.Caseworker);
        var shown = await database.Send(new ShowNotice.Query(notice));
        Assert.Equal(
            [(null, ExamPart.Reading), (ExamResult.Failed, ExamPart.Society), (null, ExamPart.Speaking)],
            shown.Effects.Select(effect => (((Exam?)effect.Before)?.Result, ((Exam)effect.After!).Part)));
        await database.Send(new TakeOverNotice.Command(notice, shown.Version));
        var standing = await Exams();
        Assert.Equal([(ExamPart.Reading, ExamResult.Failed, null), (ExamPart.Society, ExamResult.Passed, null), (ExamPart.Speaking, ExamResult.None, NoExamResult.Absent)], standing.Select(exam => (exam.Part, exam.Result, exam.NoResult)));
        Assert.False(await database.InDb(db => db.Exams.AnyAsync(fact => fact.Id == mine && fact.WithdrawnAt == null)));

        // The same again changes nothing.
        var again = await Receive(Guid.CreateVersion7(), "SS199", stage.Bsn);
        await database.AsSystem(async services => await services.GetRequiredService<DuoAsker>().RunAsync(default));
        database.As(stage.Caseworker);
        Assert.Empty((await database.Send(new ShowNotice.Query(again))).Effects);

        await database.Send(new RemoveNotice.Command(notice, (await database.Send(new ShowNotice.Query(notice))).Version, "Van een ander met die naam"));
        Assert.Empty(await Exams());

        async Task<List<Exam>> Exams() => (await database.Send(new ShowResults.Query(stage.File))).Standing.Select(line => line.Exam).OfType<Exam>().OrderBy(exam => exam.On).ToList();
    }

    [Fact]
    public async Task Of_two_that_bring_the_same_message_at_the_same_moment_one_is_kept()
    {
        var stage = await DuoStage.SetAsync(database);
        var number = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await Receive(number, "SS102", stage.Bsn);
            }
            catch (BrokenRuleException refused)
            {
                Assert.Equal(DuoRulesIn.ReceivedOnce, refused.Rule);
            }
        }));
        Assert.Equal(1, await database.InDb(db => db.DuoNotices.CountAsync(notice => notice.Number == number)));
    }

    private async Task<(DuoStage Stage, Guid Plan)> StageAsync()
    {
        var stage = await DuoStage.SetAsync(database);
        Duo.Person(stage.Bsn).PipMunicipality = A.Amsterdam;
        return (stage, await stage.Plan.DecidedPip());
    }

    private async Task<Guid> Send(DuoStage stage, Guid subject, string? reason = null) => await database.Send(new SendReport.Command(Guid.NewGuid(), stage.File, subject, reason));

    private Task<int> Run() => database.AsSystem(services => services.GetRequiredService<DuoSender>().RunAsync(default));

    private async Task<Guid> Receive(Guid number, string code, string bsn) => (await database.AsSystem(async services => await services.GetRequiredService<MediatR.IMediator>()
        .Send(new ReceiveNotice.Command(DuoStage.Oin, number, code, database.Clock.GetUtcNow(), bsn, null)))).NoticeId;

    private static async Task Breaks(Rule rule, Func<Task> send) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(send)).Rule);
}
