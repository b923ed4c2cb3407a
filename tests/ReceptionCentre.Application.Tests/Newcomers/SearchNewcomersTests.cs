using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Newcomers;

public sealed class SearchNewcomersTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Of_many_whose_name_begins_with_the_word_who_is_called_just_that_comes_first()
    {
        var wanted = await A.Newcomer("Quo").Named("Quo", "Eersteling").SavedIn(database);
        foreach (var number in Enumerable.Range(0, 70))
            await A.Newcomer($"Quo{Letters(number)}").Named($"Quo{Letters(number)}", "Navolger").SavedIn(database);

        var found = await SearchAsync("quo");

        Assert.Equal(wanted.Person.Id, found.Hits[0].PersonId);
        Assert.Equal((SearchNewcomers.Most, true), (found.Hits.Count, found.More));
    }

    [Theory]
    [InlineData("Vlinder Tuinhek")]
    [InlineData("tuinhek vlinder")]
    [InlineData("tui vli")]
    [InlineData("vlinder vlin tuinh")]
    public async Task Every_word_has_to_fit_in_any_order_by_its_beginning(string typed)
    {
        if ((await SearchAsync("tuinhek")).Hits.Count == 0)
        {
            await A.Newcomer("Vlinder").Named("Vlinder", "Tuinhek").SavedIn(database);
            await A.Newcomer("Vlinder").Named("Vlinder", "Poort").SavedIn(database);
            await A.Newcomer("Rups").Named("Rups Tuinhekje", "Tuinhekken").SavedIn(database);
        }

        var hit = Assert.Single((await SearchAsync(typed)).Hits);

        Assert.Equal("Tuinhek", hit.Name.FamilyName);
    }

    [Fact]
    public async Task People_of_another_municipality_take_no_place_of_ours_in_the_list()
    {
        foreach (var number in Enumerable.Range(0, 70))
            await A.Newcomer($"Zwal{Letters(number)}").In(A.Eindhoven).SavedIn(database);
        var ours = await A.Newcomer("Zwaluw").SavedIn(database);

        var found = await SearchAsync("zwa");

        Assert.Equal(ours.Person.Id, Assert.Single(found.Hits).PersonId);
        Assert.Empty(found.Elsewhere);
    }

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";

    private Task<SearchNewcomers.Result> SearchAsync(string typed)
    {
        database.As(A.StaffMember(Role.FrontDesk).Build());
        return database.Send(new SearchNewcomers.Query(typed));
    }
}
