using System.Diagnostics;
using System.Text;
using ReceptionCentre.Domain.TravelDocuments;

namespace ReceptionCentre.Domain.Tests.TravelDocuments;

/// <summary>What holds for every zone, tried on many. The seeds are fixed, so that a failure comes back.</summary>
public sealed class ZonePropertyTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

    private static ZoneReading Read(string text) => MachineReadableZone.Read(text, Said.Today, ZoneMaker.States);

    [Fact]
    public void What_a_state_writes_is_read_back()
    {
        var dice = new Random(9303);
        for (var i = 0; i < 4000; i++)
        {
            var fields = ZoneMaker.Some(dice);
            var lines = ZoneMaker.Write(fields);
            var read = Read(string.Join('\n', lines));
            Assert.Equal(lines, read.Lines);
            Assert.Equal(fields.Format, read.Format);
            Assert.DoesNotContain(read.Problems, problem => !problem.IsRemark);
            var document = read.Document!;
            Assert.Equal((fields.Primary, fields.Secondary, fields.Number, fields.Nationality, fields.Issuer), (document.Primary, document.Secondary, document.Number, document.Nationality, document.IssuingState));
            Assert.Equal(fields.Code, document.Code);
            Assert.Equal("MF<".IndexOf(fields.Sex, StringComparison.Ordinal) + 1, (int)document.Sex!.Value);
            Assert.Equal(new[] { fields.Optional, fields.SecondOptional }.Where(data => data.Length > 0), document.OptionalData);
            Assert.Equal(fields.Birth.Replace('<', '0')[2..], document.BirthDate!.Value.Number.ToString("00000000", System.Globalization.CultureInfo.InvariantCulture)[4..]);
        }
    }

    [Fact]
    public void However_the_lines_are_joined_or_split_it_reads_the_same()
    {
        var dice = new Random(7);
        string[] ends = ["", "\n", "\r", "\r\n", "\t", " \n", "\u200B", "\n\n", " \u00AD"];
        for (var i = 0; i < 3000; i++)
        {
            var zone = string.Concat(ZoneMaker.Write(ZoneMaker.Some(dice)));
            var given = new StringBuilder();
            for (var at = 0; at < zone.Length; at++)
            {
                given.Append(dice.Next(2) == 0 ? zone[at] : char.ToLowerInvariant(zone[at]));
                if (dice.Next(15) == 0)
                    given.Append(ends[dice.Next(ends.Length)]);
            }
            Assert.Equal(zone, string.Concat(Read(given.ToString()).Lines));
        }
    }

    [Fact]
    public void One_wrong_character_in_a_checked_field_is_always_pointed_at()
    {
        var dice = new Random(731);
        var (tried, seen) = (0, 0);
        for (var i = 0; i < 6000; i++)
        {
            var fields = ZoneMaker.Some(dice);
            var zone = string.Concat(ZoneMaker.Write(fields));
            var checkedPlaces = Places(fields.Format);
            var at = checkedPlaces[dice.Next(checkedPlaces.Length)];
            var other = Alphabet[dice.Next(Alphabet.Length)];
            // The method cannot tell these apart: their values differ by a multiple of ten.
            if (Value(other) % 10 == Value(zone[at]) % 10)
                continue;
            tried++;
            var read = Read(zone[..at] + other + zone[(at + 1)..]);
            Assert.True(read.Problems.Count > 0, $"{zone} with {other} at {at}");
            seen += read.Problems.Any(problem => problem.Proposal?.Zone.Replace("\n", "", StringComparison.Ordinal) == zone) ? 1 : 0;
        }
        Assert.True(tried > 4000 && seen > 0);
    }

    [Fact]
    public void Every_wrong_check_digit_is_pointed_at()
    {
        var dice = new Random(1980);
        var tried = 0;
        for (var i = 0; i < 4000; i++)
        {
            var fields = ZoneMaker.Some(dice);
            var zone = string.Concat(ZoneMaker.Write(fields));
            foreach (var at in CheckDigits(fields.Format))
            {
                // Not every state fills the one of the optional data, and of a long number it stands elsewhere.
                if (!char.IsAsciiDigit(zone[at]))
                    continue;
                tried++;
                var wrong = zone[..at] + (char)('0' + ((zone[at] - '0' + 1 + dice.Next(9)) % 10)) + zone[(at + 1)..];
                Assert.Contains(Read(wrong).Problems, problem => !problem.IsRemark && problem.Place is not null);
            }
        }
        Assert.True(tried > 12_000);
    }

    [Fact]
    public void A_zone_in_a_field_for_something_else_is_seen_and_a_name_is_not()
    {
        var dice = new Random(55);
        for (var i = 0; i < 2000; i++)
            Assert.True(MachineReadableZone.IsLikelyIn(string.Concat(ZoneMaker.Write(ZoneMaker.Some(dice)))));
        foreach (var no in new[] { null, "", "selam tesfay 3-4-1990", "<<<<", new string('<', 2000), "Mohamed Abdirahman Hassan Warsame-Oluwaseun van den Berghe 12-04-1991" })
            Assert.False(MachineReadableZone.IsLikelyIn(no));
    }

    [Fact]
    public void A_digit_for_another_digit_never_passes_in_a_date()
    {
        var dice = new Random(12);
        for (var i = 0; i < 3000; i++)
        {
            var fields = ZoneMaker.Some(dice);
            var zone = string.Concat(ZoneMaker.Write(fields));
            var birth = fields.Format switch { ZoneFormat.Td1 => 30, ZoneFormat.Td3 or ZoneFormat.MrvA => 57, _ => 49 };
            var at = birth + dice.Next(6);
            var other = (char)('0' + dice.Next(10));
            if (!char.IsAsciiDigit(zone[at]) || zone[at] == other)
                continue;
            Assert.Contains(Read(zone[..at] + other + zone[(at + 1)..]).Problems, problem => problem.Field == ZoneField.BirthDate && !problem.IsRemark);
        }
    }

    [Fact]
    public void A_proposal_makes_its_field_right_and_changes_only_what_it_says()
    {
        var dice = new Random(2026);
        var proposals = 0;
        for (var i = 0; i < 6000; i++)
        {
            var zone = string.Concat(ZoneMaker.Write(ZoneMaker.Some(dice)));
            const string Easy = "0O1I8B5S2Z6G";
            var at = dice.Next(5, zone.Length);
            if (Easy.IndexOf(zone[at], StringComparison.Ordinal) is not (var place and >= 0))
                continue;
            var confused = zone[..at] + Easy[place ^ 1] + zone[(at + 1)..];
            foreach (var problem in Read(confused).Problems.Where(problem => problem.Proposal is not null))
            {
                proposals++;
                var accepted = problem.Proposal!.Zone.Replace("\n", "", StringComparison.Ordinal);
                Assert.Equal(problem.Proposal.Changes.Count, Enumerable.Range(0, zone.Length).Count(one => accepted[one] != confused[one]));
                Assert.DoesNotContain(Read(problem.Proposal.Zone).Problems, left => !left.IsRemark && left.Field == problem.Field && problem.Field != ZoneField.Names);
            }
        }
        Assert.True(proposals > 500);
    }

    [Fact]
    public void Whatever_is_given_it_never_throws_and_takes_no_time()
    {
        var dice = new Random(404);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 6000; i++)
        {
            var text = new StringBuilder();
            var length = dice.Next(4) == 0 ? new[] { 72, 88, 90 }[dice.Next(3)] : dice.Next(i % 500 == 0 ? 200_000 : 200);
            for (var at = 0; at < length; at++)
            {
                text.Append(dice.Next(5) switch
                {
                    // Any unit at all, half of a pair too.
                    0 => (char)dice.Next(0x10000),
                    1 => " \t\r\n«‹＜<"[dice.Next(8)],
                    _ => Alphabet[dice.Next(Alphabet.Length)],
                });
            }
            var read = Read(text.ToString());
            Assert.True(read.Document is not null || read.Problems.Count == 1);
            Assert.All(read.Problems, problem => Assert.True(problem.Place is not { } place || (place.Line <= read.Lines.Count && place.Position <= read.Lines[place.Line - 1].Length)));
        }
        // Not a measurement: far above what it takes, far below what a loop without an end would take.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_zone_with_noise_in_it_never_throws()
    {
        var dice = new Random(405);
        for (var i = 0; i < 6000; i++)
        {
            var zone = string.Concat(ZoneMaker.Write(ZoneMaker.Some(dice))).ToCharArray();
            for (var times = dice.Next(1, 12); times > 0; times--)
                zone[dice.Next(zone.Length)] = dice.Next(3) == 0 ? (char)dice.Next(0x10000) : Alphabet[dice.Next(Alphabet.Length)];
            Assert.NotNull(Read(new(zone)));
        }
    }

    private static int Value(char character) => character == '<' ? 0 : Alphabet.IndexOf(character, StringComparison.Ordinal);

    /// <summary>Of number, birth, expiry, optional data and the whole, as far as the format has them.</summary>
    private static int[] CheckDigits(ZoneFormat format) => format switch
    {
        ZoneFormat.Td1 => [14, 36, 44, 59],
        ZoneFormat.Td2 => [45, 55, 63, 71],
        ZoneFormat.Td3 => [53, 63, 71, 86, 87],
        ZoneFormat.MrvA => [53, 63, 71],
        _ => [45, 55, 63],
    };

    /// <summary>Number, dates and their check digits.</summary>
    private static int[] Places(ZoneFormat format) => format switch
    {
        ZoneFormat.Td1 => [.. Enumerable.Range(5, 10), .. Enumerable.Range(30, 7), .. Enumerable.Range(38, 7)],
        ZoneFormat.Td3 or ZoneFormat.MrvA => [.. Enumerable.Range(44, 10), .. Enumerable.Range(57, 7), .. Enumerable.Range(65, 7)],
        _ => [.. Enumerable.Range(36, 10), .. Enumerable.Range(49, 7), .. Enumerable.Range(57, 7)],
    };
}
