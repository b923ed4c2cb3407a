using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
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

/// <summary>Every rejection of the agency, over the wire: its words come through as they are.</summary>
public sealed class RejectionsOfDuoTests : IAsyncLifetime
{
    private const string Bsn = "999990019";

    private FakeDuo _duo = null!;
    private DuoClient _client = null!;

    public async Task InitializeAsync()
    {
        _duo = await FakeDuo.StartAsync(new() { Today = () => new(2026, 11, 21) });
        _client = new(new() { Address = _duo.Address, Oin = FakeDuo.UsualOin, TimeLimit = TimeSpan.FromSeconds(10) }, NullLogger<DuoClient>.Instance);
        var person = _duo.Person(Bsn);
        (person.TermFrom, person.TermUntil, person.Pip, person.PipOwner, person.FirstPipOn) =
            (new(2024, 1, 11), new(2026, 10, 1), (JsonObject)JsonNode.Parse("""{"dagtekeningPip":"2024-01-10","leerroute":"B"}""")!, DuoStage.Oin, new(2024, 1, 10));
        person.SettledOn = new(2022, 6, 1);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _duo.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"dagtekeningPip":"2021-12-31","leerroute":"B"}""", "begindatum van de inburgeringsplicht")]
    [InlineData("""{"dagtekeningPip":"2024-01-09","leerroute":"B"}""", "initiële PIP")]
    [InlineData("""{"dagtekeningPip":"2022-05-31","leerroute":"B"}""", "vestiging in de gemeente")]
    [InlineData("""{"dagtekeningPip":"2026-01-10","leerroute":"O","niveau":"A2"}""", "bij de onderwijsroute")]
    [InlineData("""{"dagtekeningPip":"2026-01-10","leerroute":"Z","niveau":"B1"}""", "bij de zelfredzaamheidsroute")]
    [InlineData("""{"dagtekeningPip":"2026-01-10","leerroute":"Z","geschatteIntensiteitB1Route":800}""", "geschatte intensiteit")]
    public Task A_pip(string body, string reason) => RefusedAsync(HttpVerb.Post, "PIP", body, reason);

    [Fact]
    public async Task A_first_pip_at_A2_and_one_before_the_current()
    {
        _duo.Person(Bsn).FirstPipOn = null;
        await RefusedAsync(HttpVerb.Post, "PIP", """{"dagtekeningPip":"2026-01-10","leerroute":"B","niveau":"A2"}""", "eerste PIP");
        _duo.Person(Bsn).FirstPipOn = new(2023, 1, 1);
        await RefusedAsync(HttpVerb.Post, "PIP", """{"dagtekeningPip":"2023-06-01","leerroute":"B","niveau":"B1"}""", "huidige PIP");
    }

    [Fact]
    public async Task Withdrawing_a_pip_once_there_is_a_term_or_there_are_hours()
    {
        await RefusedAsync(HttpVerb.Delete, "PIP", null, "termijn is al vastgesteld");
        _duo.Person(Bsn).TermFrom = null;
        Assert.Equal(DuoOutcome.Done, (await CallAsync(HttpVerb.Put, "uren/participatietaalles", """{"uren":10}""")).Outcome);
        await RefusedAsync(HttpVerb.Delete, "PIP", null, "cursusuren");
    }

    [Theory]
    [InlineData("1234567890", """{"indicatorAlfabetiseringsonderwijs":"NVT","datumInburgeringsaanbod":"2024-01-09"}""", "voor de dagtekening")]
    [InlineData("3456789012", """{"indicatorAlfabetiseringsonderwijs":"NVT"}""", "geen keurmerk")]
    [InlineData("1234567890", """{"indicatorAlfabetiseringsonderwijs":"NVT","datumInburgeringsaanbod":"2024-03-01","verwachteStartdatumOpleiding":"2024-02-01"}""", "begint voor de datum")]
    [InlineData("1234567890", """{"indicatorAlfabetiseringsonderwijs":"NVT","datumInburgeringsaanbod":"2024-03-01","verwachteStartdatumOpleiding":"2026-11-01"}""", "buiten de inburgeringstermijn")]
    public Task An_offer(string school, string body, string reason) => RefusedAsync(HttpVerb.Post, $"Inburgeringsaanbod/{school}", body, reason);

    [Fact]
    public async Task An_offer_to_somebody_else_than_an_asylum_migrant_without_a_pip_or_at_a_school_without_recognition()
    {
        var person = _duo.Person(Bsn);
        person.IsAsylum = false;
        await RefusedAsync(HttpVerb.Post, "Inburgeringsaanbod/1234567890", """{"indicatorAlfabetiseringsonderwijs":"NVT"}""", "geen asielmigrant");
        person.IsAsylum = true;
        person.Pip!["leerroute"] = "O";
        await RefusedAsync(HttpVerb.Post, "Inburgeringsaanbod/1234567890", """{"indicatorAlfabetiseringsonderwijs":"NVT"}""", "taalschakeltraject");
        person.Pip = null;
        await RefusedAsync(HttpVerb.Post, "Inburgeringsaanbod/1234567890", """{"indicatorAlfabetiseringsonderwijs":"NVT"}""", "geen PIP");
    }

    [Theory]
    [InlineData("2024-01-10", null, "voor het begin")]
    [InlineData("2026-11-22", "Ja", "toekomst")]
    [InlineData("2026-10-01", null, "Verwijtbaar ontbreekt")]
    [InlineData("2026-09-30", "Nee", "voor het einde van de termijn")]
    [InlineData("2026-09-30", "Ja", "niet is overschreden")]
    public async Task Pvt_and_map(string day, string? fault, string reason)
    {
        foreach (var (path, name) in new[] { ("pvt", "datumOndertekeningPvt"), ("map", "datumEindgesprekMap") })
        {
            var body = new JsonObject { [name] = day };
            if (fault is not null)
                body["verwijtbaar"] = fault;
            await RefusedAsync(HttpVerb.Put, path, body.ToJsonString(), reason);
        }
    }

    [Fact]
    public async Task Pvt_and_map_that_are_not_ours_or_come_after_the_z_route()
    {
        var person = _duo.Person(Bsn);
        person.TermUntil = new(2026, 9, 1);
        await RefusedAsync(HttpVerb.Put, "pvt", """{"datumOndertekeningPvt":"2026-11-20","verwijtbaar":"Nee"}""", "binnen twee maanden");
        person.ZRoute = new(2026, 6, 1);
        await RefusedAsync(HttpVerb.Put, "map", """{"datumEindgesprekMap":"2026-06-02"}""", "na de datum afronding");
        await RefusedAsync(HttpVerb.Put, "pvt", "{}", "kan niet worden ingetrokken");
        (person.Pvt, person.PvtOwner) = (new(2025, 1, 1), "00000001009999999000");
        await RefusedAsync(HttpVerb.Put, "pvt", """{"datumOndertekeningPvt":"2025-02-01"}""", "andere gemeente");
        person.IsFulfilledByZRoute = true;
        await RefusedAsync(HttpVerb.Put, "map", """{"datumEindgesprekMap":"2025-02-01"}""", "voldaan via de Z-route");
        person.PipOwner = "00000001009999999000";
        await RefusedAsync(HttpVerb.Put, "map", """{"datumEindgesprekMap":"2025-02-01"}""", "geen actueel PIP");
    }

    [Fact]
    public async Task What_is_not_known_not_read_or_not_answered_is_told_apart()
    {
        Assert.Equal(DuoOutcome.NotThere, (await _client.CallAsync(new(DuoStage.Oin, Guid.NewGuid(), HttpVerb.Get, "999990020", "PIP"), default)).Outcome);
        Assert.Equal(DuoOutcome.Wrong, (await _client.CallAsync(new("1", Guid.NewGuid(), HttpVerb.Get, Bsn, "PIP"), default)).Outcome);
        _duo.Mood = FakeDuoMood.Away;
        Assert.Equal(DuoOutcome.Away, (await CallAsync(HttpVerb.Get, "PIP", null)).Outcome);
        _duo.Mood = FakeDuoMood.Fails;
        Assert.Equal(DuoOutcome.Unclear, (await CallAsync(HttpVerb.Get, "PIP", null)).Outcome);
        _duo.Mood = FakeDuoMood.Slow;
        using var impatient = new DuoClient(new() { Address = _duo.Address, Oin = FakeDuo.UsualOin, TimeLimit = TimeSpan.FromMilliseconds(200) }, NullLogger<DuoClient>.Instance);
        Assert.Equal(DuoOutcome.Unclear, (await impatient.CallAsync(new(DuoStage.Oin, Guid.NewGuid(), HttpVerb.Get, Bsn, "PIP"), default)).Outcome);
        using var nobody = new DuoClient(new() { Address = new("http://127.0.0.1:9"), Oin = FakeDuo.UsualOin }, NullLogger<DuoClient>.Instance);
        Assert.Equal(DuoOutcome.Away, (await nobody.CallAsync(new(DuoStage.Oin, Guid.NewGuid(), HttpVerb.Get, Bsn, "PIP"), default)).Outcome);
        using var off = new DuoClient(new(), NullLogger<DuoClient>.Instance);
        Assert.False(off.IsConnected);
    }

    private async Task RefusedAsync(HttpVerb verb, string path, string? body, string reason)
    {
        var answer = await CallAsync(verb, path, body);
        Assert.Equal(DuoOutcome.Refused, answer.Outcome);
        Assert.Contains(answer.Texts, text => text.Contains(reason, StringComparison.Ordinal));
    }

    private Task<DuoAnswer> CallAsync(HttpVerb verb, string path, string? body) =>
        _client.CallAsync(new(DuoStage.Oin, Guid.NewGuid(), verb, Bsn, path, body is null ? null : (JsonObject)JsonNode.Parse(body)!), default);
}
