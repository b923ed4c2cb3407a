using System.Globalization;
using System.Text.RegularExpressions;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>A time of day as a clerk types it: "9", "9:30", "9.30", "930", "14u30".</summary>
public static partial class TimeText
{
    public static bool TryParse(string typed, out TimeOnly time)
    {
        time = default;
        if (Clock().Match(typed.Trim().ToLowerInvariant()) is not { Success: true } match)
            return false;
        var hours = int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture);
        var minutes = match.Groups["minutes"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
        if (hours > 23 || minutes > 59)
            return false;
        time = new(hours, minutes);
        return true;
    }

    /// <summary>"09:30", as it stands in a field.</summary>
    public static string InDigits(this TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<hours>[0-9]{1,2})(\s*[:.uh]\s*(?<minutes>[0-9]{2})?|(?<minutes>[0-9]{2}))?\s*(uur|u|h)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Clock();
}
