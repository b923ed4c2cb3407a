using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using static ReceptionCentre.Domain.Tests.NameMatching.SpokenNames;

namespace ReceptionCentre.Domain.Tests.NameMatching;

public sealed class PersonMatchTests
{
    private static readonly ComparedPerson Known = Person("Mohammed/Al-Masri", "1990-04-12", 'M', "SY", "N01234567");

    public static TheoryData<string, MatchReason> OtherSpellings => new()
    {
        { "محمد/المصري", MatchReason.NameInOtherScript },
        { "Мухаммад/Масри", MatchReason.NameInOtherScript },
        { "Mohamed/el/Masry", MatchReason.NameSoundsAlike },
        { "MOHAMMED/ALMASRI", MatchReason.NameSoundsAlike },
        { "Al Masri/Mohammed", MatchReason.PartsSwapped },
        { "Mohammed Ahmad/Al-Masri", MatchReason.SameBirthDate },
        { "Mohammed/", MatchReason.PartOfName },
        { "Mohammad/Masri", MatchReason.NameSoundsAlike },
        { "Mohamemd/Al-Masri", MatchReason.NameSoundsAlike },
    };

    [Theory, MemberData(nameof(OtherSpellings))]
    public void Somebody_written_otherwise_is_found_with_the_reason(string name, MatchReason reason)
    {
        var result = PersonMatch.Compare(Known, Person(name, "1990-04-12", 'M', "SY"));
        Assert.NotEqual(MatchOutcome.Different, result.Outcome);
        Assert.Contains(reason, result.Reasons);
        Assert.Contains(MatchReason.SameBirthDate, result.Reasons);
    }

    public static TheoryData<string, MatchReason> OtherDates => new()
    {
        { "1990-12-04", MatchReason.BirthDaySwapped },
        { "1990-04-13", MatchReason.BirthDateOneDigit },
        { "1990-00-00", MatchReason.BirthDateFits },
        { "1990-04-00", MatchReason.BirthDateFits },
    };

    [Theory, MemberData(nameof(OtherDates))]
    public void A_birth_date_noted_otherwise_does_not_hide_somebody(string born, MatchReason reason)
    {
        var result = PersonMatch.Compare(Known, Person("Mohammed/Al-Masri", born, 'M', "SY"));
        Assert.NotEqual(MatchOutcome.Different, result.Outcome);
        Assert.Contains(reason, result.Reasons);
    }

    [Theory]
    [InlineData("Ahmad/Al-Masri", "1990-04-12", 'M', "N01234568")] // twin, the next passport
    [InlineData("Fatima/Al-Masri", "1990-04-12", 'V', "N01234568")]
    [InlineData("Khaled/Al-Masri", "1993-09-02", 'M', "N88888888")] // brother
    [InlineData("Mohammed/Al-Masri", "1961-02-27", 'M', "N77777777")] // father of the same name
    [InlineData("Rana/Al-Masri", "1992-11-30", 'V', "N66666666")] // wife
    [InlineData("Mohammed/Al-Masri", "1984-06-08", 'M', "N55555555")] // cousin, named after the same grandfather
    [InlineData("Tesfay/Haile", "1975-08-17", 'M', "N01234561")] // a stranger whose number differs by one character
    public void Family_and_strangers_are_other_people(string name, string born, char gender, string number) =>
        Assert.Equal(MatchOutcome.Different, PersonMatch.Compare(Known, Person(name, born, gender, "SY", number)).Outcome);

    [Fact]
    public void The_same_number_name_and_birth_date_are_the_same_person()
    {
        var result = PersonMatch.Compare(Known, Person("محمد/المصري", "1990-04-12", 'M', "SY", "n 01234567"));
        Assert.Equal(MatchOutcome.Same, result.Outcome);
        Assert.InRange(result.Score, 0.99, 1);
        Assert.Equal(MatchReason.SameNumber, result.Reasons[0]);
    }

    [Fact]
    public void A_number_that_a_family_shares_does_not_make_one_person_of_them() =>
        Assert.NotEqual(MatchOutcome.Same, PersonMatch.Compare(Known, Person("Lina/Al-Masri", "2019-05-05", 'V', "SY", "N01234567")).Outcome);

    [Theory]
    [InlineData("Aleksandr/Ivanov", "Sasha/Ivanov")]
    [InlineData("Саша/Иванов", "Aleksandr/Ivanov")]
    [InlineData("Katarzyna/Nowak", "Kasia/Nowak")]
    [InlineData("Francisco/García López", "Paco/García")]
    [InlineData("Johannes/van den/Berg", "Hans/Vandenberg")]
    public void A_short_form_is_the_same_name(string one, string other)
    {
        var result = PersonMatch.Compare(Person(one, "1988-02-19", 'M'), Person(other, "1988-02-19", 'M'));
        Assert.NotEqual(MatchOutcome.Different, result.Outcome);
    }

    [Fact]
    public void From_both_sides_the_same()
    {
        var people = OtherSpellings.Select(row => Person((string)row[0], "1990-04-12", 'M', "SY")).Append(Known).ToList();
        foreach (var one in people)
        {
            foreach (var other in people)
                Assert.Equal(PersonMatch.Compare(one, other).Score, PersonMatch.Compare(other, one).Score, 9);
        }
    }

    [Fact]
    public void Nothing_known_is_nobody()
    {
        var nobody = new ComparedPerson([SpokenName.Read("", "", "", Unread.Romaniser)], PartialDate.Unknown, null, [], []);
        Assert.Equal(MatchOutcome.Different, PersonMatch.Compare(nobody, nobody).Outcome);
        Assert.Equal(MatchOutcome.Different, PersonMatch.Compare(nobody, Known).Outcome);
    }

    [Fact]
    public void The_weights_name_every_feature_and_no_other()
    {
        Assert.Equal(MatchEvidence.FeatureNames.Order(StringComparer.Ordinal), MatchWeights.Current.Weights.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(MatchWeights.Current.AskFrom, 0.05, MatchWeights.Current.SameFrom);
        Assert.Equal(MatchEvidence.FeatureNames.Count, MatchEvidence.Of(Known, Known).Features.Length);
    }

    [Fact]
    public void Weights_of_a_feature_that_does_not_exist_are_refused() =>
        Assert.Throws<InvalidDataException>(() => MatchWeights.Read(new StringReader("version,1\nbias,0\nask-from,0.5\nsame-from,0.9\ncolour-of-eyes,1\n")));
}
