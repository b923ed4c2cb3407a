using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Tests.Newcomers;

public sealed class SearchTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("Mehari Selam", null, null, null, "mehari selam")]
    [InlineData("999993653", "999993653", null, null, "")]
    [InlineData("9999.93.653 selam", "999993653", null, null, "selam")]
    [InlineData("1234567890", null, "1234567890", null, "")]
    [InlineData("selam 3-4-1990", null, null, "1990-04-03", "selam")]
    [InlineData("3 apr 1990", null, null, "1990-04-03", "")]
    [InlineData("04-1990 selam mehari", null, null, "1990-04-00", "mehari selam")]
    [InlineData("1990", null, null, "1990-00-00", "")]
    [InlineData("?", null, null, null, "")]
    [InlineData("31-2-1990", null, null, null, "1990 2 31")]
    [InlineData("123456789", null, null, null, "123456789")]
    [InlineData("O'Brien-Łódź", null, null, null, "lodz obrien")]
    [InlineData("", null, null, null, "")]
    [InlineData("   ", null, null, null, "")]
    [InlineData("%_*'\";--", null, null, null, "")]
    public void Numbers_a_birth_date_and_words_are_told_apart(string typed, string? bsn, string? vNumber, string? born, string words)
    {
        var search = SearchText.Read(typed, Today);

        Assert.Equal(bsn, search.Bsn);
        Assert.Equal(vNumber, search.VNumber);
        Assert.Equal(born, search.Born?.ToString());
        Assert.Equal(words, string.Join(' ', search.Words.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("999993653", true)]
    [InlineData("1234567890", true)]
    [InlineData("selam 3-4-1990", true)]
    [InlineData("selam mehari", true)]
    [InlineData("selam", false)]
    [InlineData("selam 1990", false)]
    [InlineData("3-4-1990", false)]
    [InlineData("al as", false)]
    [InlineData("", false)]
    public void Only_what_means_one_person_tells_of_a_match_across_a_wall(string typed, bool specific) =>
        Assert.Equal(specific, SearchText.Read(typed, Today).IsSpecific);

    [Fact]
    public void However_much_is_pasted_only_so_much_is_searched()
    {
        var search = SearchText.Read(string.Join(' ', Enumerable.Range(0, 500).Select(i => $"woord{i}x")), Today);
        Assert.Equal(SearchText.MaximumWords, search.Words.Count);
    }

    [Fact]
    public void Nothing_is_no_search()
    {
        Assert.True(SearchText.Read(null, Today).IsEmpty);
        Assert.False(SearchText.Read("a", Today).IsEmpty);
        Assert.Equal(PartialDate.Of(1990), SearchText.Read("1990", Today).Born);
    }

    [Theory]
    [InlineData("al-Masri", "masri")]
    [InlineData("Jan van der Berg", "jan berg")]
    [InlineData("de Vries", "vries")]
    [InlineData("Li De", "li de")]
    [InlineData("van", "van")]
    public void Prefixes_are_left_out_as_long_as_another_word_tells_more(string typed, string telling) =>
        Assert.Equal(telling, string.Join(' ', SearchText.Read(typed, Today).Telling));
}
