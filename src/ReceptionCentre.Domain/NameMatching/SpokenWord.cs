using System.Text;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>Turns writing that the centre has no table for (Chinese, Georgian, Tamil …) into Latin letters.</summary>
public interface IRomaniser
{
    /// <summary>What made it, with its version: keys of another version are made anew.</summary>
    string Version { get; }

    /// <summary>The text in Latin letters, lower case, without marks of tone.</summary>
    string Romanise(string text);

    /// <summary>Chinese characters in their simplified form; everything else as it is.</summary>
    string Simplify(string text);
}

/// <summary>A word of a name as it is written and as it sounds, in whatever script.</summary>
/// <param name="Written">The folded word, see <see cref="NameWords"/>.</param>
public sealed record SpokenWord(string Written, WritingSystem System, IReadOnlyList<SpokenSound> Sounds)
{
    private IReadOnlyList<string>? _skeletons;
    private IReadOnlySet<int>? _variants;
    private bool? _isCommon;
    private SpokenWord? _withoutPrefix;
    private SoundRun? _toAlign;
    private IReadOnlyList<SpokenSound>? _heard;
    private double? _weight;

    // What was worked out belongs to the sounds: a word that is given others begins anew.
    private SpokenWord(SpokenWord other) => (Written, System, Sounds) = (other.Written, other.System, other.Sounds);

    /// <summary>The keys by which the word is found, the likeliest reading first, see <see cref="Skeleton"/>.</summary>
    public IReadOnlyList<string> Skeletons => _skeletons ??= Skeleton.Of(this);

    /// <summary>The groups of <see cref="NameVariants"/> that it belongs to.</summary>
    public IReadOnlySet<int> Variants => _variants ??= NameVariants.Known.Groups(this);

    /// <summary>As a family name: a prefix that is written on to it may be left out.</summary>
    public SpokenWord WithoutPrefix => _withoutPrefix ??= SpokenName.WithoutPrefix(this);

    internal SoundRun ToAlign => _toAlign ??= new(Sounds, System);

    /// <summary>The sounds that are always there.</summary>
    internal IReadOnlyList<SpokenSound> Heard => _heard ??= [.. Sounds.Where(sound => !sound.Optional)];

    /// <summary>How much it tells.</summary>
    internal double Weight => _weight ??= Sounds.Sum(sound => sound.Weight);

    /// <summary>Very many people bear it.</summary>
    public bool IsCommon => _isCommon ??= NameVariants.Known.IsCommon(this);

    public bool Equals(SpokenWord? other) => other is not null && (Written, System) == (other.Written, other.System) && Sounds.SequenceEqual(other.Sounds);

    public override int GetHashCode() => HashCode.Combine(Written, System);

    /// <summary>Reads a word; <paramref name="word"/> still has its marks, for "š" is not "s".</summary>
    public static SpokenWord Read(string word, IRomaniser romaniser)
    {
        var lower = word.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var system = WritingSystems.Of(lower);
        if (system == WritingSystem.Han)
            lower = romaniser.Simplify(lower);
        var sounds = system switch
        {
            WritingSystem.Latin => Spellings.Latin.Read(WithoutDoubles(lower), out _),
            WritingSystem.Cyrillic => Spellings.Cyrillic.Read(lower, out _),
            WritingSystem.Greek => Spellings.Greek.Read(WithoutMarks(lower), out _),
            WritingSystem.Arabic => Arabic(WithoutMarks(lower, keepHamza: true)),
            WritingSystem.Hebrew => Spellings.Hebrew.Read(WithoutMarks(lower), out _),
            WritingSystem.Ethiopic => Ethiopic(lower),
            WritingSystem.Devanagari => Devanagari(lower),
            _ => Spellings.Latin.Read(WithoutDoubles(romaniser.Romanise(lower).ToLowerInvariant()), out _),
        };
        return new(string.Concat(NameWords.Of(system == WritingSystem.Han ? lower : word)), system, Servant(Tidy(sounds)));
    }

    // The same sound twice in a row is written double by one and single by another.
    private static List<SpokenSound> Tidy(List<SpokenSound> sounds)
    {
        for (var at = sounds.Count - 1; at > 0; at--)
        {
            if (sounds[at].Can == sounds[at - 1].Can && !sounds[at].IsVowel)
                sounds.RemoveAt(at);
        }
        return sounds;
    }

    // "Servant of": Abdul Rahman, Abderrahmane, Abdelrahman. The vowel is anybody's and the l mostly goes into the next letter.
    private static List<SpokenSound> Servant(List<SpokenSound> sounds)
    {
        if (sounds is [{ Can: Sound.A }, { Can: Sound.B }, { Can: Sound.D }, { IsVowel: true }, _, _, _, ..])
        {
            sounds[3] = new(Sound.A | Sound.E | Sound.O | Sound.U, Optional: true);
            if (sounds[4].Can == Sound.L)
                sounds[4] = new(Sound.L, Optional: true);
        }
        return sounds;
    }

    // Consonants only: "aa", "ee", "oo" say that a vowel is long.
    private static string WithoutDoubles(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (text.Length == 0 || text[^1] != letter || "aeiou".Contains(letter, StringComparison.Ordinal))
                text.Append(letter);
        }
        return text.ToString();
    }

    private static string WithoutMarks(string word, bool keepHamza = false)
    {
        var text = new StringBuilder(word.Length);
        foreach (var rune in word.Normalize(keepHamza ? NormalizationForm.FormC : NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (global::System.Globalization.UnicodeCategory.NonSpacingMark or global::System.Globalization.UnicodeCategory.Format) && rune.Value != 'ـ')
                text.Append(rune);
        }
        return text.ToString();
    }

    // The article is written on to the word; after "servant of" its l is not spoken before sun letters.
    private static List<SpokenSound> Arabic(string word)
    {
        var article = word.StartsWith("ال", StringComparison.Ordinal) && word.Length > 4 ? 2 : 0;
        var servant = word.StartsWith("عبدال", StringComparison.Ordinal) && word.Length > 6 ? 5 : 0;
        var rest = word[(article + servant)..];
        var sounds = new List<SpokenSound>();
        if (article > 0)
            sounds.AddRange([new(Sound.A | Sound.E, Optional: true), new(Sound.L, Optional: true)]);
        if (servant > 0)
            sounds.AddRange([new(Sound.A), new(Sound.B), new(Sound.D), new(Sound.U | Sound.E | Sound.A | Sound.O, Optional: true), new(Sound.L, Optional: true)]);
        // "Light of the faith": the article inside is spoken as the letter after it.
        var inside = rest.EndsWith("الدين", StringComparison.Ordinal) && rest.Length > 6 ? rest.Length - 5 : rest.Length;
        sounds.AddRange(Spellings.Arabic.Read(rest[..inside], out _));
        if (inside < rest.Length)
        {
            sounds.AddRange([new(Sound.A | Sound.E | Sound.U, Optional: true), new(Sound.L, Optional: true)]);
            sounds.AddRange(Spellings.Arabic.Read(rest[(inside + 2)..], out _));
        }
        if (article + servant == 0 && sounds.Count > 0 && rest[0] == 'ا')
            sounds[0] = new(Sound.A | Sound.E | Sound.I | Sound.O | Sound.U);
        // At the end ه is mostly the vowel of "Fatemeh"; ا and ی there are always spoken.
        if (rest.Length > 2 && rest[^1] == 'ه' && sounds.Count > 1)
        {
            sounds[^1] = new(Sound.A | Sound.E, Optional: true);
            sounds.Add(new(Sound.H, Optional: true));
        }
        return sounds;
    }

    private static readonly SpokenSound[][] Rows = [.. Spellings.EthiopicRows.Split(' ').Select(Row)];

    private static SpokenSound[] Row(string name) => name switch
    {
        "*" => [],
        "KW" => [new(Sound.K), new(Sound.W | Sound.U, Optional: true)],
        "GW" => [new(Sound.G), new(Sound.W | Sound.U, Optional: true)],
        "HW" => [new(Sound.H | Sound.X), new(Sound.W | Sound.U, Optional: true)],
        "X" => [new(Sound.X | Sound.K | Sound.H)],
        _ => [new(Enum.Parse<Sound>(name) is Sound.K ? Sound.K | Sound.G : Enum.Parse<Sound>(name))],
    };

    private static List<SpokenSound> Ethiopic(string word)
    {
        var sounds = new List<SpokenSound>();
        foreach (var letter in word)
        {
            var (row, vowel) = ((letter - 0x1200) / 8, (letter - 0x1200) % 8);
            if (letter < 0x1200 || row >= Rows.Length)
                continue;
            sounds.AddRange(Rows[row]);
            var glottal = Rows[row].Length == 0;
            sounds.Add(vowel switch
            {
                0 => new(Sound.A | Sound.E),
                1 => new(Sound.U),
                2 => new(Sound.I),
                3 => new(Sound.A),
                4 => new(Sound.E | Sound.I),
                5 => new(Sound.E | Sound.I, Optional: !glottal),
                6 => new(Sound.O),
                _ => new(Sound.W | Sound.A, Optional: true),
            });
        }
        return sounds;
    }

    private static List<SpokenSound> Devanagari(string word)
    {
        const char NoVowel = '्', Nukta = '़';
        var sounds = new List<SpokenSound>();
        var text = word.Normalize(NormalizationForm.FormD).Replace(Nukta.ToString(), "", StringComparison.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var length = at + 3 <= text.Length && text.Substring(at, 3) is "क्ष" or "ज्ञ" ? 3 : 1;
            var consonant = Spellings.DevanagariConsonants.Read(text.Substring(at, length), out var known);
            if (known == 0)
            {
                sounds.AddRange(Spellings.DevanagariVowels.Read(text.Substring(at, 1), out _));
                at++;
                continue;
            }
            sounds.AddRange(consonant);
            at += length;
            // A consonant carries an "a" unless another vowel or the sign without follows; at the end nobody speaks it.
            if (at < text.Length && text[at] == NoVowel)
                at++;
            else if (at >= text.Length || text[at] is < 'ऺ' or > 'ौ')
                sounds.Add(new(Sound.A, Optional: true));
        }
        return sounds;
    }
}
