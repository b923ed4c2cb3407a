using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.GuestPasses;

/// <summary>A pass opens once, in time, with its code, and says nothing of its secrets.</summary>
public sealed class GuestPassTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void It_opens_once_with_its_code_and_lets_look_for_an_hour()
    {
        var (pass, secrets) = Made();
        Assert.Equal(PassAnswer.Opened, pass.Open(secrets.Token, $"{secrets.Code[..3]} {secrets.Code[3..]}", "Bram, docent", Now));
        Assert.Equal((PassState.Opened, "Bram, docent"), (pass.StateAt(Now), pass.Guest));
        Assert.Equal(PassAnswer.Over, pass.Open(secrets.Token, secrets.Code, "Nog iemand", Now));
        Assert.Equal("Bram, docent", pass.Guest);
        Assert.True(pass.IsVisitedAt(Now + GuestPass.Visit - TimeSpan.FromSeconds(1)));
        Assert.False(pass.IsVisitedAt(Now + GuestPass.Visit));
    }

    [Fact]
    public void A_wrong_code_opens_nothing_and_after_five_the_right_one_does_not_either()
    {
        var (pass, secrets) = Made();
        for (var i = 0; i < GuestPass.MostWrong; i++)
            Assert.Equal(PassAnswer.WrongCode, pass.Open(secrets.Token, Wrong(secrets.Code), "Bram", Now));
        Assert.Equal(PassState.Locked, pass.StateAt(Now));
        Assert.Equal(PassAnswer.Over, pass.Open(secrets.Token, secrets.Code, "Bram", Now));
        Assert.False(pass.IsVisitedAt(Now));
    }

    [Fact]
    public void After_its_time_it_does_not_open()
    {
        var (pass, secrets) = Made();
        Assert.Equal(PassState.Waiting, pass.StateAt(Now + Week - TimeSpan.FromSeconds(1)));
        Assert.Equal(PassState.Expired, pass.StateAt(Now + Week));
        Assert.Equal(PassAnswer.Over, pass.Open(secrets.Token, secrets.Code, "Bram", Now + Week));
    }

    [Fact]
    public void Taken_back_it_neither_opens_nor_goes_on()
    {
        var (pass, secrets) = Made();
        pass.Open(secrets.Token, secrets.Code, "Bram", Now);
        pass.Withdraw(Now);
        Assert.False(pass.IsVisitedAt(Now));
        var refused = Assert.Throws<BrokenRuleException>(() => pass.Withdraw(Now));
        Assert.Equal(GuestPassRules.WithdrawnOnce, refused.Rule);

        var (other, others) = Made();
        other.Withdraw(Now);
        Assert.Equal(PassAnswer.Over, other.Open(others.Token, others.Code, "Bram", Now));
    }

    [Fact]
    public void What_is_kept_is_found_by_the_token_and_holds_neither_secret()
    {
        var (pass, secrets) = Made();
        Assert.Equal(pass.TokenHash, GuestPass.TokenHashOf(secrets.Token));
        Assert.Equal(pass.TokenHash, GuestPass.TokenHashOf(secrets.Token.ToUpperInvariant()));
        Assert.Equal((64, 6), (secrets.Token.Length, secrets.Code.Length));
        Assert.All(secrets.Code, digit => Assert.True(char.IsAsciiDigit(digit)));
        var (same, _) = Made();
        Assert.NotEqual(pass.TokenHash, same.TokenHash);
        Assert.NotEqual(pass.CodeHash, System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secrets.Code)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kort")]
    [InlineData("gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000")]
    public void What_cannot_be_a_token_is_none(string? token) => Assert.Null(GuestPass.TokenHashOf(token));

    private static (GuestPass Pass, PassSecrets Secrets) Made() =>
        GuestPass.Make(PassPurpose.Referral, Guid.NewGuid(), Guid.NewGuid(), "Taalhuis", Week, Now, Guid.NewGuid());

    private static string Wrong(string code) => (code[0] == '0' ? '1' : '0') + code[1..];
}
