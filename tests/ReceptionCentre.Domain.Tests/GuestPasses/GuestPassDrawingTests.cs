using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.GuestPasses;

public sealed class GuestPassDrawingTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<Guest, PassState>(
            () => new(), guest => guest.Pass.StateAt(guest.At),
            [guest => guest.Open(guest.Code), guest => guest.Open(guest.WrongCode), guest => guest.At = Now().At + Week, guest => guest.Pass.Withdraw(guest.At)],
            guest => (guest.Pass.StateAt(guest.At), guest.Pass.WrongCodes, guest.At)).Where(step => step.Split(' ') is var states && (states[0] != states[1] || states[0] == nameof(PassState.Waiting))),
        StateDrawing.On<PassState>("referrals.md"));

    // A pass with who has its secrets, and the moment.
    private sealed class Guest
    {
        private readonly string _token;

        public Guest()
        {
            var (pass, secrets) = GuestPass.Make(PassPurpose.Referral, Guid.CreateVersion7(), Guid.CreateVersion7(), "Taalhuis", Week, Now().At, By);
            (Pass, _token, Code, At) = (pass, secrets.Token, secrets.Code, Now().At);
        }

        public GuestPass Pass { get; }
        public string Code { get; }
        public DateTimeOffset At { get; set; }
        public string WrongCode => Code[0] == '0' ? $"1{Code[1..]}" : $"0{Code[1..]}";

        public void Open(string code) => Pass.Open(_token, code, "Bram, docent", At);
    }
}
