using System.Globalization;

namespace ReceptionCentre.Domain.Duo;

/// <summary>How an integration stands on one side, here or at the executing agency. Null = nothing stands there.</summary>
/// <param name="Route">B, O or Z.</param>
/// <param name="IsObliged">Null: nothing was decided, or nothing is known of it.</param>
public sealed record DuoSide(DateOnly? PipOn, string? Route, DateOnly? PvtOn, DateOnly? MapOn, DateOnly? TermFrom, DateOnly? TermLastDay, bool? IsObliged);

/// <summary>Compares the two sides. A term that we computed is compared once the agency gave one; a route where both have a PIP.</summary>
public static class DuoSides
{
    public static IReadOnlyList<(DuoComparison What, string? Ours, string? Theirs)> Differences(DuoSide ours, DuoSide theirs)
    {
        var both = ours.PipOn is not null && theirs.PipOn is not null;
        (DuoComparison What, string? Ours, string? Theirs)[] all =
        [
            (DuoComparison.Pip, Text(ours.PipOn), Text(theirs.PipOn)),
            (DuoComparison.Route, both ? ours.Route : null, both ? theirs.Route : null),
            (DuoComparison.Pvt, Text(ours.PvtOn), Text(theirs.PvtOn)),
            (DuoComparison.Map, Text(ours.MapOn), Text(theirs.MapOn)),
            (DuoComparison.TermFrom, theirs.TermFrom is null ? null : Text(ours.TermFrom), Text(theirs.TermFrom)),
            (DuoComparison.TermLastDay, theirs.TermLastDay is null ? null : Text(ours.TermLastDay), Text(theirs.TermLastDay)),
            (DuoComparison.Duty, Text(ours.IsObliged), Text(theirs.IsObliged)),
        ];
        return [.. all.Where(one => one.Ours != one.Theirs)];
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(bool? value) => value switch { true => DuoMessages.Yes, false => DuoMessages.No, _ => null };
}
