using System.Globalization;
using System.Text;
using ReceptionCentre.Domain.TravelDocuments;

namespace ReceptionCentre.Domain.Tests.TravelDocuments;

/// <summary>Writes zones as an issuing state does, from the fields; its own arithmetic, so that reading is not checked with itself.</summary>
internal static class ZoneMaker
{
    public static readonly HashSet<string> States = new(StringComparer.Ordinal)
    {
        "UTO", "NLD", "D", "ERI", "SYR", "UKR", "POL", "XXA", "XXB", "GBD", "RKS", "UNO", "CHN", "SOM",
    };

    /// <param name="Optional">The optional data; of a card what follows the number, without a number that goes on.</param>
    public sealed record Fields(
        ZoneFormat Format, string Code, string Issuer, string Primary, string? Secondary, string Number, string Nationality, string Birth, char Sex, string Until,
        string Optional = "", string SecondOptional = "");

    public static string Digit(string characters)
    {
        var sum = 0;
        for (var i = 0; i < characters.Length; i++)
        {
            var value = characters[i] == '<' ? 0 : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".IndexOf(characters[i], StringComparison.Ordinal);
            sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return (sum % 10).ToString(CultureInfo.InvariantCulture);
    }

    public static string[] Write(Fields of)
    {
        var (first, after) = of.Number.Length <= 9
            ? (Pad(of.Number, 9) + Digit(Pad(of.Number, 9)), of.Optional)
            : (of.Number[..9] + "<", of.Number[9..] + Digit(of.Number) + "<" + of.Optional);
        var (birth, until) = (of.Birth + Digit(of.Birth), of.Until + Digit(of.Until));
        var names = of.Primary.Replace(' ', '<') + (of.Secondary is null ? "" : "<<" + of.Secondary.Replace(' ', '<'));
        var head = Pad(of.Code, 2) + Pad(of.Issuer, 3);
        switch (of.Format)
        {
            case ZoneFormat.Td1:
                var (upper, middle) = (first + Pad(after, 15), Pad(of.SecondOptional, 11));
                return [head + upper, birth + of.Sex + until + Pad(of.Nationality, 3) + middle + Digit(upper + birth + until + middle), Pad(names, 30)];
            case ZoneFormat.Td2:
                var rest = Pad(after, 7);
                return [head + Pad(names, 31), first + Pad(of.Nationality, 3) + birth + of.Sex + until + rest + Digit(first + birth + until + rest)];
            case ZoneFormat.Td3:
                var own = Pad(of.Optional, 14) + (of.Optional.Length == 0 ? "<" : Digit(Pad(of.Optional, 14)));
                return [head + Pad(names, 39), first + Pad(of.Nationality, 3) + birth + of.Sex + until + own + Digit(first + birth + until + own)];
            default:
                var wide = of.Format == ZoneFormat.MrvA;
                return [head + Pad(names, wide ? 39 : 31), first + Pad(of.Nationality, 3) + birth + of.Sex + until + Pad(of.Optional, wide ? 16 : 8)];
        }
    }

    /// <summary>A zone of random fields. Names are short enough to stand whole.</summary>
    public static Fields Some(Random dice, ZoneFormat? wanted = null)
    {
        var format = wanted ?? (ZoneFormat)dice.Next(1, 6);
        string Word(int from, int to, string of) => string.Concat(Enumerable.Range(0, dice.Next(from, to)).Select(_ => of[dice.Next(of.Length)]));
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Both = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        string Name() => Word(2, 7, Letters);
        var born = new DateOnly(1930, 1, 1).AddDays(dice.Next(96 * 365));
        var birth = dice.Next(8) switch
        {
            0 => $"{born:yy}<<<<",
            1 => $"{born:yyMM}<<",
            2 when dice.Next(4) == 0 => "<<<<<<",
            _ => born.ToString("yyMMdd", CultureInfo.InvariantCulture),
        };
        var longNumber = format is ZoneFormat.Td1 or ZoneFormat.Td2 && dice.Next(4) == 0;
        var code = format switch
        {
            ZoneFormat.Td3 => dice.Next(2) == 0 ? "P" : "PN",
            ZoneFormat.MrvA or ZoneFormat.MrvB => dice.Next(2) == 0 ? "V" : "VC",
            _ => new[] { "I", "ID", "IR", "AR", "AC", "C" }[dice.Next(6)],
        };
        var states = States.Order(StringComparer.Ordinal).ToArray();
        return new(
            format, code, states[dice.Next(states.Length)], dice.Next(3) == 0 ? $"{Name()} {Name()}" : Name(), dice.Next(6) == 0 ? null : dice.Next(2) == 0 ? $"{Name()} {Name()}" : Name(),
            Word(longNumber ? 10 : 5, longNumber ? 13 : 10, Both), states[dice.Next(states.Length)], birth, "MF<"[dice.Next(3)],
            new DateOnly(2020, 1, 1).AddDays(dice.Next(20 * 365)).ToString("yyMMdd", CultureInfo.InvariantCulture),
            format == ZoneFormat.Td1 && longNumber ? "" : format == ZoneFormat.Td2 ? "" : dice.Next(2) == 0 ? "" : Word(1, 8, Both),
            format == ZoneFormat.Td1 && dice.Next(2) == 0 ? Word(1, 11, Both) : "");
    }

    private static string Pad(string text, int length) => new StringBuilder(text).Append('<', length - text.Length).ToString();
}
