using System.Globalization;

namespace ReceptionCentre.Domain.Municipalities;

/// <summary>
/// The one colour of a municipality, from which all others of its look follow. Whether it can be read is computed as WCAG 2.2
/// defines it: relative luminance and contrast ratio (w3.org/TR/WCAG22, definitions), at least 4.5:1 (success criterion 1.4.3).
/// </summary>
public readonly record struct AccentColour
{
    /// <summary>Contrast that text needs with its ground.</summary>
    public const double Readable = 4.5;

    /// <summary>"#rrggbb".</summary>
    public const int Length = 7;

    public static readonly AccentColour White = new(255, 255, 255);

    /// <summary>The ground of our pages (--rc-paper in tokens.css).</summary>
    public static readonly AccentColour Page = new(0xf3, 0xf4, 0xf1);

    private AccentColour(byte red, byte green, byte blue) => (Red, Green, Blue) = (red, green, blue);

    public byte Red { get; }
    public byte Green { get; }
    public byte Blue { get; }

    /// <summary>Between 0 (black) and 1 (white).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>White text on it, and it as text on the page, can both be read. The page is the harder of the two.</summary>
    public bool IsReadable => Worst >= Readable;

    /// <summary>The lower of the contrast of white text on it and of it on the page.</summary>
    public double Worst => Math.Min(ContrastWith(White), ContrastWith(Page));

    /// <summary>From 1 (the same) to 21 (black and white).</summary>
    public double ContrastWith(AccentColour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>The same colour, only as much darker as it must be to be readable; itself when it is.</summary>
    public AccentColour NearestReadable()
    {
        var colour = this;
        for (var part = 255; !colour.IsReadable; part--)
            colour = Times(part / 256.0);
        return colour;
    }

    /// <exception cref="FormatException">No colour.</exception>
    public static AccentColour Parse(string text) => TryParse(text, out var colour) ? colour : throw new FormatException($"'{text}' is no colour.");

    /// <summary>"#0b5b63", "0b5b63" or "#0bc"; false when it is none of these.</summary>
    public static bool TryParse(string? text, out AccentColour colour)
    {
        colour = default;
        var hex = (text ?? "").Trim().TrimStart('#');
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(digit => new string(digit, 2)));
        if (hex.Length != 6 || !hex.All(char.IsAsciiHexDigit))
            return false;
        var number = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        colour = new((byte)(number >> 16), (byte)(number >> 8), (byte)number);
        return true;
    }

    /// <summary>Lower case, with the sign before it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>Darker: each part of the colour times a factor below 1.</summary>
    internal AccentColour Times(double factor) => Each(part => part * factor);

    /// <summary>Mixed with white: 0 is itself, 1 is white.</summary>
    internal AccentColour WithWhite(double share) => Each(part => part + ((255 - part) * share));

    private AccentColour Each(Func<byte, double> change) =>
        new((byte)Math.Round(change(Red)), (byte)Math.Round(change(Green)), (byte)Math.Round(change(Blue)));

    private static double Linear(byte part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}

/// <summary>The colours that follow from an accent. Wherever one of them is text or ground of text, it has 4.5:1.</summary>
/// <param name="Dark">For what is pointed at.</param>
/// <param name="Tint">Ground under ink, the accent or its dark.</param>
/// <param name="Bar">Ground of the bar, under white.</param>
/// <param name="BarLine">Lines in the bar; no text.</param>
/// <param name="BarInkSoft">Secondary text in the bar.</param>
public sealed record LookColours(AccentColour Accent, AccentColour Dark, AccentColour Tint, AccentColour Bar, AccentColour BarLine, AccentColour BarInkSoft)
{
    /// <summary>White on the bar is far above what text needs: the bar is the darkest thing of a page.</summary>
    private const double BarContrast = 9;

    public static LookColours Of(AccentColour accent)
    {
        var tint = accent.WithWhite(0.88);
        for (var share = 0.89; accent.ContrastWith(tint) < AccentColour.Readable && share < 1; share += 0.01)
            tint = accent.WithWhite(share);
        var bar = accent.Times(0.75);
        for (var factor = 0.74; bar.ContrastWith(AccentColour.White) < BarContrast; factor -= 0.01)
            bar = accent.Times(factor);
        return new(accent, accent.Times(0.7), tint, bar, bar.WithWhite(0.25), bar.WithWhite(0.8));
    }
}
