using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.ReferenceData;

/// <summary>The template database was filled by the loader from the real files; here the files change.</summary>
public sealed class ReferenceDataLoaderTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rc-lists-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Lists.Countries, 390, 137)]
    [InlineData(Lists.Nationalities, 217, 14)]
    [InlineData("residence-titles", 43, 16)]
    [InlineData(Lists.Municipalities, 1479, 1135)]
    public async Task The_published_lists_are_whole(string list, int codes, int ended)
    {
        var day = new DateOnly(2026, 11, 21);
        Assert.Equal(codes, await database.InDb(db => db.Codes.CountAsync(code => code.List == list)));
        Assert.Equal(ended, await database.InDb(db => db.Codes.CountAsync(code => code.List == list && code.ValidUntil != null && code.ValidUntil <= day)));
        Assert.False(await database.InDb(db => db.CodeLists.Where(one => one.Key == list).Select(one => one.Maintainable).SingleAsync()));
    }

    [Fact]
    public async Task Every_list_that_the_code_names_is_there_with_its_words()
    {
        var known = await database.InDb(db => db.CodeLists.AsNoTracking().ToListAsync());
        var named = typeof(Lists).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known.Select(list => list.Key)));
        Assert.All(known, list => Assert.True(list is { Dutch.Length: > 0, English.Length: > 0, LoadedFrom.Length: 64 }, list.Key));
    }

    [Fact]
    public async Task Every_act_and_successor_is_a_code_of_its_list()
    {
        var codes = await database.InDb(db => db.Codes.AsNoTracking().ToListAsync());
        var known = codes.Select(code => (code.List, code.Value)).ToHashSet();
        Assert.Empty(codes.Where(code => code.Act is not null && !known.Contains((Lists.Acts, code.Act))).Select(code => $"{code.List} {code.Value}: {code.Act}"));
        Assert.Empty(codes.Where(code => code.Successor is not null && !known.Contains((code.List, code.Successor))).Select(code => $"{code.List} {code.Value}: {code.Successor}"));
    }

    [Fact]
    public async Task Codes_stand_in_the_order_of_the_file()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(ReferenceDataLoader.DefaultFolder, "municipalities.csv"));
        var stored = await database.AsSystem(services => services.GetRequiredService<ICodeLists>().AllAsync(Lists.Municipalities, default));
        Assert.Equal(file.Skip(1).Select(line => line[..4]), stored.Select(code => code.Value));
    }

    [Fact]
    public async Task The_same_files_change_nothing()
    {
        var before = await StateAsync();
        Assert.Equal(0, await LoadAsync(ReferenceDataLoader.DefaultFolder));
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_new_file_adds_changes_and_ends_and_removes_nothing()
    {
        await WriteAsync("test-published", maintainable: false, "a,Aap,Ape", "b,Noot,Nut", "c,Mies,Mies");
        await LoadAsync(_folder);
        var ids = (await CodesAsync("test-published")).ToDictionary(code => code.Value, code => code.Id);

        await WriteAsync("test-published", maintainable: false, "a,Aap,Monkey", "b,Noot,Nut,,2020-01-01,2027-01-01,d", "d,Wim,Wim");
        Assert.Equal(1, await LoadAsync(_folder));

        var codes = (await CodesAsync("test-published")).ToDictionary(code => code.Value);
        Assert.Equal(["a", "b", "c", "d"], codes.Keys.Order());
        Assert.Equal("Monkey", codes["a"].English);
        Assert.Equal((new DateOnly(2027, 1, 1), "d"), (codes["b"].ValidUntil!.Value, codes["b"].Successor));
        Assert.Null(codes["c"].ValidUntil);
        Assert.All(ids, known => Assert.Equal(known.Value, codes[known.Key].Id));
        Assert.Equal(0, await LoadAsync(_folder));
    }

    [Fact]
    public async Task What_an_administrator_added_changed_or_ended_in_a_list_of_the_centre_stays()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await WriteAsync("test-own", maintainable: true, "ours,Oud,Old", "changed,Van de fabriek,Factory", "ended,Bezig,Going on");
        await LoadAsync(_folder);
        database.As(administrator);
        await database.Change(
            async db =>
            {
                db.Codes.Add(new("test-own", "added", new("Zelf gemaakt", "Home-made"), null, null));
                (await db.Codes.SingleAsync(code => code.List == "test-own" && code.Value == "changed")).Describe(new("Van ons", "Ours"));
                (await db.Codes.SingleAsync(code => code.List == "test-own" && code.Value == "ended")).Period(null, new DateOnly(2026, 6, 1));
            },
            "ReferenceData.ChangeCode");

        await WriteAsync("test-own", maintainable: true, "ours,Nieuw,New", "changed,Van de fabriek 2,Factory 2", "ended,Bezig 2,Going on 2");
        await LoadAsync(_folder);

        var codes = (await CodesAsync("test-own")).ToDictionary(code => code.Value);
        Assert.Equal(("Nieuw", "Van ons", "Zelf gemaakt"), (codes["ours"].Dutch, codes["changed"].Dutch, codes["added"].Dutch));
        Assert.Equal(new DateOnly(2026, 6, 1), codes["ended"].ValidUntil);
    }

    [Fact]
    public async Task Loading_a_new_version_is_an_event_of_the_system()
    {
        await WriteAsync("test-event", maintainable: false, "a,Aap,Ape");
        await LoadAsync(_folder);
        var list = await database.InDb(db => db.CodeLists.Where(list => list.Key == "test-event").Select(list => list.Id).SingleAsync());
        var audit = await database.InDb(db => db.AuditEvents.SingleAsync(audit => audit.Changes.Any(change => change.ThingId == list)));
        Assert.Equal((ReferenceDataLoader.Action, Application.Staff.SystemActor.Id), (audit.Action, audit.By));
    }

    [Theory]
    [InlineData("a,,Ape")]
    [InlineData("a,Aap,")]
    [InlineData("a,Aap,Ape,,2026-13-01")]
    [InlineData("a,Aap,Ape", "a,Nog eens,Again")]
    [InlineData("a,Aap,Ape,,2026-01-01,2025-01-01")]
    public async Task A_file_that_is_not_right_is_refused_whole_with_the_place(params string[] rows)
    {
        await WriteAsync("test-wrong", maintainable: false, ["first,Eerste,First", .. rows]);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => LoadAsync(_folder));
        Assert.Contains("test-wrong.csv", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await CodesAsync("test-wrong"));
    }

    private Task<int> LoadAsync(string folder) => database.AsSystem(services => services.GetRequiredService<ReferenceDataLoader>().LoadAsync(folder, null, default));

    private Task<List<Code>> CodesAsync(string list) => database.InDb(db => db.Codes.AsNoTracking().Where(code => code.List == list).OrderBy(code => code.Place).ToListAsync());

    private async Task WriteAsync(string list, bool maintainable, params string[] rows)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "lists.csv"),
            string.Create(CultureInfo.InvariantCulture, $"key,maintainable,source,licence,dutch,english\n{list},{(maintainable ? "true" : "false")},Test,EUPL-1.2,Proef,Trial\n"));
        const string Header = "code,dutch,english,own,from,until,successor,act,article,note";
        // Short rows are filled up with empty fields.
        var full = rows.Select(row => row + new string(',', Header.Count(c => c == ',') - row.Count(c => c == ',')));
        await File.WriteAllLinesAsync(Path.Combine(_folder, list + ".csv"), [Header, .. full]);
    }

    private Task<(int, int, int)> StateAsync() => database.InDb(async db =>
        (await db.Codes.SumAsync(code => code.Version), await db.CodeLists.SumAsync(list => list.Version), await db.AuditEvents.CountAsync()));
}
