using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Newcomers;

public sealed class FindDuplicatesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    [Theory]
    [InlineData("Omar Siddiq", "1988-02-03", MatchOutcome.Ask, MatchReason.SameName, MatchReason.SameBirthDate)]
    [InlineData("SIDDIQ omar", "1988-03-02", MatchOutcome.Ask, MatchReason.PartsSwapped, MatchReason.BirthDaySwapped)]
    [InlineData("Omar Siddiq", "1988-00-00", MatchOutcome.Ask, MatchReason.SameName, MatchReason.BirthDateFits)]
    [InlineData("Omar Siddiq", "1988-01-01", MatchOutcome.Ask, MatchReason.SameName, MatchReason.BirthDayNotKnown)]
    [InlineData("Omar Siddiq", "1988-02-08", MatchOutcome.Ask, MatchReason.SameName, MatchReason.BirthDateOneDigit)]
    [InlineData("Omar Siddiq", "1983-02-03", MatchOutcome.Ask, MatchReason.SameName, MatchReason.BirthDateOneDigit)]
    [InlineData("Omar Siddiq", "0000-00-00", MatchOutcome.Ask, MatchReason.SameName, MatchReason.BirthDateMissing)]
    [InlineData("Umer Seddigh", "1988-02-03", MatchOutcome.Ask, MatchReason.NameSoundsAlike, MatchReason.SameBirthDate)]
    [InlineData("عمر صديق", "1988-02-03", MatchOutcome.Ask, MatchReason.NameInOtherScript, MatchReason.SameBirthDate)]
    [InlineData("Омар Сиддик", "1988-02-03", MatchOutcome.Ask, MatchReason.NameInOtherScript, MatchReason.SameBirthDate)]
    public async Task Somebody_who_may_be_the_same_is_shown_with_the_reasons(string name, string born, MatchOutcome least, MatchReason ofName, MatchReason ofBirth)
    {
        if (!await database.InDb(db => db.Names.AnyAsync(known => known.FamilyName == "Siddiq")))
            await A.Newcomer("Omar").Named("Omar", "Siddiq").Born("1988-02-03").SavedIn(database);
        var known = await database.InDb(db => db.Names.SingleAsync(known => known.FamilyName == "Siddiq"));

        var found = Assert.Single((await FindAsync(name, born)).People);

        Assert.Equal(known.PersonId, found.PersonId);
        Assert.True(found.Match.Outcome >= least, $"{found.Match}");
        Assert.Contains(ofName, found.Match.Reasons);
        Assert.Contains(ofBirth, found.Match.Reasons);
        Assert.NotNull(found.CaseFileId);
    }

    [Theory]
    [InlineData("Zeldzaam Anders", "1970-01-01")]
    [InlineData("Heel Iemandanders", "1991-01-01")]
    [InlineData("Zeldzaam Voorkomend", "1955-06-07")]
    public async Task Somebody_else_is_not_shown(string name, string born)
    {
        if (!await database.InDb(db => db.Names.AnyAsync(known => known.FamilyName == "Voorkomend")))
            await A.Newcomer("Zeldzaam").Named("Zeldzaam", "Voorkomend").Born("1991-01-01").SavedIn(database);
        Assert.False((await FindAsync(name, born)).Any);
    }

    [Fact]
    public async Task Of_many_at_once_each_gets_those_whom_it_may_be()
    {
        var first = await A.Newcomer("Tariku").Named("Tariku", "Wolde").Born("1979-04-05").SavedIn(database);
        var second = await A.Newcomer("Ganna").Named("Ganna", "Shevtsova").Born("2001-12-30").SavedIn(database);
        Identity[] people = [new(new("Hanna", "Hanna", null, "Sjevtsova"), Date("2001-12-30")), new(new("Niemand", "Niemand", null, "Bekend"), Date("2001-12-30")), new(new("ታሪኩ", "ታሪኩ", null, "ወልደ"), Date("1979-04-05"))];

        var found = await database.AsSystem(services => services.GetRequiredService<PossibleDuplicates>().FindManyAsync(people, default));

        Assert.Equal([[second.Person.Id], [], [first.Person.Id]], found.Select(one => one.Select(candidate => candidate.PersonId)));
    }

    [Fact]
    public async Task With_name_birth_date_and_document_alike_it_is_the_same_person()
    {
        var known = await A.Newcomer("Meron").Named("Meron", "Ghebreslassie").Born("1994-11-23").SavedIn(database);
        await database.Change(async db => (await db.Persons.Include(person => person.Documents).SingleAsync(person => person.Id == known.Person.Id))
            .AddDocument(new("passport", "K0123456"), PartialDate.Unknown, A.Provenance));

        var found = Assert.Single((await database.As(_desk).Send(new FindDuplicates.Query(
            new(new("Meron", "Meron", null, "Gebreslasse"), Date("1994-11-23"), Documents: ["K0123456"])))).People);

        Assert.Equal((known.Person.Id, MatchOutcome.Same), (found.PersonId, found.Match.Outcome));
    }

    [Fact]
    public async Task A_married_name_and_a_name_from_before_are_found_as_well()
    {
        var known = await A.Newcomer("Nadezhda").Named(new("Nadezhda", "Nadezhda", null, "Kovalenko", PartnerPrefix: "van", PartnerFamilyName: "Buuren")).Born("1984-09-10").SavedIn(database);

        var found = Assert.Single((await FindAsync("Nadezjda Buuren", "1984-09-10")).People);

        Assert.Equal(known.Person.Id, found.PersonId);
    }

    [Fact]
    public async Task Whoever_has_another_bsn_is_never_taken_for_the_same_without_a_look()
    {
        await A.Newcomer("Dubbel").Named("Dubbel", "Gangersma").Born("1984-09-10").WithBsn("999994669").SavedIn(database);

        var found = Assert.Single((await database.As(_desk).Send(new FindDuplicates.Query(new(new("Dubbel", "Dubbel", null, "Gangersma"), Date("1984-09-10"), "999991115")))).People);

        Assert.Equal(MatchOutcome.Ask, found.Match.Outcome);
        Assert.Contains(MatchReason.OtherBsn, found.Match.Reasons);
    }

    [Fact]
    public async Task The_same_number_is_the_same_person_whatever_the_name()
    {
        var known = await A.Newcomer("Cijfer").WithBsn("999993653").SavedIn(database);
        var found = await database.As(_desk).Send(new FindDuplicates.Query(new(new("Heelanders"), PartialDate.Unknown, "999993653")));
        var same = Assert.Single(found.People);
        Assert.Equal(known.Person.Id, same.PersonId);
        Assert.Equal(MatchReason.SameBsn, same.Match.Reasons[0]);
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
        return database.As(_desk).Send(new FindDuplicates.Query(new(new NameParts(parts[0], parts[0], null, parts[1]), Date(born))));
    }

    private static PartialDate Date(string born) =>
        PartialDate.FromNumber(int.Parse(born.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
}
