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

    [Fact]
    public void That_there_is_no_family_name_is_something_else_than_not_knowing_it()
    {
        Assert.NotEqual(new NameParts("Sukarno").Tidy(), new NameParts("Sukarno", NoFamilyName: true).Tidy());
        NewcomerRules.ANameIsThereOrNot.Breaks(() => new NameParts("Sukarno", null, null, "Sukarno", NoFamilyName: true).Tidy());
        NewcomerRules.ANameIsThereOrNot.Breaks(() => new NameParts("Sukarno", "Sukarno", NoGivenNames: true).Tidy());
    }

    [Fact]
    public void The_partners_name_is_kept_apart_and_tidied()
    {
        var name = new NameParts("Ana", "Ana", null, "Souza", null, " van  der ", " Berg ", NameUsage.PartnerLast).Tidy();
        Assert.Equal(("van der", "Berg", NameUsage.PartnerLast), (name.PartnerPrefix, name.PartnerFamilyName, name.Usage));
        Assert.Equal("Ana Souza", name.FullName);
    }
}
