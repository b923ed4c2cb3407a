using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Tests.Forms;

/// <summary>What two versions of a form differ in.</summary>
public sealed class ConflictTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("3-4-90", "03-04-1990")]
    [InlineData("3 april 1990", "03-04-1990")]
    [InlineData("4-1990", "04-1990")]
    [InlineData("morgen", "22-11-2026")]
    [InlineData(" ", null)]
    public void The_same_day_typed_differently_is_no_difference(string mine, string? theirs) =>
        Assert.False(ConflictField.OfDate("On", "Op", mine, theirs, Today).Differs);

    [Theory]
    [InlineData("3-4-90", "04-04-1990")]
    [InlineData("onzin", "04-04-1990")]
    [InlineData("", "04-04-1990")]
    public void Another_day_or_what_is_no_day_is_a_difference(string mine, string theirs) =>
        Assert.True(ConflictField.OfDate("On", "Op", mine, theirs, Today).Differs);
}
