using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Referrals;

public sealed class ReferralDrawingTests
{
    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() =>
        Assert.Equal(StateDrawing.Allowed<ReferralState>(ReferralWay.From), StateDrawing.On<ReferralState>("referrals.md"));
}
