using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Reporting;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Reporting;

/// <summary>Every figure is counted again here from the facts, by the words of its definition.</summary>
public sealed class MovementsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static readonly string[] Types = ["status-holder", "study-migrant", "victim", "other", "eu-labour-short"], Kinds = ["return", "onward", "disappeared"];

    private DateOnly Today => database.Clock.Today;

    [Theory, InlineData(1), InlineData(2)]
    public async Task Arrivals_less_departures_are_the_change_of_those_present_in_every_month_type_and_municipality(int seed)
    {
        string[] towns = seed == 1 ? ["0518", "0599"] : ["0150", "0141"];
        var manager = await Member(Role.Manager, towns);
        await LiveAsync(towns, new(seed), 60);

        foreach (var scope in new[] { towns, [towns[0]] })
        {
            database.As(scope.Length == towns.Length ? manager : await Member(Role.Manager, scope));
            var facts = await FactsAsync(scope);
            foreach (var choice in new[]
            {
                MovementChoice.LastYear(Today), new(new(2024, 3, 1), new(2026, 11, 1)), new(new(2025, 1, 1), new(2025, 12, 1)),
                new(new(2024, 1, 1), new(2026, 11, 1), Municipality: towns[0]), new(new(2024, 1, 1), new(2026, 11, 1), Type: MovementTypes.Rest),
            })
            {
                var report = await database.Send(new Movements.Query(choice));
                var counted = facts.Where(fact => (choice.Municipality ?? fact.Municipality) == fact.Municipality && (choice.Type ?? fact.Type) == fact.Type).ToList();
                Check(report, counted, _ => true, _ => true);
                foreach (var type in facts.Select(fact => fact.Type).Distinct())
                    Check(report, counted, line => line.Type == type, fact => fact.Type == type);
                foreach (var town in towns)
                    Check(report, counted, line => line.Municipality == town, fact => fact.Municipality == town);
                foreach (var kind in Kinds.Append(CountedStay.UnknownKind))
                {
                    Assert.Equal(
                        counted.Count(fact => fact.DepartureKind == kind && report.Months.Contains(MonthOf(fact.Departure!.Value))),
                        report.Of(report.Lines.Where(line => line.DepartureKind == kind)).Count(MovementKind.Departure));
                }
            }
        }
    }

    [Fact]
    public async Task Every_number_opens_to_as_many_stays_in_pages()
    {
        string[] towns = ["0160", "0175"];
        database.As(await Member(Role.Manager, towns));
        await LiveAsync(towns, new(5), 130);
        var choice = new MovementChoice(new(2024, 1, 1), new(2026, 11, 1));
        var report = await database.Send(new Movements.Query(choice));
        Assert.InRange(report.Lines.Count, 50, 10_000);

        async Task OpenAsync(int number, MovementFiles.Query query)
        {
            var found = new HashSet<Guid>();
            MovementFiles.Page page;
            MovementPlace? after = null, last = null;
            do
            {
                page = await database.Send(query with { After = after });
                Assert.Equal(number, page.Found);
                Assert.All(page.Stays, stay => Assert.True(found.Add(stay.CaseFileId)));
                (last, after) = (after, MovementPlace.Read(page.Next?.ToString()));
                if (last is not null)
                    Assert.NotEmpty((await database.Send(query with { Before = page.Previous })).Stays);
            }
            while (after is not null);
            Assert.Equal(number, found.Count);
        }

        var (start, ends) = report.Present();
        await OpenAsync(start, new(choice, MovementKind.Present, PartialDate.Of(2023, 12)));
        await OpenAsync(report.Count(MovementKind.Arrival), new(choice, MovementKind.Arrival));
        await OpenAsync(report.Count(MovementKind.Departure), new(choice, MovementKind.Departure));
        await OpenAsync(report.Count(MovementKind.Present), new(choice, MovementKind.Present));
        foreach (var (month, place) in report.Months.Select((month, place) => (month, place)).Where(one => one.place % 4 == 0 || one.month.Month is null))
        {
            await OpenAsync(report.Of(report.Lines.Where(line => line.Month == month)).Count(MovementKind.Arrival), new(choice, MovementKind.Arrival, month));
            await OpenAsync(report.Of(report.Lines.Where(line => line.Month == month)).Count(MovementKind.Departure), new(choice, MovementKind.Departure, month));
            await OpenAsync(report.Of(report.Lines.Where(line => line.Month == month && line.DepartureKind == "return")).Count(MovementKind.Departure), new(choice, MovementKind.Departure, month, "return"));
            if (month.Month is not null)
                await OpenAsync(ends[place], new(choice, MovementKind.Present, month));
        }
        await OpenAsync(
            report.Of(report.Lines.Where(line => line.Type == "study-migrant" && line.Municipality == towns[0])).Count(MovementKind.Present),
            new(choice with { Type = "study-migrant", Municipality = towns[0] }, MovementKind.Present));
    }

    [Fact]
    public async Task A_departure_counts_with_its_kind_until_it_is_taken_back()
    {
        var caseworker = A.StaffMember(Role.Caseworker).In("0200").Build();
        await database.Save(caseworker);
        var manager = await Member(Role.Manager, "0200");
        var newcomer = await A.Newcomer().In("0200").WithMotive("study-migrant").OpenedOn(new(2026, 3, 2)).AssignedTo(caseworker).SavedIn(database);
        async Task<(int Departures, int Present)> Counted()
        {
            var report = await database.As(manager).Send(new Movements.Query(MovementChoice.LastYear(Today)));
            Assert.Equal(1, report.Of(report.Lines.Where(line => line.Type == "study-migrant" && line.Month == PartialDate.Of(2026, 3))).Count(MovementKind.Arrival));
            return (report.Of(report.Lines.Where(line => line.DepartureKind == "return")).Count(MovementKind.Departure), report.Count(MovementKind.Present));
        }

        Assert.Equal((0, 1), await Counted());
        var departure = await database.As(caseworker).Depart(newcomer.File.Id);
        Assert.Equal((1, 0), await Counted());
        await database.As(caseworker).Send(new TakeBackDeparture.Command(newcomer.File.Id, departure, await database.VersionOf(departure), "Vergissing"));
        Assert.Equal((0, 1), await Counted());
    }

    [Fact]
    public async Task A_manager_counts_and_opens_own_municipalities_once_and_protected_people_only_by_name()
    {
        var (here, there) = ("0197", "0222");
        var both = await A.Newcomer("Beide").In(here).OpenedOn(new(2026, 5, 1)).SavedIn(database);
        await database.Save(CaseFile.Open(both.Person.Id, both.Stay.Id, there, "reception-information", new(2026, 5, 20)));
        await A.Newcomer("Geheim").In(here).OpenedOn(new(2026, 5, 2)).Protected().SavedIn(database);
        async Task<int> Counted(StaffMember member)
        {
            var number = (await database.As(member).Send(new Movements.Query(MovementChoice.LastYear(Today)))).Count(MovementKind.Arrival);
            Assert.Equal(number, (await database.Send(new MovementFiles.Query(MovementChoice.LastYear(Today), MovementKind.Arrival))).Found);
            return number;
        }

        Assert.Equal(1, await Counted(await Member(Role.Manager, here)));
        Assert.Equal(1, await Counted(await Member(Role.Manager, there)));
        Assert.Equal(1, await Counted(await Member(Role.Manager, here, there)));
        Assert.Equal(0, await Counted(await Member(Role.Manager, "0213")));
        var trusted = A.StaffMember(Role.Manager).In(here).With(NamedPermission.LockedParts).Build();
        await database.Save(trusted);
        Assert.Equal(2, await Counted(trusted));
    }

    [Fact]
    public async Task Every_opening_of_a_list_and_every_export_is_in_the_log()
    {
        var manager = await Member(Role.Manager, "0221");
        var choice = MovementChoice.LastYear(Today) with { Type = "study-migrant" };
        database.As(manager);
        await database.Send(new MovementFiles.Query(choice, MovementKind.Departure, PartialDate.Of(2026, 11), "return"));
        await database.Send(new ExportMovements.Command(choice, TableFormat.Xlsx));
        await database.Send(new ExportPublicMovements.Command(2025, TableFormat.Csv));
        await database.Send(new ExportCaseload.Command(TableFormat.Xlsx));
        var events = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.By == manager.Id).OrderBy(audit => audit.At).ToListAsync());
        Assert.Equal(
            ["Reporting.ExportCaseload", "Reporting.ExportMovements", "Reporting.ExportPublicMovements", "Reporting.MovementFiles"],
            events.Select(audit => audit.Action).Order(StringComparer.Ordinal));
        Assert.Contains(events.SelectMany(audit => audit.Changes), change =>
            change is { Thing: "MovementReport", After: "kind=Departure from=2025-12 until=2026-11 month=2026-11-00 type=study-migrant departure-kind=return" });
        Assert.Contains(events.SelectMany(audit => audit.Changes), change => change is { Thing: "MovementReport", Field: "Format", After: "Xlsx" });
        Assert.Contains(events.SelectMany(audit => audit.Changes), change => change is { Thing: "PublicFigures", Field: "Year", After: "2025" });
    }

    [Fact]
    public async Task A_period_is_whole_months_that_have_come_and_at_most_five_years()
    {
        database.As(await Member(Role.Manager, "0225"));
        async Task<string> Refused(DateOnly from, DateOnly until) =>
            (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new Movements.Query(new(from, until))))).Fields[0].Text;
        Assert.Equal("Reporting.PeriodLength", await Refused(new(2021, 11, 1), new(2026, 11, 1)));
        Assert.Equal("Reporting.PeriodLength", await Refused(new(2026, 11, 1), new(2026, 10, 1)));
        Assert.Equal("Reporting.PeriodHasCome", await Refused(new(2026, 11, 1), new(2026, 12, 1)));
        Assert.Equal("Reporting.PeriodIsMonths", await Refused(new(2026, 10, 2), new(2026, 11, 1)));
        await database.Send(new Movements.Query(new(new(2021, 12, 1), new(2026, 11, 1))));
        Assert.Equal("Reporting.YearIsOver", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new PublicMovements.Query(2026)))).Fields[0].Text);
    }

    [Fact]
    public async Task Who_may_not_open_the_files_sees_no_small_number_and_lists_whose_lines_do_not_follow_from_them()
    {
        var town = "0228";
        await LiveAsync([town], new(11), 80);
        await A.Newcomer("Geheim").In(town).OpenedOn(new(2025, 5, 2)).Protected().SavedIn(database);
        var administrator = await Member(Role.Administrator, town);
        database.As(administrator);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new Movements.Query(MovementChoice.LastYear(Today))));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new MovementFiles.Query(MovementChoice.LastYear(Today), MovementKind.Arrival)));
        var report = await database.Send(new PublicMovements.Query());
        Assert.Equal(2025, report.Year);
        Assert.Equal((13, 2), (report.Months.Count, report.Municipalities.Count));
        Assert.DoesNotContain(report.Types, line => line.Key is "victim" or "other" or "unknown");

        var facts = (await FactsAsync([town])).Where(fact => !fact.IsProtected).ToList();
        var arrivals = facts.Count(fact => fact.Arrival / 10000 == 2025);
        Assert.InRange(arrivals, 10, 80);
        Assert.Equal(arrivals, report.Totals.Arrivals.Count);
        var shown = new[] { report.Months, report.Types, report.Municipalities, report.DepartureKinds }.SelectMany(list => list).SelectMany(line => new[] { line.Arrivals, line.Departures }).ToList();
        Assert.DoesNotContain(shown, count => count.Count is > 0 and < SmallNumbers.Threshold);
        Assert.Contains(shown, count => count.IsFewerThanFive);
        foreach (var list in new[] { report.Months, report.Types })
        {
            var exact = list.Where(line => line.Arrivals.Count is not null).ToList();
            Assert.All(exact, line => Assert.Equal(line.Arrivals.Count, facts.Count(fact => fact.Arrival / 10000 == 2025
                && (list == report.Types ? fact.Type == line.Key : MonthOf(fact.Arrival).ToString() == line.Key))));
        }

        // Another reader of the same municipality sees the same, whatever else that reader may see.
        var trusted = A.StaffMember(Role.Manager).In(town).With(NamedPermission.LockedParts).Build();
        await database.Save(trusted);
        var other = await database.As(trusted).Send(new PublicMovements.Query(2025));
        Assert.Equal(report.Months, other.Months);
        Assert.Equal(report.Types, other.Types);
    }

    [Fact]
    public async Task Rebuilding_gives_the_same_rows_as_living_through_it()
    {
        string[] towns = ["0232", "0233"];
        await LiveAsync(towns, new(7), 40);
        var lived = await Rows();
        Assert.InRange(lived.Count, 40, 10_000);
        await Rebuild(onlyMissing: false);
        Assert.Equal(lived, await Rows());

        // What is wrong is put right, and what is gone comes back.
        await database.InDb(db => db.CountedStays.Where(row => row.Controller == towns[0]).ExecuteUpdateAsync(set => set.SetProperty(row => row.Arrival, row => row.Arrival + 10000)));
        await database.InDb(db => db.CountedStays.Where(row => row.Controller == towns[1]).ExecuteDeleteAsync());
        Assert.NotEqual(lived, await Rows());
        Assert.True(await Rebuild(onlyMissing: true));
        Assert.NotEqual(lived, await Rows());
        Assert.False(await Rebuild(onlyMissing: false));
        Assert.Equal(lived, await Rows());
    }

    private static void Check(Movements.Report report, IReadOnlyList<Fact> facts, Func<Movements.Line, bool> which, Func<Fact, bool> of)
    {
        var mine = facts.Where(of).ToList();
        var part = report.Of(report.Lines.Where(which));
        var (start, ends) = part.Present();
        Assert.Equal(mine.Count(fact => fact.WasHere(report.Choice.From.AddDays(-1))), start);
        var here = start;
        foreach (var (month, place) in report.Months.Select((month, place) => (month, place)))
        {
            var ofMonth = part.Of(part.Lines.Where(line => line.Month == month));
            var (arrivals, departures) = (ofMonth.Count(MovementKind.Arrival), ofMonth.Count(MovementKind.Departure));
            Assert.Equal(mine.Count(fact => fact.Arrival <= Number(report.Until) && MonthOf(fact.Arrival) == month), arrivals);
            Assert.Equal(mine.Count(fact => fact.Departure is { } on && MonthOf(on) == month), departures);
            here += arrivals - departures;
            Assert.Equal(here, ends[place]);
            if (month.Month is not null)
                Assert.Equal(mine.Count(fact => fact.WasHere(month.LastPossible()!.Value is var last && last < report.Until ? last : report.Until)), ends[place]);
        }
        Assert.Equal(here, part.Count(MovementKind.Present));
    }

    /// <summary>
    /// Stays of all kinds: several of one person, arrivals partly known, still to come and corrected, departures recorded and
    /// taken back, motives added and withdrawn, a file of a second municipality, a file that was wrong and is gone.
    /// </summary>
    private async Task LiveAsync(string[] towns, Random random, int people)
    {
        var things = new List<object>();
        var stays = new List<Guid>();
        for (var i = 0; i < people; i++)
        {
            var town = towns[random.Next(towns.Length)];
            var newcomer = A.Newcomer($"Naam {i}").In(town).OpenedOn(Day(random));
            if (random.Next(4) > 0)
                newcomer.WithMotive(Types[random.Next(Types.Length)]);
            things.AddRange(newcomer.Things);
            End(newcomer.Stay, newcomer.File, random, things);
            stays.Add(newcomer.Stay.Id);
            for (var again = random.Next(3); again > 0; again--)
            {
                var back = Stay.Begin(newcomer.Person.Id, towns[random.Next(towns.Length)], Arrival(random));
                if (random.Next(3) > 0)
                    back.AddMotive(Types[random.Next(Types.Length)], back.ArrivedOn, A.Provenance);
                var file = CaseFile.Open(newcomer.Person.Id, back.Id, back.Municipality, "reception-information", Day(random));
                // One open stay in a municipality at a time.
                back.End(PartialDate.Of(Today.AddDays(-random.Next(1, 20))));
                things.AddRange([back, file]);
                if (random.Next(3) == 0)
                    things.Add(CaseFile.Open(newcomer.Person.Id, back.Id, towns[random.Next(towns.Length)], "housing-link", Day(random)));
                stays.Add(back.Id);
            }
        }
        await database.Save([.. things]);
        database.As(null);
        foreach (var id in stays)
        {
            await database.Change(async db =>
            {
                var stay = await db.Stays.Include(one => one.Motives).SingleAsync(one => one.Id == id);
                switch (random.Next(12))
                {
                    case 0:
                        // The day of arrival was wrong.
                        db.Entry(stay).Property(one => one.ArrivedOn).CurrentValue = PartialDate.Of(stay.ArrivedOn.Year is > 2024 ? 2024 : 2025, random.Next(1, 12));
                        break;
                    case 1:
                        stay.AddMotive(Types[random.Next(Types.Length)], stay.ArrivedOn, A.Provenance with { At = A.Provenance.At.AddDays(-1) });
                        break;
                    case 2 when stay.Motives.Count > 0:
                        db.Remove(stay.Motives[0]);
                        break;
                    case 3 when stay.EndedOn is not null && !await db.Stays.AnyAsync(other => other.PersonId == stay.PersonId && other.Municipality == stay.Municipality && other.EndedOn == null):
                        foreach (var departure in await db.Departures.Where(one => one.StayId == id && one.State == DepartureState.CarriedOut).ToListAsync())
                            departure.TakeBack("Vergissing");
                        stay.GoOn();
                        break;
                    case 4 when await db.CaseFiles.CountAsync(file => file.StayId == id) > 1:
                        var wrong = await db.CaseFiles.FirstAsync(file => file.StayId == id && file.Task == "housing-link");
                        await db.Clocks.IgnoreQueryFilters().Where(clock => clock.CaseFileId == wrong.Id).ExecuteDeleteAsync();
                        await db.FileStates.IgnoreQueryFilters().Where(state => state.CaseFileId == wrong.Id).ExecuteDeleteAsync();
                        db.Remove(wrong);
                        break;
                }
            });
        }
    }

    private void End(Stay stay, CaseFile file, Random random, List<object> things)
    {
        var first = stay.ArrivedOn.FirstPossible()!.Value;
        if (random.Next(3) == 0 || first > Today.AddDays(-40))
            return;
        var on = first.AddDays(random.Next(0, Today.DayNumber - first.DayNumber));
        var ended = random.Next(6) switch { 0 => PartialDate.Of(on.Year), 1 => PartialDate.Of(on.Year, on.Month), _ => PartialDate.Of(on) };
        if (random.Next(5) > 0)
        {
            var departure = Departure.Plan(file, new(Kinds[random.Next(Kinds.Length)], [], null, null, null, false, null, null, null, null), A.Provenance.At, Guid.NewGuid());
            departure.CarryOut(ended, Today, A.Provenance.At);
            things.Add(departure);
        }
        stay.End(ended);
    }

    private DateOnly Day(Random random) => Today.AddDays(-random.Next(0, 1100));

    private PartialDate Arrival(Random random)
    {
        var day = Today.AddDays(-random.Next(30, 1100));
        return random.Next(8) switch { 0 => PartialDate.Of(day.Year), 1 => PartialDate.Of(day.Year, day.Month), 2 => PartialDate.Unknown, _ => PartialDate.Of(day) };
    }

    /// <summary>The stays as the definitions read them, in the scope of some municipalities.</summary>
    private Task<List<Fact>> FactsAsync(string[] scope) => database.InDb(async db =>
    {
        var files = (await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().ToListAsync()).ToLookup(file => file.StayId);
        var kinds = (await db.Departures.IgnoreQueryFilters().AsNoTracking().Where(one => one.State == DepartureState.CarriedOut).ToListAsync()).ToLookup(one => one.StayId);
        var secret = await db.Protections.Where(fact => fact.WithdrawnAt == null).Select(fact => fact.PersonId).ToListAsync();
        return (await db.Stays.IgnoreQueryFilters().AsNoTracking().Include(stay => stay.Motives).ToListAsync())
            .Where(stay => files[stay.Id].Any(file => scope.Contains(file.Controller)))
            .Select(stay =>
            {
                var opened = files[stay.Id].Min(file => file.OpenedOn).Year;
                var arrival = stay.ArrivedOn.IsUnknown ? PartialDate.Of(stay.EndedOn is { } left && left.Year < opened ? left.Year!.Value : opened).Number : stay.ArrivedOn.Number;
                return new Fact(
                    stay.Municipality, MovementTypes.Shown(CountedStay.TypeOf(stay), false), arrival, stay.EndedOn is { } ended ? Math.Max(ended.Number, arrival) : null,
                    stay.EndedOn is null ? null : kinds[stay.Id].FirstOrDefault()?.Kind ?? CountedStay.UnknownKind, secret.Contains(stay.PersonId));
            }).ToList();
    });

    private Task<List<string>> Rows() => database.InDb(async db => (await db.CountedStays.AsNoTracking().OrderBy(row => row.StayId).ThenBy(row => row.Controller).ToListAsync())
        .ConvertAll(row => $"{row.StayId} {row.Controller} {row.PersonId} {row.Municipality} {row.Type} {row.Arrival} {row.Departure} {row.DepartureKind} {row.Place}"));

    /// <summary>Gives whether there were stays that were never counted.</summary>
    private Task<bool> Rebuild(bool onlyMissing) => database.AsSystem(async services =>
    {
        var rebuild = services.GetRequiredService<CountedStaysRebuild>();
        var needed = await rebuild.IsNeededAsync(default);
        await rebuild.RunAsync(new Progress<int>(), default, onlyMissing);
        return needed;
    });

    private async Task<StaffMember> Member(Role role, params string[] municipalities)
    {
        var member = A.StaffMember(role).In(municipalities).Build();
        await database.Save(member);
        return member;
    }

    private static int Number(DateOnly day) => PartialDate.Of(day).Number;

    private static PartialDate MonthOf(int number) => PartialDate.FromNumber(number / 100 * 100);

    private sealed record Fact(string Municipality, string Type, int Arrival, int? Departure, string? DepartureKind, bool IsProtected)
    {
        public bool WasHere(DateOnly day) => Arrival <= Number(day) && (Departure is not { } left || left > Number(day));
    }
}
