using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.Tests.Newcomers;

/// <summary>The rows of the population register's table for address line and salutation (usage E, P, V, N).</summary>
public sealed class AddressedNameTests
{
    private static readonly NameParts Name = new("Jo", "Jo Riet", "van", "Puffelen", null, "de", "Wit");

    [Theory]
    [InlineData(NameUsage.Own, "J.R. van Puffelen", "Geachte mevrouw Van Puffelen")]
    [InlineData(NameUsage.Partner, "J.R. de Wit", "Geachte mevrouw De Wit")]
    [InlineData(NameUsage.PartnerFirst, "J.R. de Wit-van Puffelen", "Geachte mevrouw De Wit-van Puffelen")]
    [InlineData(NameUsage.PartnerLast, "J.R. van Puffelen-de Wit", "Geachte mevrouw Van Puffelen-de Wit")]
    public void Each_usage_has_its_line_and_salutation(NameUsage usage, string line, string salutation)
    {
        var name = Name with { Usage = usage };
        Assert.Equal(line, AddressedName.Line(name));
        Assert.Equal(salutation, AddressedName.Salutation(name, Gender.Woman));
    }

    [Theory]
    [InlineData(NameUsage.Own, "J.R. Puffelen")]
    [InlineData(NameUsage.Partner, "J.R. Wit")]
    [InlineData(NameUsage.PartnerFirst, "J.R. Wit-Puffelen")]
    [InlineData(NameUsage.PartnerLast, "J.R. Puffelen-Wit")]
    public void Without_prefixes_there_are_no_double_spaces_and_none_around_the_hyphen(NameUsage usage, string line) =>
        Assert.Equal(line, AddressedName.Line(new("Jo", " Jo  Riet ", "", " Puffelen ", null, " ", "Wit ", usage)));

    [Theory]
    [InlineData(Gender.Man, "Geachte heer Van Puffelen")]
    [InlineData(Gender.Woman, "Geachte mevrouw Van Puffelen")]
    [InlineData(Gender.Unknown, "Geachte J.R. van Puffelen")]
    [InlineData(null, "Geachte J.R. van Puffelen")]
    public void The_prefix_takes_a_capital_unless_initials_precede_it(Gender? gender, string salutation) => Assert.Equal(salutation, AddressedName.Salutation(Name, gender));

    [Theory]
    [InlineData(NameUsage.Partner)]
    [InlineData(NameUsage.PartnerFirst)]
    [InlineData(NameUsage.PartnerLast)]
    public void Without_a_partners_name_it_is_the_own_name_whatever_the_usage(NameUsage usage) =>
        Assert.Equal("J.R. van Puffelen", AddressedName.Line(Name with { PartnerPrefix = null, PartnerFamilyName = null, Usage = usage }));

    [Fact]
    public void Somebody_with_one_name_is_addressed_by_it()
    {
        Assert.Equal("Sukarno", AddressedName.Line(new("Karno", "Sukarno", NoFamilyName: true)));
        Assert.Equal("Geachte heer Sukarno", AddressedName.Salutation(new("Karno", "Sukarno", NoFamilyName: true), Gender.Man));
        Assert.Equal("Sukarno", AddressedName.Line(new("Karno", null, null, "Sukarno", NoGivenNames: true)));
        Assert.Equal("Geachte Karno", AddressedName.Salutation(new("Karno"), null));
    }

    [Theory]
    [InlineData("Ömer Émile", "Ö.É. Berg")]
    [InlineData("Anne-Marie", "A. Berg")]
    [InlineData("ሰላም", "ሰ. Berg")]
    [InlineData("𐤀bc", "𐤀. Berg")]
    public void Initials_are_whole_letters_in_any_script(string given, string line) => Assert.Equal(line, AddressedName.Line(new("X", given, null, "Berg")));

    [Fact]
    public void An_apostrophe_joins_prefix_and_name() => Assert.Equal("J. d'Hondt", AddressedName.Line(new("Jan", "Jan", "d'", "Hondt")));
}
