namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>
/// Reads the machine-readable zone of travel documents (ICAO Doc 9303, parts 3 to 7): passports, cards and visas. It never
/// changes what was read on its own: it points at what is wrong and proposes what a person can accept. Only where the format
/// leaves no other reading a K or C is read as the filler, and that is said.
/// </summary>
public static class MachineReadableZone
{
    /// <summary>More than a zone with spaces between all its characters and remains of a page; what is longer is not looked at.</summary>
    public const int MostCharacters = 1000;

    private const char Filler = '<';

    /// <summary>Whether what came in a field for something else is worth reading as a zone: it is long and has fillers.</summary>
    public static bool IsLikelyIn(string? text) => text is { Length: >= 30 and <= MostCharacters } && text.Count(character => character == Filler) > 3;

    /// <summary>Reads what was typed, pasted or scanned; never throws.</summary>
    /// <param name="today">A birth is never after it; the century of an expiry lies within fifty years of it.</param>
    /// <param name="states">Codes of states and organisations, without fillers.</param>
    public static ZoneReading Read(string? text, DateOnly today, IReadOnlySet<string> states)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Nothing(ZoneProblemKind.Empty, []);
        if (text.Length > MostCharacters)
            return Nothing(ZoneProblemKind.TooLong, []);
        var lines = ZoneText.Lines(text);
        if (lines.Count == 0)
            return Nothing(ZoneProblemKind.Empty, []);
        var best = ZoneText.Candidates(lines).Select(candidate => (Candidate: candidate, Score: Score(candidate.Layout, candidate.Zone) - (candidate.PutBack ? 1 : 0)))
            .Where(one => one.Score > 0).OrderByDescending(one => one.Score).Select(one => one.Candidate).FirstOrDefault();
        var counted = lines.Select(ZoneText.Count).ToList();
        return best is null ? Nothing(ZoneProblemKind.NotAZone, counted) : new ZoneParser(best.Layout, best.Zone, best.PutBack, today, states).Read(counted);
    }

    // How much a text looks like a zone of the format: it begins as one does, its dates are digits, its check digits hold.
    private static int Score(ZoneLayout layout, string zone)
    {
        var score = layout.BeginsWith(zone[0]) ? 4 : 0;
        score += layout.Birth.In(zone).Concat(layout.ValidUntil.In(zone)).Count(char.IsAsciiDigit) / 3;
        score += new[]
        {
            (layout.Number, layout.NumberCheck), (layout.Birth, layout.BirthCheck), (layout.ValidUntil, layout.ValidUntilCheck),
        }.Count(field => CheckDigit.Of(field.Item1.In(zone)) is { } digit && zone[field.Item2] == '0' + digit) * 3;
        score += layout.Names.In(zone).TrimEnd(Filler).Contains("<<", StringComparison.Ordinal) ? 1 : 0;
        // Half of it must look like a zone, or somebody pasted a sentence.
        return score >= 6 ? score : 0;
    }

    private static ZoneReading Nothing(ZoneProblemKind kind, IReadOnlyList<int> counted) => new(null, [], null, [], [new(kind)], counted);
}
