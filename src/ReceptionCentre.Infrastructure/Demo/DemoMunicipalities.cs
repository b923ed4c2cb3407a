using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// The settings of the towns of the demonstration: a desk, a colour, a logo that nobody else has, and terms that differ. All
/// invented; the logos are drawn here, dot by dot.
/// </summary>
internal static class DemoMunicipalities
{
    private const int Side = 160;

    private static readonly IReadOnlyList<DemoDesk> Desks =
    [
        // The home town of the accounts keeps the terms of the region: so one of five shows how that looks.
        new("0363", "Balie Nieuwkomers Amsterdam", "Kadeplein 12\n1013 AB Amsterdam", "020 555 0140", "#a3122a", new(), Cross),
        new("0772", "Nieuwkomersloket Eindhoven", "Lichtstraat 8\n5611 CD Eindhoven", "040 555 0172", "#8a4b00", new(SilentDays: 56, DraftDays: 21, ProgressTalkDays: 120), Rays),
        new("1783", "Steunpunt Nieuwkomers Westland", "Kasweg 101\n2671 EF Naaldwijk", "0174 555 183", "#2f6b1f", new(SilentDays: 28, NewDays: 7, ReferralAnswerDays: 10, ReferralExpiryDays: 60), Leaf),
        new("1950", "Ontvangst Westerwolde", "Grensweg 3\n9561 GH Ter Apel", "0599 555 150", "#1d4f91", new(SilentDays: 35, NoPlanDays: 42), Waves),
        new("0362", "Welcome Desk Amstelveen", "Polderhof 20\n1181 JK Amstelveen", "020 555 0162", "#5b3a8c", new(SilentDays: 60, AheadDays: 14), Rings),
    ];

    /// <summary>Adds them to what is about to be saved.</summary>
    public static void Settle(ReceptionDbContext db)
    {
        foreach (var (desk, number) in Desks.Select((desk, number) => (desk, number)))
        {
            var accent = AccentColour.Parse(desk.Accent);
            var logo = Png(desk.Drawing, accent);
            var kept = new KeptLogo(Checksum.Of(logo), LogoFormat.Png);
            var host = desk.Name.ToLowerInvariant().Replace(' ', '-');
            var settings = MunicipalitySettings.For(desk.Code, DemoNumbers.SettingsId(number));
            settings.Describe(new(
                desk.Name, desk.Address, desk.Telephone, $"balie@{host}.example", $"https://{host}.example", "Maandag tot en met vrijdag, 9.00 tot 16.30 uur",
                "Monday to Friday, 9:00 to 16:30", accent));
            settings.Show(kept);
            settings.Choose(desk.Terms);
            db.MunicipalitySettings.Add(settings);
            db.MunicipalityLogos.Add(new(kept.Sha256, kept.Format, logo));
        }
    }

    // Each says of a dot (from the middle, -1 to 1) whether it is inked.
    private static bool Cross(double x, double y) => Math.Min(Math.Abs(x - y), Math.Abs(x + y)) < 0.16 && (x * x) + (y * y) < 0.75;

    private static bool Rays(double x, double y) =>
        Math.Sqrt((x * x) + (y * y)) is var far && (far < 0.34 || (far is > 0.46 and < 0.9 && Math.Cos(8 * Math.Atan2(y, x)) > 0.55));

    private static bool Leaf(double x, double y) =>
        ((x + 0.45) * (x + 0.45)) + (y * y) < 0.9 && ((x - 0.45) * (x - 0.45)) + (y * y) < 0.9 && Math.Abs(x) > 0.045;

    private static bool Waves(double x, double y) => Math.Abs(x) < 0.88 && Math.Abs(y) < 0.8 && Math.Sin((y + (0.13 * Math.Sin(x * 6))) * 11) > 0.1;

    private static bool Rings(double x, double y) =>
        Ring(x + 0.35, y + 0.2) || Ring(x - 0.35, y + 0.2) || Ring(x, y - 0.38);

    private static bool Ring(double x, double y) => Math.Sqrt((x * x) + (y * y)) is > 0.3 and < 0.46;

    /// <summary>A PNG of one colour on white; the edges are softened by looking at sixteen places in each dot.</summary>
    private static byte[] Png(Func<double, double, bool> inked, AccentColour ink)
    {
        var lines = new byte[Side * (1 + (3 * Side))];
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var share = 0;
                for (var place = 0; place < 16; place++)
                    share += inked(At(column, place % 4), At(row, place / 4)) ? 1 : 0;
                var at = (row * (1 + (3 * Side))) + 1 + (3 * column);
                (lines[at], lines[at + 1], lines[at + 2]) = (Mixed(ink.Red, share), Mixed(ink.Green, share), Mixed(ink.Blue, share));
            }
        }
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            packing.Write(lines);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Side);
        // Eight bits, three colours.
        (head[8], head[9]) = (8, 2);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static double At(int dot, int part) => ((2 * (dot + ((part + 0.5) / 4))) / Side) - 1;

    private static byte Mixed(byte ink, int share) => (byte)(255 - ((255 - ink) * share / 16));

    private static byte[] Chunk(string name, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(chunk, 4);
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), PngSum.Of(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    private sealed record DemoDesk(string Code, string Name, string Address, string Telephone, string Accent, OwnTerms Terms, Func<double, double, bool> Drawing);
}
