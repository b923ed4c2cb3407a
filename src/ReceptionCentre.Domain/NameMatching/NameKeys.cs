using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>The names and birth dates that somebody is known by; of two registrations that are one person those of both.</summary>
public sealed record KnownAs(IReadOnlyCollection<NameParts> Names, IReadOnlyCollection<PartialDate> Births)
{
    public static KnownAs Of(IReadOnlyCollection<Person> registrations) => new(
        [.. registrations.SelectMany(person => person.Names).Where(name => name.Stands).Select(name => name.Parts)],
        [.. registrations.SelectMany(person => person.Births).Where(birth => birth.Stands).Select(birth => birth.Born).Distinct()]);

    public KnownAs And(KnownAs other) => new([.. Names, .. other.Names], [.. Births.Union(other.Births)]);
}

/// <summary>
/// The keys by which a person is found: each folded word ("khaled"), the consonants of each word as it sounds ("=klt"), and
/// those of every two words in the order of the alphabet ("+klt.msr"); of a name of one word its consonants once
/// more ("!klt"). A person has the keys of all names that are known: the own name, the partner's, the name in the own script,
/// what we call the person, and of short forms the full name.
/// </summary>
public static class NameKeys
{
    /// <summary>Goes up when keys come out otherwise, so that stored keys are made anew.</summary>
    public const int Version = 3;

    private const char Sound = '=', Pair = '+', Alone = '!';

    // A letter that can be read in two ways gives two keys. The rest of the readings is met by who asks.
    private const int Stored = 2, Asked = 8, MostWords = 6, MostAsked = 48;

    /// <summary>Everything that is stored for a person.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<NameParts> names, IRomaniser romaniser)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            keys.UnionWith(NameWords.Of(name));
            foreach (var reading in SpokenName.Undivided(name, romaniser))
            {
                var ranked = Ranked(reading, Stored).Where(key => key.Rank < Stored).Select(key => key.Key).ToList();
                keys.UnionWith(ranked);
                if (reading.Count == 1)
                    keys.UnionWith(ranked.Select(AsOnlyWord));
            }
        }
        return keys;
    }

    /// <summary>The keys of a person by the names and birth date that stand.</summary>
    public static IEnumerable<NameKey> Of(Person person, IRomaniser romaniser) => Of(person.Id, KnownAs.Of([person]), romaniser);

    /// <summary>With every birth date that the person is known by; mostly there is one.</summary>
    public static IEnumerable<NameKey> Of(Guid personId, KnownAs known, IRomaniser romaniser)
    {
        var births = known.Births.Count == 0 ? [PartialDate.Unknown] : known.Births;
        return Of(known.Names, romaniser).SelectMany(key => births.Select(born => new NameKey(personId, key, born)));
    }

    /// <summary>What is asked for somebody: keys of one word, and of two, those of the likeliest spelling first.</summary>
    public static (IReadOnlyList<string> One, IReadOnlyList<string> Two) Asking(IEnumerable<SpokenName> readings)
    {
        var keys = readings.SelectMany(reading => Ranked(reading, Asked)).OrderBy(key => key.Rank).Select(key => key.Key).Distinct(StringComparer.Ordinal).ToLookup(key => key[0] == Sound);
        return ([.. keys[true].Take(MostAsked)], [.. keys[false].Take(MostAsked)]);
    }

    /// <summary>The key of one word as that of somebody who has, or is known by, no other word.</summary>
    public static string AsOnlyWord(string one) => Alone + one[1..];

    /// <summary>Keys of two of the words, of which one has one consonant too many, too few, another or in another place.</summary>
    public static IReadOnlySet<string> WithSlip(IReadOnlyList<SpokenWord> words)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var slipped = 0; slipped < words.Count; slipped++)
        {
            foreach (var one in Skeleton.OneOff(words[slipped].Skeletons[0]))
            {
                for (var other = 0; other < words.Count; other++)
                {
                    if (other != slipped)
                        keys.Add(PairOf(one, words[other].Skeletons[0]));
                }
            }
        }
        return keys;
    }

    private static string PairOf(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{Pair}{one}.{other}" : $"{Pair}{other}.{one}";

    // The rank counts from the likeliest reading of each word.
    private static IEnumerable<(string Key, int Rank)> Ranked(SpokenName name, int spellings)
    {
        var words = name.Given.Concat(name.Family).Take(MostWords).Select(word => Sounds(word, spellings)).ToList();
        for (var first = 0; first < words.Count; first++)
        {
            for (var one = 0; one < words[first].Count; one++)
            {
                yield return (Sound + words[first][one], one);
                for (var second = first + 1; second < words.Count; second++)
                {
                    for (var other = 0; other < words[second].Count; other++)
                        yield return (PairOf(words[first][one], words[second][other]), one + other);
                }
            }
        }
    }

    private static List<string> Sounds(SpokenWord word, int spellings) =>
        [.. word.Skeletons.Take(spellings).Concat(word.Variants.Take(spellings).Select(group => NameVariants.Known.FirstOf(group).Skeletons[0])).Distinct(StringComparer.Ordinal)];
}
