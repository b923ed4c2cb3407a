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

    [Theory]
    [InlineData("Чулпан Ахметова", "Chulpan Akhmetova")]
    [InlineData("Tschulpan Achmetowa", "Chulpan Akhmetova")]
    [InlineData("akhmetova chulpn", "Chulpan Akhmetova")]
    [InlineData("Chulpan Akhmetowa 7-5-1988", "Chulpan Akhmetova")]
    [InlineData("Chulpan 5-7-1989", "Chulpan Akhmetova")]
    [InlineData("Chulpan 1-1-1988", "Chulpan Akhmetova")]
    [InlineData("Achmetova 1988", "Chulpan Akhmetova")]
    [InlineData("Chulpna Akhmetova", "Chulpan Akhmetova")]
    [InlineData("Xulpan Akhmetova", "Chulpan Akhmetova")]
    public async Task What_sounds_so_is_found_when_nothing_is_written_so(string typed, string name)
    {
        if ((await SearchAsync(name)).Hits.Count == 0)
            await A.Newcomer("Chulpan").Named("Chulpan", "Akhmetova").Born("1988-07-05").SavedIn(database);

        var hit = Assert.Single((await SearchAsync(typed)).Hits);

        Assert.Equal(name, hit.Name.FullName);
    }

    [Theory]
    [InlineData("Chulpan Terkhova")]
    [InlineData("Akhmetova 3-3-1971")]
    public async Task What_sounds_otherwise_is_not(string typed)
    {
        if ((await SearchAsync("Chulpan Akhmetova")).Hits.Count == 0)
            await A.Newcomer("Chulpan").Named("Chulpan", "Akhmetova").Born("1988-07-05").SavedIn(database);

        Assert.Empty((await SearchAsync(typed)).Hits);
    }

    [Theory]
    [InlineData("Sjaïsta Quddusi", "شایسته قدوسی", "Shaista Quddusi")]
    [InlineData("Gebremariam Tesfalem", "ገብረማርያም ተስፋለም", "Gebremariam Tesfalem")]
    [InlineData("Xiuying Ouyang", "欧阳秀英", "Xiuying Ouyang")]
    [InlineData("Bhagwati Chaudhary", "भगवती चौधरी", "Bhagwati Chaudhary")]
    [InlineData("Evangelia Papadimitriou", "Ευαγγελία Παπαδημητρίου", "Evangelia Papadimitriou")]
    [InlineData("Oleksandr Khmelnytskyi", "Олександр Хмельницький", "Oleksandr Khmelnytskyi")]
    public async Task Who_is_known_in_the_own_script_is_found_in_latin_letters_and_the_other_way_round(string latin, string own, string name)
    {
        var words = name.Split(' ');
        var inLatin = await A.Newcomer(words[0]).Named(words[0], words[1]).Born("1977-03-09").SavedIn(database);
        var inOwn = await A.Newcomer(own).Born("1977-03-09").SavedIn(database);

        var (byLatin, byOwn) = (await SearchAsync(latin), await SearchAsync(own));

        var both = new[] { inLatin.Person.Id, inOwn.Person.Id }.Order();
        Assert.Equal(both, byLatin.Hits.Select(hit => hit.PersonId).Order());
        Assert.Equal(both, byOwn.Hits.Select(hit => hit.PersonId).Order());
    }

    [Fact]
    public async Task Who_sounds_so_behind_a_wall_is_told_as_somebody_elsewhere()
    {
        var elsewhere = await A.Newcomer("Zulfiqar").Named("Zulfiqar", "Bhattacharjee").In(A.Eindhoven).SavedIn(database);

        var found = await SearchAsync("Zoelfikar Bhatacharji");

        Assert.Empty(found.Hits);
        Assert.Equal(elsewhere.Person.Id, Assert.Single(found.Elsewhere));
    }

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";

    private Task<SearchNewcomers.Result> SearchAsync(string typed)
    {
        database.As(A.StaffMember(Role.FrontDesk).Build());
        return database.Send(new SearchNewcomers.Query(typed));
    }
}
