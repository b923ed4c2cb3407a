using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.NameMatching;

/// <summary>Whom the check weighs among all: what a name and a date tell there, beside what they tell of two people.</summary>
public sealed class PossibleDuplicatesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Somebody_whose_birth_date_nobody_noted_is_asked_about_as_long_as_hardly_anybody_has_the_name()
    {
        var (given, family) = (A.UnheardName(), A.UnheardName());
        var known = await A.Newcomer(given).Named(given, family).Born("0").SavedIn(database);
        var asked = new Identity(new NameParts(given, given, null, family), PartialDate.Of(1985, 4, 3));
        Assert.Contains(await FindAsync(asked), candidate => candidate.PersonId == known.Person.Id);

        foreach (var year in new[] { 1950, 1961, 1972, 1999 })
            await A.Newcomer(given).Named(given, family).Born($"{year}-10-20").SavedIn(database);
        Assert.DoesNotContain(await FindAsync(asked), candidate => candidate.PersonId == known.Person.Id);
        // Who does not say a birth date either is beside everybody of the name.
        Assert.NotEmpty(await FindAsync(asked with { Born = PartialDate.Unknown }));
    }

    [Fact]
    public async Task One_word_and_a_year_are_found_by_the_whole_name_and_date()
    {
        var given = A.UnheardName();
        var known = await A.Newcomer(given).Born("1991-00-00").SavedIn(database);
        Assert.Contains(
            await FindAsync(new(new NameParts(given, given, null, A.UnheardName()), PartialDate.Of(1991, 4, 3))), candidate => candidate.PersonId == known.Person.Id);
    }

    [Fact]
    public async Task Of_many_at_once_each_has_the_candidates_of_its_own()
    {
        var names = Enumerable.Range(0, 40).Select(_ => A.UnheardName()).ToList();
        var known = new List<Guid>();
        foreach (var name in names)
            known.Add((await A.Newcomer(name).Named(name, "Verduin").Born("1980-02-03").SavedIn(database)).Person.Id);
        var found = await database.AsSystem(services => services.GetRequiredService<PossibleDuplicates>()
            .FindManyAsync([.. names.Select(name => new Identity(new NameParts(name, name, null, "Verduin"), PartialDate.Of(1980, 2, 3)))], default));
        Assert.Equal(known, found.Select(candidates => candidates[0].PersonId));
    }

    private Task<IReadOnlyList<PossibleDuplicates.Candidate>> FindAsync(Identity who) =>
        database.AsSystem(services => services.GetRequiredService<PossibleDuplicates>().FindAsync(who, default));
}
