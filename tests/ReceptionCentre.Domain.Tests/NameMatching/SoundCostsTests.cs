using System.Globalization;
using ReceptionCentre.Domain.NameMatching;
using static ReceptionCentre.Domain.Tests.NameMatching.SpokenNames;

namespace ReceptionCentre.Domain.Tests.NameMatching;

/// <summary>Costs are kept for so many kinds of sound as the tables of letters can give, and no text that somebody types gives others.</summary>
public sealed class SoundCostsTests
{
    private const string Latin = "abcdefghijklmnopqrstuvwxyzšćçğıñöüżł";

    [Fact]
    public void Whatever_is_typed_every_sound_has_its_costs()
    {
        var anchor = Word("Mohammed");
        var letters = Enumerable.Range(0x41, 0xFFFF - 0x41).Select(code => (char)code).Where(char.IsLetter).Select(letter => letter.ToString(CultureInfo.InvariantCulture));
        var together = from first in Latin from second in Latin from third in Latin select $"{first}{second}{third}";
        Assert.All(letters.Concat(together), text => Assert.InRange(SoundAlignment.Similarity(Word(text), anchor), 0, 1));
    }

    [Theory]
    [InlineData("Fatma", "Fatam")]
    [InlineData("Ahmed", "Amhed")]
    public void Two_sounds_that_changed_places_cost_less_than_two_others(string name, string swapped) =>
        Assert.True(SoundAlignment.Similarity(Word(name), Word(swapped)) > SoundAlignment.Similarity(Word(name), Word(name.Replace("m", "r", StringComparison.Ordinal).Replace("h", "r", StringComparison.Ordinal))));

    [Fact]
    public void The_same_from_both_sides()
    {
        string[] names = ["Khaled", "خالد", "Халед", "Galit", "Schewtschenko", "Шевченко", "Noureddine", "نورالدين"];
        foreach (var one in names)
        {
            foreach (var other in names)
                Assert.Equal(SoundAlignment.Similarity(Word(one), Word(other)), SoundAlignment.Similarity(Word(other), Word(one)), 12);
        }
    }
}
