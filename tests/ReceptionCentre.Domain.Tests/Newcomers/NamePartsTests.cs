using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.Tests.Newcomers;

public sealed class NamePartsTests
{
    [Fact]
    public void Only_what_we_call_somebody_is_needed()
    {
        var name = new NameParts("  Sukarno ").Tidy();
        Assert.Equal(new NameParts("Sukarno"), name);
        Assert.Equal("Sukarno", name.FullName);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n ")]
    [InlineData(null)]
    public void Everybody_is_called_something(string? called) =>
        NewcomerRules.EverybodyIsCalledSomething.Breaks(() => new NameParts(called!, "Jan").Tidy());

    [Fact]
    public void A_name_is_trimmed_and_its_empty_parts_are_absent()
    {
        var name = new NameParts(" Ana ", "Ana   Maria", " ", "  de  Souza ", "").Tidy();
        Assert.Equal(new NameParts("Ana", "Ana Maria", null, "de Souza", null), name);
    }

    [Fact]
    public void A_full_name_is_given_names_prefix_and_family_name() =>
        Assert.Equal("Jan Willem van der Berg", new NameParts("Jan", "Jan Willem", "van der", "Berg").FullName);

    [Fact]
    public void Markup_in_a_name_is_a_name() =>
        Assert.Equal("<b>#let</b> $x$", new NameParts("<b>#let</b>  $x$").Tidy().CalledName);
}
