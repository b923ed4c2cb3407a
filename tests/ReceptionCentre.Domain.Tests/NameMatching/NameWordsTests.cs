using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.Tests.NameMatching;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("Özdemir", "ozdemir")]
    [InlineData("O’Brien", "obrien")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("Anne-Marie", "anne marie")]
    [InlineData("van  der Berg", "van der berg")]
    [InlineData("Łukasz Żółw", "lukasz zolw")]
    [InlineData("Søren Strauß", "soren strauss")]
    [InlineData("Þór Æsir", "thor aesir")]
    [InlineData("İbrahim Işık", "ibrahim isik")]
    [InlineData("Əliyev", "eliyev")]
    [InlineData("Nguyễn Văn", "nguyen van")]
    [InlineData("IJsbrand Ĳsbrand", "ijsbrand")]
    [InlineData("ＦＵＬＬ", "full")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("محـــمد", "محمد")]
    [InlineData("Олена Ковальчук", "олена ковальчук")]
    [InlineData("ΓΙΩΡΓΟΣ", "γιωργοσ")]
    [InlineData("Γιώργος", "γιωργοσ")]
    [InlineData("ሰላም", "ሰላም")]
    [InlineData("王小明", "王小明")]
    [InlineData("<b>Jan</b> # $ * 3", "b jan 3")]
    [InlineData("Jan jan JAN", "jan")]
    [InlineData(" - ' . ", "")]
    [InlineData("", "")]
    public void A_name_is_folded_to_the_words_by_which_it_is_found(string name, string words) =>
        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), NameWords.Of(name));

    [Fact]
    public void All_parts_of_a_name_are_found() =>
        Assert.Equal(
            ["berg", "der", "jan", "van", "willem", "ян"],
            NameWords.Of(new NameParts("Jan", "Jan Willem", "van der", "Berg", "Ян")).Order(StringComparer.Ordinal));

    [Fact]
    public void A_word_that_is_too_long_is_cut()
    {
        var word = Assert.Single(NameWords.Of(new string('a', 100)));
        Assert.Equal(NameKey.KeyLength, word.Length);
    }

    [Fact]
    public void A_word_is_never_cut_through_a_letter()
    {
        // Adlam, in which Fulani is written, stands outside the basic plane: two code units a letter.
        var letter = char.ConvertFromUtf32(0x1E922);
        var word = Assert.Single(NameWords.Of("a" + string.Concat(Enumerable.Repeat(letter, 40))));
        Assert.Equal(NameKey.KeyLength - 1, word.Length);
        Assert.False(char.IsHighSurrogate(word[^1]));
    }

    [Fact]
    public void A_key_says_which_making_it_is_of() => Assert.Equal(NameKeys.Version, new NameKey(Guid.CreateVersion7(), "jan", PartialDate.Unknown).Maker);
}
