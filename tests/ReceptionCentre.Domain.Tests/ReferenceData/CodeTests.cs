using ReceptionCentre.Domain.ReferenceData;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.ReferenceData;

public sealed class CodeTests
{
    private readonly Code _code = new("motives", "study", new("Studie", "Study"), Day(2022, 1, 1), null);

    [Fact]
    public void A_code_is_valid_up_to_the_day_on_which_it_ends_and_not_on_it()
    {
        _code.End(Day(2027, 3, 4), null);
        Assert.True(_code.IsValidOn(Day(2027, 3, 3)));
        Assert.False(_code.IsValidOn(Day(2027, 3, 4)));
        Assert.False(_code.IsValidOn(Day(2021, 12, 31)));
    }

    [Fact]
    public void A_code_does_not_end_before_it_begins() =>
        ReferenceDataRules.ACodeEndsAfterItBegins.Breaks(() => _code.End(Day(2021, 12, 31), null));
}
