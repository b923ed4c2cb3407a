using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Fakes.Duo;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Testing.Duo;

namespace ReceptionCentre.Application.Tests.Duo;

/// <summary>Every rejection of the agency, over the wire: its words come through as they are.</summary>
public sealed class RejectionsOfDuoTests : IAsyncLifetime, IDisposable
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

    public Task DisposeAsync() => _duo.DisposeAsync().AsTask();

    public void Dispose() => _client.Dispose();

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
