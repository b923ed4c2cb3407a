using System.Globalization;
using System.Text.RegularExpressions;

namespace ReceptionCentre.Domain.OffSite;

/// <summary>What a reader or a person typed to mean a slip; exactly one of the three is filled.</summary>
/// <param name="Number">Number on the slip.</param>
/// <param name="Code">Code in its picture.</param>
/// <param name="Place">A bare place in the row, which means something only on the page of its day.</param>
public sealed partial record SlipText(SlipNumber? Number, string? Code, int? Place)
{
    public const int MaximumLength = 300;

    /// <summary>In the field of a row: an address, a code, a number, or only the place in the row.</summary>
    public static SlipText? ReadInRow(string typed)
    {
        typed = typed.Trim();
        if (SlipCode.IsOne(typed.ToLowerInvariant()))
            return new(null, typed.ToLowerInvariant(), null);
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? new(null, null, place) : ReadAnywhere(typed);
    }

    /// <summary>
    /// Where names are typed too: only what can be nothing else, the whole address or the number with its letter. A reader
    /// that is set to another keyboard garbles the dashes and colons of an address; its end is enough.
    /// </summary>
    public static SlipText? ReadAnywhere(string? typed)
    {
        typed = (typed ?? "").Trim();
        if (typed.Length > MaximumLength)
            return null;
        if (SlipNumber.TryParse(typed, out var number))
            return new(number, null, null);
        var code = Address().Match(typed) is { Success: true } found ? found.Groups["code"].Value.ToLowerInvariant() : null;
        return SlipCode.IsOne(code) ? new(null, code, null) : null;
    }

    [GeneratedRegex(@"[^a-z0-9]s[^a-z0-9](?<code>[a-z0-9]{16})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
