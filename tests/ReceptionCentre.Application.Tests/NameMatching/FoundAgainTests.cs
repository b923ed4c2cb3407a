using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.NameMatching;

/// <summary>
/// Properties of the duplicate check over names of every language of the demonstration: what happens to a name or date on its way
/// to another desk, and the person is still found. People and changes are drawn anew from the same seed.
/// </summary>
public sealed class FoundAgainTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private const int Each = 6, Seed = 20261121;

    private static readonly IReadOnlyList<Invented> People = Invent();
    private static readonly Dictionary<Invented, Guid> Known = [];

    // Of a common or very short name with a date that stands for "not known" nobody can say who is meant: the other papers decide.
    // A word in a script that is only known by ICU may sound too different.
    private static readonly Dictionary<string, double> Least = new(StringComparer.Ordinal) { ["1 January"] = 0.8, ["in the own script"] = 0.99 };

    public static TheoryData<string> Changes => [.. Ways.Keys];

    private static readonly Dictionary<string, Func<Invented, Identity?>> Ways = new(StringComparer.Ordinal)
    {
        ["nothing"] = one => one.Asked(),
        ["given and family name swapped"] = one => new(new(one.Family, one.Family, null, one.Given), one.Born),
        ["everything in one field"] = one => new(new($"{one.Given} {one.Family}"), one.Born),
        ["in the own script"] = one => one.IsLatin ? null : new(new(one.OwnGiven, one.OwnGiven, null, one.OwnFamily), one.Born),
        ["in the own script, family name first"] = one => one.IsLatin ? null : new(new($"{one.OwnFamily} {one.OwnGiven}"), one.Born),
        ["without marks"] = one => new(new(Plain(one.Given), Plain(one.Given), null, Plain(one.Family)), one.Born),
        ["in capitals, as in a passport"] = one => new(new(Plain(one.Given).ToUpperInvariant(), Plain(one.Given).ToUpperInvariant(), null, Plain(one.Family).ToUpperInvariant()), one.Born),
        ["with a second given name"] = one => new(new(one.Given, $"{one.Given} Amadou", null, one.Family), one.Born),
        ["with a double family name"] = one => new(new(one.Given, one.Given, null, $"{one.Family}-Vermeer"), one.Born),
        ["with a partner's name"] = one => new(new(one.Given, one.Given, "van", "Zonneveld", PartnerFamilyName: one.Family), one.Born),
        ["day and month swapped"] = one => PartialDate.TryOf(one.Born.Year!.Value, one.Born.Day, one.Born.Month, out var swapped) ? one.Asked() with { Born = swapped } : null,
        ["only the year"] = one => one.Asked() with { Born = PartialDate.Of(one.Born.Year!.Value) },
        ["1 January"] = one => one.Asked() with { Born = PartialDate.Of(one.Born.Year!.Value, 1, 1) },
        ["one digit of the year"] = one => one.Asked() with { Born = PartialDate.Of(one.Born.Year!.Value + (one.Born.Year!.Value % 10 == 9 ? -1 : 1), one.Born.Month, one.Born.Day) },
        ["another name, the same document"] = one => new(new("Onbekend", "Onbekend", null, "Nieuwenhuis"), one.Born, Documents: [one.Document]),
    };

    public async Task InitializeAsync()
    {
        if (Known.Count > 0)
            return;
        foreach (var one in People)
        {
            var saved = await A.Newcomer(one.Given).Named(one.Given, one.Family).Born(one.Born.ToString()).SavedIn(database);
            await database.Change(async db => (await db.Persons.FindAsync(saved.Person.Id))!.AddDocument(new("passport", one.Document), PartialDate.Unknown, A.Provenance));
            Known.Add(one, saved.Person.Id);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Whoever_is_written_down_otherwise_is_found_again(string change)
    {
        var asked = People.Select(one => (One: one, Asked: Ways[change](one))).Where(pair => pair.Asked is not null).ToList();

        var found = await database.AsSystem(services => services.GetRequiredService<PossibleDuplicates>().FindManyAsync([.. asked.Select(pair => pair.Asked!)], default));

        var missed = asked.Where((pair, at) => found[at].All(candidate => candidate.PersonId != Known[pair.One])).Select(pair => $"{pair.One} as {pair.Asked!.Name} {pair.Asked.Born}").ToList();
        Assert.True(missed.Count <= (1 - Least.GetValueOrDefault(change, 1)) * asked.Count, $"{missed.Count} of {asked.Count}:\n{string.Join('\n', missed)}");
    }

    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    private static List<Invented> Invent()
    {
        var random = new Random(Seed);
        var names = new List<(string Language, string Kind, string Latin, string Own, bool IsLatin)>();
        using (var csv = CsvReader.FromFile(Checkout.File("src", "ReceptionCentre.Infrastructure", "Demo", "Data", "names.csv"), new CsvReaderOptions { Separator = ',' }))
        {
            while (csv.Read())
                names.Add((csv.GetString("language")! + csv.GetString("country"), csv.GetString("kind")!, csv.GetString("latin")!, csv.GetString("script_text")!, csv.GetString("script") == "Latn"));
        }
        var people = new List<Invented>();
        foreach (var language in names.GroupBy(name => name.Language))
        {
            var (given, family) = (language.Where(name => name.Kind == "given").ToList(), language.Where(name => name.Kind == "family").ToList());
            // Where people bear their father's given name, it stands in the place of the family name.
            if (family.Count == 0)
                family = given;
            for (var number = 0; number < Each; number++)
            {
                var (first, last) = (given[random.Next(given.Count)], family[random.Next(family.Count)]);
                if (first == last)
                    continue;
                var born = PartialDate.Of(1950 + random.Next(55), 1 + random.Next(12), 2 + random.Next(26));
                people.Add(new(first.Latin, last.Latin, first.Own, last.Own, first.IsLatin && last.IsLatin, born, string.Create(CultureInfo.InvariantCulture, $"N{people.Count:0000}{random.Next(10_000):0000}7")));
            }
        }
        return people;
    }

    private sealed record Invented(string Given, string Family, string OwnGiven, string OwnFamily, bool IsLatin, PartialDate Born, string Document)
    {
        public Identity Asked() => new(new(Given, Given, null, Family), Born);
    }
}
