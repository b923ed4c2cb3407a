namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// The consonants of a word in seven classes, without vowels and without what comes and goes (h, w, y): one key for all
/// scripts and spellings. A letter that can be read in two ways gives two keys, so two spellings of a name share one.
/// </summary>
public static class Skeleton
{
    public const int Longest = 12, MostKeys = 8;

    // A word without consonants: "Aya".
    private const string None = "-";

    private static readonly (Sound Sounds, char Key)[] Classes =
    [
        (Sound.P | Sound.B, 'p'), (Sound.F | Sound.V, 'f'), (Sound.M, 'm'), (Sound.N, 'n'), (Sound.T | Sound.D, 't'), (Sound.K | Sound.G | Sound.X, 'k'),
        (Sound.S | Sound.Z | Sound.Sh | Sound.Zh | Sound.Ch | Sound.J | Sound.Ts, 's'), (Sound.R, 'r'), (Sound.L, 'l'),
        (Sound.H | Sound.W | Sound.Y | Sound.Vowels, '\0'),
    ];

    /// <summary>The keys of a word, the likeliest reading first; a word without consonants has the key "-".</summary>
    public static IReadOnlyList<string> Of(SpokenWord word)
    {
        // The likeliest reading of every sound first; then those in which one sound is read otherwise, then two.
        var keys = new List<(string Key, int Otherwise)> { ("", 0) };
        foreach (var sound in word.Sounds)
        {
            if (sound.IsVowel)
                continue;
            var readings = Readings(sound);
            if (readings is ['\0'])
                continue;
            keys = [.. readings.SelectMany((reading, place) => keys.Select(key => (Key: Longer(key.Key, reading), Otherwise: key.Otherwise + Math.Min(place, 1))))
                .GroupBy(key => key.Key, StringComparer.Ordinal).Select(same => same.MinBy(key => key.Otherwise)).OrderBy(key => key.Otherwise).Take(MostKeys)];
        }
        return [.. keys.Select(key => key.Key.Length == 0 ? None : key.Key).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Keys that differ from this one by one letter more, one less, another, or two neighbours changed.</summary>
    public static IEnumerable<string> OneOff(string key)
    {
        key = key == None ? "" : key;
        var letters = Classes.Select(one => one.Key).Where(letter => letter != '\0').ToList();
        for (var at = 0; at <= key.Length; at++)
        {
            foreach (var letter in letters)
                yield return Single(key[..at] + letter + key[at..]);
            if (at == key.Length)
                yield break;
            yield return Single(key[..at] + key[(at + 1)..]);
            foreach (var letter in letters)
                yield return Single(key[..at] + letter + key[(at + 1)..]);
            if (at + 1 < key.Length)
                yield return Single(key[..at] + key[at + 1] + key[at] + key[(at + 2)..]);
        }
    }

    private static string Single(string key)
    {
        var letters = key.Where((letter, at) => at == 0 || key[at - 1] != letter).Take(Longest).ToArray();
        return letters.Length == 0 ? None : new(letters);
    }

    private static string Longer(string key, char reading) => reading == '\0' || (key.Length > 0 && key[^1] == reading) || key.Length == Longest ? key : key + reading;

    private static List<char> Readings(SpokenSound sound)
    {
        var readings = new List<char>(3);
        foreach (var (sounds, key) in Classes)
        {
            if ((sound.First & sounds) != 0)
                readings.Insert(0, key);
            else if ((sound.Can & sounds) != 0)
                readings.Add(key);
        }
        if (sound.Optional && !readings.Contains('\0'))
            readings.Add('\0');
        return readings;
    }
}
