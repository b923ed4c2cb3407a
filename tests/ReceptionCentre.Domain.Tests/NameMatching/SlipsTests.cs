using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Domain.Tests.NameMatching;

public sealed class SlipsTests
{
    [Theory]
    [InlineData("maria", "maira", true)]
    [InlineData("maria", "mara", true)]
    [InlineData("maria", "marria", true)]
    [InlineData("maria", "mabia", true)]
    [InlineData("maria", "maria", false)]
    [InlineData("maria", "marta x", false)]
    [InlineData("maria", "mbrib", false)]
    [InlineData("maria", "aimra", false)]
    [InlineData("", "a", true)]
    [InlineData("", "", false)]
    public void One_slip_is_one_character_wrong_missing_too_many_or_exchanged(string one, string other, bool expected)
    {
        Assert.Equal(expected, Slips.IsOne(one, other));
        Assert.Equal(expected, Slips.IsOne(other, one));
    }

    [Theory]
    [InlineData("1990-04-12", "1990-04-12", BirthAgreement.Same)]
    [InlineData("1990-01-01", "1990-01-01", BirthAgreement.SameDefault)]
    [InlineData("1990-00-00", "1990-00-00", BirthAgreement.SameDefault)]
    [InlineData("1990-01-01", "1990-00-00", BirthAgreement.SameDefault)]
    [InlineData("1990-04-12", "1990-00-00", BirthAgreement.Fits)]
    [InlineData("1990-04-12", "1990-04-00", BirthAgreement.Fits)]
    [InlineData("1990-04-12", "1990-05-00", BirthAgreement.SameYear)]
    [InlineData("1990-04-12", "1990-01-01", BirthAgreement.DefaultDay)]
    [InlineData("1990-04-12", "1990-12-04", BirthAgreement.Swapped)]
    [InlineData("1990-04-12", "1990-04-13", BirthAgreement.OneDigit)]
    [InlineData("1990-04-12", "1990-04-21", BirthAgreement.OneDigit)]
    [InlineData("1990-04-12", "1980-04-12", BirthAgreement.OneDigitOfYear)]
    [InlineData("1990-01-01", "1980-01-01", BirthAgreement.Different)]
    [InlineData("1990-04-12", "1990-09-27", BirthAgreement.SameYear)]
    [InlineData("1990-04-12", "1992-09-27", BirthAgreement.NearYear)]
    [InlineData("1990-04-12", "1999-09-27", BirthAgreement.Different)]
    [InlineData("1990-04-12", "1961-09-27", BirthAgreement.Generation)]
    [InlineData("0000-00-00", "1961-09-27", BirthAgreement.Missing)]
    public void How_two_birth_dates_come_to_differ(string one, string other, BirthAgreement expected)
    {
        static PartialDate Date(string text) => PartialDate.FromNumber(int.Parse(text.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, BirthAgreements.Of(Date(one), Date(other)));
        Assert.Equal(expected, BirthAgreements.Of(Date(other), Date(one)));
    }

    [Theory]
    [InlineData("N 0123-4567", "N01234567", NumberAgreement.Same)]
    [InlineData("NO1234567", "N01234567", NumberAgreement.Same)]
    [InlineData("N01234568", "N01234567", NumberAgreement.OneCharacter)]
    [InlineData("N0123456", "N01234567", NumberAgreement.OneCharacter)]
    [InlineData("X99999999", "N01234567", NumberAgreement.Other)]
    [InlineData("", "N01234567", NumberAgreement.Missing)]
    public void How_two_numbers_agree(string one, string other, NumberAgreement expected)
    {
        static IReadOnlyList<string> Numbers(string text) => ComparedPerson.DocumentNumber(text) is { } number ? [number] : [];
        Assert.Equal(expected, NumberAgreements.Of(Numbers(one), Numbers(other)));
    }
}
