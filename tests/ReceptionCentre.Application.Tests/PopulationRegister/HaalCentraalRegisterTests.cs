using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Fakes.PopulationRegister;
using ReceptionCentre.Infrastructure.PopulationRegister;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.PopulationRegister;

/// <summary>Our side of the interface: what is read, and what becomes of it when the other side is slow, away or wrong.</summary>
public sealed class HaalCentraalRegisterTests : IAsyncLifetime
{
    private const string Bsn = "999993653";
    private readonly FakeClock _clock = new();
    private readonly Kept _log = new();
    private FakePopulationRegister _fake = null!;

    public async Task InitializeAsync() => _fake = await FakePopulationRegister.StartAsync(new() { Key = "sleutel" });

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task Everybody_is_read_with_what_a_screen_shows()
    {
        using var register = Register();
        var people = new List<RegisteredPerson>();
        foreach (var number in FakePopulationRegister.Numbers.Where(number => number != "999999245"))
        {
            var answer = await register.AskAsync(new RegisterQuestion.ByBsn(number), default);
            Assert.Equal(RegisterOutcome.Answered, answer.Outcome);
            people.Add(Assert.Single(answer.People));
            Assert.Equal(number, people[^1].Bsn);
        }
        Assert.Equal(1175, people.Count);
        Assert.Equal(55, people.Count(person => person.IsSecret));
        Assert.Equal((40, 59, 21, 1), (Of(Suspension.Deceased), Of(Suspension.Emigrated), Of(Suspension.NonResident), Of(Suspension.ByMinister)));
        Assert.True(people.Count(person => person.InResearch.Contains(RegisteredPart.Address)) > 20);
        Assert.Contains(people, person => person.Nationalities.Count == 4);
        Assert.Contains(people, person => person.Nationalities.Any(nationality => nationality.Code == "0500"));
        Assert.Contains(people, person => person.Address is { Kind: "correspondence-abroad", Country: not null });
        Assert.Contains(people, person => person.Address is { Kind: "postal" });
        Assert.Contains(people, person => person.Address is { IsEmptied: true });
        Assert.True(people.Count(person => person.FamilyName is null) >= 2);
        Assert.True(people.Count(person => person.BirthPlace is not null && person.BirthCountry is not null) > 500);
        Assert.All(Enum.GetValues<Gender>(), gender => Assert.Contains(people, person => person.Gender == gender));
        Assert.All(Enum.GetValues<NameUsage>(), usage => Assert.Contains(people, person => person.Usage == usage && (usage == NameUsage.Own) == (person.PartnerFamilyName is null)));
        Assert.Equal(2, people.Count(person => person.Born is { IsUnknown: true }));

        int Of(Suspension reason) => people.Count(person => person.Suspended == reason);
    }

    [Theory]
    [InlineData("999970586", "1970-00-00")]
    [InlineData("999970598", "1978-06-00")]
    [InlineData("999994220", "0000-00-00")]
    public async Task A_birth_date_is_read_as_far_as_it_is_known(string number, string born)
    {
        using var register = Register();
        Assert.Equal(born, Assert.Single((await register.AskAsync(new RegisterQuestion.ByBsn(number), default)).People).Born.ToString());
    }

    [Theory]
    [InlineData("000009891", "999991176")]
    [InlineData("000009957", "999990779")]
    [InlineData("999990305", "999994669")]
    [InlineData("999990500", "999995406")]
    [InlineData("999991267", "999994451")]
    [InlineData("999992132", "999994426")]
    [InlineData("999997452", "999998298")]
    public async Task Two_who_share_name_and_birth_date_are_told_apart_by_the_end_of_the_number(string one, string other)
    {
        using var register = Register();
        var people = new[] { (await register.AskAsync(new RegisterQuestion.ByBsn(one), default)).People[0], (await register.AskAsync(new RegisterQuestion.ByBsn(other), default)).People[0] };
        Assert.Single(people.Select(person => (person.FullName, person.Born)).Distinct());
        Assert.Equal(2, people.Select(person => person.Bsn![^OtherNumbers.DigitsShown..]).Distinct().Count());
        // A search by what they share gives all of them that live.
        var found = (await register.AskAsync(new RegisterQuestion.ByNameAndBirth(people[0].FamilyName!, people[0].Prefix, people[0].GivenNames, people[0].Born!.Value.ToDateOnly()!.Value), default)).People;
        Assert.Equal(people.Count(person => person.Suspended != Suspension.Deceased), found.Count);
    }

    [Fact]
    public async Task Only_the_fields_of_the_screen_are_asked_and_nothing_about_anybody_stands_in_an_address_or_the_log()
    {
        using var register = Register();
        await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default);
        await register.AskAsync(new RegisterQuestion.ByNameAndBirth("Prins", null, "Paula", new(1962, 5, 28)), default);
        await register.AskAsync(new RegisterQuestion.ByNameAndMunicipality("Prins", null, "Pau*", "0518"), default);
        _fake.Behaviour = new(Status: 503);
        await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default);

        Assert.Equal(4, _fake.Asked.Count);
        Assert.All(_fake.Asked, asked => Assert.Equal("/haalcentraal/api/brp/personen", asked.Target));
        Assert.All(_fake.Asked, asked => Assert.DoesNotContain("ouders", asked.Body, StringComparison.Ordinal));
        Assert.Equal(4, _log.Lines.Count);
        Assert.All(_log.Lines, line =>
        {
            foreach (var secret in new[] { Bsn, "Prins", "Paula", "1962", "sleutel" })
                Assert.DoesNotContain(secret, line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Without_an_address_it_is_off_and_asks_nobody()
    {
        using var register = new HaalCentraalRegister(new(), _clock, _log);
        Assert.False(register.IsConnected);
        Assert.Equal(RegisterOutcome.Off, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        Assert.Empty(_fake.Asked);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(503, null)]
    [InlineData(429, null)]
    [InlineData(null, "geen json")]
    [InlineData(null, "")]
    [InlineData(null, "[]")]
    [InlineData(null, "{\"personen\":7}")]
    [InlineData(null, "{\"type\":\"RaadpleegMetBurgerservicenummer\"}")]
    public async Task What_is_no_answer_is_away(int? status, string? body)
    {
        using var register = Register();
        _fake.Behaviour = new(default, status, body);
        Assert.Equal(RegisterOutcome.Away, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        Assert.True(register.IsAway);
        _fake.Behaviour = new();
        Assert.Equal(RegisterOutcome.Answered, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        Assert.False(register.IsAway);
    }

    [Fact]
    public async Task What_has_another_form_than_described_is_left_out_and_the_rest_is_read()
    {
        using var register = Register();
        _fake.Behaviour = new(Body: """
            {"personen":[7,{"burgerservicenummer":"999993653","naam":{"voornamen":12,"geslachtsnaam":"Lang\u0000","voorvoegsel":"veel te lang om een voorvoegsel te zijn"},
            "geboorte":{"datum":{"type":"Datum","datum":"1990-02-31"}},"nationaliteiten":[{"type":"Nationaliteit"},null,{"type":"Staatloos"}],"verblijfplaats":{"type":"Iets"},
            "opschortingBijhouding":{"reden":{"code":"Q"}},"geheimhoudingPersoonsgegevens":"ja"}]}
            """);
        var person = Assert.Single((await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).People);
        Assert.Equal((Bsn, null, null, null), (person.Bsn, person.GivenNames, person.Prefix, person.FamilyName));
        Assert.Null(person.Born);
        Assert.Equal("0499", Assert.Single(person.Nationalities).Code);
        Assert.Null(person.Address);
        Assert.Equal((Suspension.Unknown, false), (person.Suspended, person.IsSecret));
    }

    [Fact]
    public async Task A_slow_register_is_not_waited_for_longer_than_the_limit_and_soon_not_at_all()
    {
        using var register = Register(options => (options.TimeLimit, options.Failures) = (TimeSpan.FromMilliseconds(300), 2));
        _fake.Behaviour = new(TimeSpan.FromSeconds(20));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
            Assert.Equal(RegisterOutcome.Away, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        // Of the two that were tried, on a busy machine not even both came through.
        Assert.True(_fake.Asked.Count <= 2, $"{_fake.Asked.Count} questions went out.");

        // After the pause one question tries; it is answered, and the rest may ask again.
        _fake.Behaviour = new();
        _clock.Advance(TimeSpan.FromSeconds(31));
        using var patient = Register();
        Assert.Equal(RegisterOutcome.Answered, (await patient.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
    }

    [Fact]
    public async Task While_the_circuit_is_open_one_question_tries_after_the_pause()
    {
        using var register = Register(options => options.Failures = 1);
        _fake.Behaviour = new(Status: 503);
        Assert.Equal(RegisterOutcome.Away, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        _fake.Behaviour = new();
        Assert.Equal(RegisterOutcome.Away, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        Assert.Single(_fake.Asked);
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(RegisterOutcome.Answered, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        Assert.Equal(RegisterOutcome.Answered, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_away()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var register = Register(options => options.Address = new($"http://127.0.0.1:{port}/brp"));
        Assert.Equal(RegisterOutcome.Away, (await register.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
    }

    [Fact]
    public async Task Too_many_and_a_refusal_are_told_apart_and_are_not_away()
    {
        using var register = Register();
        Assert.Equal(RegisterOutcome.TooMany, (await register.AskAsync(new RegisterQuestion.ByNameAndMunicipality("Dig*", null, "Dig*", "1916"), default)).Outcome);
        Assert.Equal(RegisterOutcome.Refused, (await register.AskAsync(new RegisterQuestion.ByBsn("999999245"), default)).Outcome);
        using var without = Register(options => options.Key = null);
        Assert.Equal(RegisterOutcome.Refused, (await without.AskAsync(new RegisterQuestion.ByBsn(Bsn), default)).Outcome);
        Assert.False(register.IsAway || without.IsAway);
    }

    [Fact]
    public async Task Whoever_leaves_the_page_says_nothing_of_the_register()
    {
        using var register = Register();
        _fake.Behaviour = new(TimeSpan.FromSeconds(20));
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => register.AskAsync(new RegisterQuestion.ByBsn(Bsn), left.Token));
        Assert.False(register.IsAway);
    }

    [Fact]
    public async Task Addresses_abroad_are_asked_only_with_the_right_to_them()
    {
        using (var all = Register())
            await all.AskAsync(new RegisterQuestion.ByBsn("999997221"), default);
        using var register = Register(options => options.AddressesAbroad = false);
        var person = Assert.Single((await register.AskAsync(new RegisterQuestion.ByBsn("999997221"), default)).People);
        Assert.Null(person.Address);
        Assert.Contains("verblijfplaatsBinnenland.verblijfadres", _fake.Asked.Last().Body, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single((await register.AskAsync(new RegisterQuestion.ByBsn("999970586"), default)).People).Address);
    }

    private HaalCentraalRegister Register(Action<PopulationRegisterOptions>? more = null)
    {
        var options = new PopulationRegisterOptions { Address = _fake.Address, Key = "sleutel", TimeLimit = TimeSpan.FromSeconds(20) };
        more?.Invoke(options);
        return new(options, _clock, _log);
    }

    private sealed class Kept : ILogger<HaalCentraalRegister>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception) + exception);
    }
}
