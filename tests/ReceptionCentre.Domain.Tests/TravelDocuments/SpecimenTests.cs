using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.TravelDocuments;

namespace ReceptionCentre.Domain.Tests.TravelDocuments;

/// <summary>The specimens of ICAO Doc 9303, of an invented state with invented people.</summary>
public sealed class SpecimenTests
{
    private const string
        Unspecified = "XX" + "X",
        Passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        Card = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        CardWithLongNumber = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
        LargerCard = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        LargerCardWithLongNumber = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8",
        VisaA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        VisaB = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";

    private static readonly HashSet<string> States = ["UTO", Unspecified, "NLD", "D", "ERI"];

    private static ZoneReading Read(string text) => MachineReadableZone.Read(text, Said.Today, States);

    [Theory]
    [InlineData(Passport, ZoneFormat.Td3, TravelDocumentKind.Passport, "L898902C3", "UTO", "1974-08-12", 2012, 4, 15)]
    [InlineData(Card, ZoneFormat.Td1, TravelDocumentKind.IdentityCard, "D23145890", "UTO", "1974-08-12", 2012, 4, 15)]
    [InlineData(LargerCard, ZoneFormat.Td2, TravelDocumentKind.IdentityCard, "D23145890", "UTO", "1974-08-12", 2012, 4, 15)]
    [InlineData(VisaA, ZoneFormat.MrvA, TravelDocumentKind.Visa, "L8988901C", Unspecified, "1940-09-07", 1996, 12, 10)]
    [InlineData(VisaB, ZoneFormat.MrvB, TravelDocumentKind.Visa, "L8988901C", Unspecified, "1940-09-07", 1996, 12, 10)]
    public void Every_specimen_is_read_without_a_problem(
        string text, ZoneFormat format, TravelDocumentKind kind, string number, string nationality, string born, int year, int month, int day)
    {
        var read = Read(text);
        Assert.Empty(read.Problems);
        Assert.Equal(format, read.Format);
        Assert.All(read.Checks, check => Assert.True(check.Holds));
        var document = read.Document!;
        Assert.Equal((kind, "UTO", number, nationality), (document.Kind, document.IssuingState, document.Number, document.Nationality));
        Assert.Equal(("ERIKSSON", "ANNA MARIA", ZoneSex.Female), (document.Primary, document.Secondary, document.Sex));
        Assert.Equal(born, document.BirthDate.ToString());
        Assert.Equal(new DateOnly(year, month, day), document.ValidUntil);
        Assert.True(document.IsExpiredOn(Said.Today));
    }

    [Theory]
    [InlineData(CardWithLongNumber)]
    [InlineData(LargerCardWithLongNumber)]
    public void A_long_number_goes_on_in_the_optional_data(string text)
    {
        var read = Read(text);
        Assert.Empty(read.Problems);
        Assert.Equal(("D23145890734", "STEVENSON", "PETER JOHN"), (read.Document!.Number, read.Document.Primary, read.Document.Secondary));
        Assert.Empty(read.Document.OptionalData);
        Assert.Equal(ZoneCertainty.Checked, read.Document.Certainty(ZoneField.DocumentNumber));
    }

    [Fact]
    public void Optional_data_is_kept_apart() => Assert.Equal(["ZE184226B"], Read(Passport).Document!.OptionalData);

    [Fact]
    public void What_no_check_digit_covers_is_not_called_checked()
    {
        var document = Read(Passport).Document!;
        Assert.Equal(
            [ZoneCertainty.Checked, ZoneCertainty.Checked, ZoneCertainty.Checked, ZoneCertainty.NotChecked, ZoneCertainty.NotChecked, ZoneCertainty.NotChecked],
            new[] { ZoneField.DocumentNumber, ZoneField.BirthDate, ZoneField.ValidUntil, ZoneField.Names, ZoneField.Nationality, ZoneField.Sex }.Select(document.Certainty));
    }

    /// <summary>How readers, browsers and clipboards hand over the same zone.</summary>
    [Theory]
    [InlineData("\n", "")]
    [InlineData("\n", "\r")]
    [InlineData("\n", "\r\n\r\n")]
    [InlineData("\n", "\t")]
    [InlineData("\n", " ")]
    [InlineData("\n", "\u2028")]
    [InlineData("\n", "\n\u200B\uFEFF")]
    [InlineData("<<<<<<", "<<< <<<")]
    [InlineData("<<", "«")]
    [InlineData("<", "‹")]
    [InlineData("<", "＜")]
    [InlineData("<", " ")]
    public void However_it_is_handed_over_it_reads_the_same(string part, string handedOver)
    {
        foreach (var zone in new[] { Passport, Card, LargerCard, CardWithLongNumber, VisaB })
        {
            var given = zone.Replace(part, handedOver, StringComparison.Ordinal);
            foreach (var text in new[] { given, given.ToLowerInvariant(), $"  {given}\r\n" })
            {
                var read = Read(text);
                Assert.Equal(zone.Split('\n'), read.Lines);
                Assert.DoesNotContain(read.Problems, problem => !problem.IsRemark);
            }
        }
    }

    [Fact]
    public void Fillers_that_were_lost_at_the_end_of_a_line_are_put_back_and_that_is_said()
    {
        foreach (var zone in new[] { Passport, Card, LargerCard, VisaA, VisaB })
        {
            var given = string.Join('\n', zone.Split('\n').Select(line => line.TrimEnd('<')));
            if (given == zone)
                continue;
            var read = Read(given);
            // Of a card the upper lines must be whole: what stands behind their fillers would be anywhere.
            if (zone == Card)
                read = Read(zone.TrimEnd('<'));
            Assert.Equal(zone.Split('\n'), read.Lines);
            Assert.Contains(read.Problems, problem => problem is { Kind: ZoneProblemKind.FillersPutBack, IsRemark: true });
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n ")]
    [InlineData("\u200B\u200D")]
    public void Nothing_is_nothing(string text) => Assert.Equal(ZoneProblemKind.Empty, Assert.Single(Read(text).Problems).Kind);

    [Fact]
    public void A_sentence_of_the_right_length_is_no_zone()
    {
        var sentence = "This is what somebody pasted here by mistake instead of the two lines below the picture."[..88];
        Assert.Equal(ZoneProblemKind.NotAZone, Assert.Single(Read(sentence).Problems).Kind);
    }

    [Fact]
    public void When_a_character_is_missing_the_lines_are_counted()
    {
        var read = Read(Passport.Replace("L898902C36", "L89890C36", StringComparison.Ordinal));
        Assert.Null(read.Document);
        Assert.Equal(ZoneProblemKind.NotAZone, Assert.Single(read.Problems).Kind);
        Assert.Equal([44, 43], read.Counted);
    }
}
