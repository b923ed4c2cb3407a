using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.ReferenceData;

public sealed class CodeListsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static readonly CodeText Words = new("Vogelaar", "Birdwatcher", null, null, null);

    [Fact]
    public async Task An_administrator_adds_changes_and_ends_a_code_with_reason_before_and_after()
    {
        await Administrator();
        var id = (await database.Send(new AddCode.Command("motives", "bird", Words, null, "Nieuw in de streek", Guid.NewGuid()))).CodeId;
        Assert.Equal(ReferenceDataRules.ACodeIsUniqueInItsList, (await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(new AddCode.Command("motives", "bird", Words, null, "Nog eens", Guid.NewGuid())))).Rule);
        var stored = await database.Send(new CodeToChange.Query(id));
        await database.Send(new ChangeCode.Command(id, stored.Version, Words with { Dutch = "Vogelkijker" }, null, "Beter woord"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new ChangeCode.Command(id, stored.Version, Words, null, "Oud scherm")));
        var now = await database.Send(new CodeToChange.Query(id));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new EndCode.Command(id, now.Version, null, null, "Geen dag")));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new EndCode.Command(id, now.Version, new(2027, 1, 1), "nonsense", "Waarheen?")));
        await database.Send(new EndCode.Command(id, now.Version, new(2027, 1, 1), "returning", "Voorbij"));

        var changes = await database.InDb(db => db.AuditEvents.Where(audit => audit.Reason == "Beter woord").SelectMany(audit => audit.Changes).ToListAsync());
        Assert.Contains(changes, change => change is { Field: "Dutch", Before: "Vogelaar", After: "Vogelkijker" });
        var found = Assert.Single((await database.Send(new CodesOfList.Query("motives", "vogelKIJ"))).Codes);
        Assert.Equal((new DateOnly(2027, 1, 1), "returning"), (found.ValidUntil, found.Successor));
        Assert.DoesNotContain((await database.Send(new CodesOfList.Query("motives", null, CodeValidity.Ended))).Codes, code => code.Id == id);
    }

    [Fact]
    public async Task A_published_list_is_only_looked_at()
    {
        await Administrator();
        Assert.Equal(ReferenceDataRules.APublishedListIsLoaded, (await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(new AddCode.Command("countries", "9999", Words, null, "Nieuw land", Guid.NewGuid())))).Rule);
        var country = (await database.Send(new CodesOfList.Query("countries"))).Codes[0];
        Assert.Equal(ReferenceDataRules.APublishedListIsLoaded, (await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(new EndCode.Command(country.Id, 1, new(2027, 1, 1), null, "Weg")))).Rule);
    }

    [Fact]
    public async Task Lists_show_their_counts_and_page_through_every_code_once()
    {
        await Administrator();
        var countries = (await database.Send(new ListsOfCodes.Query())).Single(list => list.Key == "countries");
        Assert.True(countries.Valid < countries.Codes);
        var seen = new HashSet<Guid>();
        var page = await database.Send(new CodesOfList.Query("countries"));
        var first = page.Codes.Select(code => code.Id).ToList();
        for (; ; page = await database.Send(new CodesOfList.Query("countries", After: page.Next)))
        {
            Assert.All(page.Codes, code => Assert.True(seen.Add(code.Id)));
            if (page.Next is null)
                break;
        }
        Assert.Equal((countries.Codes, countries.Codes), (seen.Count, page.All));
        while (page.Previous is { } previous)
            page = await database.Send(new CodesOfList.Query("countries", Before: previous));
        Assert.Equal(first, page.Codes.Select(code => code.Id));
    }

    [Fact]
    public async Task Who_adds_a_code_can_choose_it_at_once()
    {
        await Administrator();
        Assert.Empty(await database.Send(new SuggestCodes.Query("topics", "Zweefvliegen")));
        await database.Send(new AddCode.Command("topics", "gliding", Words with { Dutch = "Zweefvliegen" }, null, "Veel gevraagd", Guid.NewGuid()));
        Assert.Single(await database.Send(new SuggestCodes.Query("topics", "Zweefvliegen")));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task A_list_goes_by_the_names_in_the_language_of_the_reader(string language)
    {
        await Administrator();
        await database.Send(new AddCode.Command("topics", "single-" + language, Words with { Dutch = "Éénoudergezin", English = "Église" }, null, "Vaak gevraagd", Guid.NewGuid()));
        var names = new List<string>();
        Guid? after = null;
        do
        {
            var page = await database.Send(new CodesOfList.Query("topics", After: after, Language: language));
            names.AddRange(page.Codes.Select(code => language == "en" ? code.English : code.Dutch));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(names.Order(StringComparer.Create(new System.Globalization.CultureInfo(language), ignoreCase: true)), names);
        // Sorted by bytes it would stand behind the Z.
        Assert.True(names.FindIndex(name => name.StartsWith('É')) < names.FindIndex(name => name[0] is > 'F' and <= 'Z'));
    }

    [Fact]
    public async Task A_manager_does_not_keep_lists()
    {
        await database.Save(A.StaffMember(Role.Manager).Build());
        database.As(A.StaffMember(Role.Manager).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ListsOfCodes.Query()));
        database.As(A.StaffMember(Role.Administrator).Build());
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AddCode.Command("motives", "a b", Words with { English = "" }, null, null, Guid.NewGuid())));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new CodesOfList.Query("no-such-list")));
    }

    private async Task Administrator()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await database.Save(administrator);
        database.As(administrator);
    }
}
