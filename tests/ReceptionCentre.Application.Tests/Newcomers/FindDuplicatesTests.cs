using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Newcomers;

public sealed class FindDuplicatesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    [Theory]
    [InlineData("Omar Siddiq", "1988-02-03", PossibleDuplicates.Agreement.AllWords | PossibleDuplicates.Agreement.BirthDate)]
    [InlineData("siddiq OMAR", "1988-03-02", PossibleDuplicates.Agreement.AllWords | PossibleDuplicates.Agreement.BirthDateSwapped)]
    [InlineData("Omar Siddiq", "1988-00-00", PossibleDuplicates.Agreement.AllWords | PossibleDuplicates.Agreement.BirthDatePossible)]
    [InlineData("Omar Siddiq", "1970-01-01", PossibleDuplicates.Agreement.AllWords)]
    [InlineData("Omar Siddiq", "0000-00-00", PossibleDuplicates.Agreement.AllWords)]
    [InlineData("Omar Anders", "1988-02-03", PossibleDuplicates.Agreement.SomeWords | PossibleDuplicates.Agreement.BirthDate)]
    [InlineData("Omar Anders", "1988-03-02", PossibleDuplicates.Agreement.SomeWords | PossibleDuplicates.Agreement.BirthDateSwapped)]
    public async Task Somebody_who_may_be_the_same_is_shown_with_what_agrees(string name, string born, PossibleDuplicates.Agreement agreement)
    {
        if (!await database.InDb(db => db.Names.AnyAsync(known => known.FamilyName == "Siddiq")))
            await A.Newcomer("Omar").Named("Omar", "Siddiq").Born("1988-02-03").SavedIn(database);
        var known = await database.InDb(db => db.Names.SingleAsync(known => known.FamilyName == "Siddiq"));

        var found = Assert.Single((await FindAsync(name, born)).People);

        Assert.Equal((known.PersonId, agreement), (found.PersonId, found.Agreement));
        Assert.NotNull(found.CaseFileId);
    }

    [Theory]
    [InlineData("Zeldzaam Anders", "1970-01-01")]
    [InlineData("Heel Iemandanders", "1991-01-01")]
    public async Task Somebody_else_is_not_shown(string name, string born)
    {
        await A.Newcomer("Zeldzaam").Named("Zeldzaam", "Voorkomend").Born("1991-01-01").SavedIn(database);
        Assert.False((await FindAsync(name, born)).Any);
    }

    [Fact]
    public async Task The_same_number_is_the_same_person_whatever_the_name()
    {
        var known = await A.Newcomer("Cijfer").WithBsn("999993653").SavedIn(database);
        var found = await database.As(_desk).Send(new FindDuplicates.Query(new("Heelanders"), PartialDate.Unknown, "999993653", null));
        Assert.Equal((known.Person.Id, PossibleDuplicates.Agreement.Bsn), Assert.Single(found.People.Select(person => (person.PersonId, person.Agreement))));
    }

    [Fact]
    public async Task Whoever_is_behind_a_wall_is_only_counted()
    {
        var elsewhere = await A.Newcomer("Muur").Named("Muur", "Achterde").In(A.Eindhoven).SavedIn(database);
        var safe = await A.Newcomer("Muur").Named("Muur", "Achterde").Protected().SavedIn(database);
        var found = await FindAsync("Muur Achterde", "0000-00-00");
        Assert.Empty(found.People);
        Assert.Equal(new[] { elsewhere.Person.Id, safe.Person.Id }.Order(), found.Elsewhere.Order());
    }

    [Fact]
    public async Task At_most_a_few_of_many_are_shown_the_most_alike_first()
    {
        for (var year = 1980; year < 1990; year++)
            await A.Newcomer("Veel").Named("Veel", "Voorkomendenaam").Born($"{year}-05-06").SavedIn(database);
        var found = await FindAsync("Veel Voorkomendenaam", "1985-05-06");
        Assert.Equal(PossibleDuplicates.Most, found.People.Count);
        Assert.Equal(PartialDate.Of(1985, 5, 6), found.People[0].Born);
    }

    private Task<FindDuplicates.Result> FindAsync(string name, string born)
    {
        var parts = name.Split(' ', 2);
        var date = PartialDate.FromNumber(int.Parse(born.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
        return database.As(_desk).Send(new FindDuplicates.Query(new NameParts(parts[0], parts[0], null, parts[1]), date, null, null));
    }
}
