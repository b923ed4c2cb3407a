using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.Tests.Newcomers;

public sealed class IdentityNumbersTests
{
    /// <summary>Test persons of the population register's interface; nobody bears these numbers.</summary>
    [Theory]
    [InlineData("000009830")]
    [InlineData("000009842")]
    [InlineData("000009866")]
    [InlineData("000009921")]
    public void The_test_persons_of_the_population_register_pass_the_eleven_test(string bsn) => Assert.True(IdentityNumbers.IsBsn(bsn));

    [Theory]
    [InlineData("999999245")] // The one test person whose number is wrong on purpose.
    [InlineData("000009831")]
    [InlineData("000000000")]
    [InlineData("00009830")]
    [InlineData("0000098300")]
    [InlineData("00000983O")]
    [InlineData("٠٠٠٠٠٩٨٣٠")]
    [InlineData("")]
    public void A_number_that_cannot_be_a_bsn_fails(string bsn) => Assert.False(IdentityNumbers.IsBsn(bsn));

    [Fact]
    public void One_wrong_digit_or_two_swapped_ones_never_pass()
    {
        const string Right = "123456782";
        Assert.True(IdentityNumbers.IsBsn(Right));
        for (var i = 0; i < 9; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
                Assert.Equal(digit == Right[i], IdentityNumbers.IsBsn(Right[..i] + digit + Right[(i + 1)..]));
        }
        for (var i = 0; i < 7; i++)
            Assert.False(IdentityNumbers.IsBsn(Right[..i] + Right[i + 1] + Right[i] + Right[(i + 2)..]));
    }

    [Theory]
    [InlineData("0012345678", true)]
    [InlineData("9999999999", true)]
    [InlineData("0000000000", false)]
    [InlineData("12345678", false)]
    [InlineData("00123456789", false)]
    [InlineData("V012345678", false)]
    public void A_V_number_has_ten_digits(string number, bool valid) => Assert.Equal(valid, IdentityNumbers.IsValid(IdentityNumberKind.VNumber, number));

    [Theory]
    [InlineData(IdentityNumberKind.Bsn, " 1234.56.782 ", "123456782")]
    [InlineData(IdentityNumberKind.Bsn, "123 456 782", "123456782")]
    [InlineData(IdentityNumberKind.Bsn, "12345672", "012345672")]
    [InlineData(IdentityNumberKind.Bsn, "1234567", "1234567")]
    [InlineData(IdentityNumberKind.VNumber, "12345678", "0012345678")]
    [InlineData(IdentityNumberKind.VNumber, "1234567", "0001234567")]
    [InlineData(IdentityNumberKind.VNumber, "001-234-5678", "0012345678")]
    [InlineData(IdentityNumberKind.VNumber, "V1234567", "V1234567")]
    [InlineData(IdentityNumberKind.Bsn, " - ", null)]
    [InlineData(IdentityNumberKind.Bsn, null, null)]
    public void What_was_typed_loses_its_decoration_and_gets_its_leading_zeros_back(IdentityNumberKind kind, string? typed, string? tidy) =>
        Assert.Equal(tidy, IdentityNumbers.Tidy(kind, typed));
}
