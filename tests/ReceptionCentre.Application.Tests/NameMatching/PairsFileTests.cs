using System.Globalization;
using ReceptionCentre.Infrastructure.NameMatching;

namespace ReceptionCentre.Application.Tests.NameMatching;

public sealed class PairsFileTests : IDisposable
{
    private const string Header = "pair_id,a_given,a_prefix,a_family,a_birth,a_gender,a_nationality,a_docno,b_given,b_prefix,b_family,b_birth,b_gender,b_nationality,b_docno\n";

    private readonly IcuRomaniser _romaniser = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _romaniser.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void Each_pair_gets_a_score_an_outcome_and_reasons()
    {
        var lines = Match(Header
            + "p1,Mohammed,al,Masri,1990-04-12,M,SY,N01234567,محمد,,المصري,1990-04-12,M,SY,N01234567\n"
            + "p2,Anna,,Nowak,1980-02-03,V,PL,,Maria,,Nowak,1983-11-20,V,PL,\n"
            + "\"p,3\",,,,,,,,,,,,,,\n");
        Assert.Equal("pair_id,score,outcome,reasons", lines[0]);
        Assert.Matches(@"^p1,(0\.99\d\d|1\.0000),same,same number; .*name in other script.*; same birth date$", lines[1]);
        Assert.Matches(@"^p2,0\.0\d\d\d,different,other given name; .*birth date", lines[2]);
        Assert.Matches(@"^""p,3"",0\.\d{4},different,", lines[3]);
        Assert.Equal(5, lines.Length);
    }

    [Theory]
    [InlineData("伟", "张", "Wei", "Zhang")]
    [InlineData("偉", "張", "伟", "张")]
    [InlineData("志明", "陈", "Chi Ming", "Chan")]
    public void Chinese_names_meet_their_spellings(string given, string family, string otherGiven, string otherFamily) =>
        Assert.DoesNotContain(",different,", Match($"{Header}p,{given},,{family},1990-04-12,M,CN,,{otherGiven},,{otherFamily},1990-04-12,M,CN,\n")[1], StringComparison.Ordinal);

    [Fact]
    public void Names_with_other_characters_of_the_same_sound_are_other_names() =>
        Assert.Contains(",different,", Match($"{Header}p,静,,汪,1998-09-17,V,CN,,晶,,汪,1998-09-17,V,CN,\n")[1], StringComparison.Ordinal);

    [Fact]
    public void Columns_go_by_name_others_are_ignored_and_values_that_cannot_be_read_are_not_known()
    {
        var lines = Match("colour,b_family,b_given,b_prefix,b_birth,b_gender,b_nationality,b_docno,a_family,a_given,a_prefix,a_birth,a_gender,a_nationality,a_docno,pair_id\n"
            + "red,Nowak,Anna,,yesterday,?,pl,,Nowak,Anna,,1980-13-45,female,PL,,p1\n");
        Assert.Contains("birth date missing", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("other nationality", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pair_id,a_given\np1,Anna\n")]
    [InlineData("")]
    public void A_file_without_the_columns_is_refused_by_name(string text)
    {
        if (text.Length == 0)
            Assert.Single(Match(text)[..^1]);
        else
            Assert.Contains(Path.GetFileName(_file), Assert.Throws<InvalidDataException>(() => Match(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_stands_in_a_file_it_is_compared_or_refused()
    {
        var dice = new Random(20261121);
        for (var time = 0; time < 300; time++)
        {
            var letters = dice.Next(2) == 0 ? ",\"\n\r;aé中م0-1 \u0000\u202e" : ",ab\n";
            var text = Header + string.Concat(Enumerable.Range(0, dice.Next(1, 300)).Select(_ => letters[dice.Next(letters.Length)]));
            try
            {
                Assert.StartsWith("pair_id,", Match(text)[0], StringComparison.Ordinal);
            }
            catch (InvalidDataException refused)
            {
                Assert.Contains("line", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    private string[] Match(string text)
    {
        File.WriteAllText(_file, text);
        using var into = new StringWriter(CultureInfo.InvariantCulture);
        new PairsFile(_romaniser).Match(_file, into, CancellationToken.None);
        return into.ToString().Split('\n');
    }
}
