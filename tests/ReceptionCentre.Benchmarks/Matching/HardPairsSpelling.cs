using System.Globalization;
using System.Text;

namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>By which rules somebody brought a name into Latin letters.</summary>
internal enum HardStandard
{
    /// <summary>As a passport has it: ICAO 9303, the national table of Ukraine and of Bulgaria, ELOT 743, pinyin; elsewhere the commonest spelling.</summary>
    Passport,

    /// <summary>As a library has it, with carons; Wade-Giles for Chinese.</summary>
    Scholarly,

    /// <summary>As an English newspaper has it; Cantonese for Chinese.</summary>
    English,
    German,
    French,
    Polish,
    Dutch,

    /// <summary>As people write it themselves.</summary>
    Free,
}

/// <summary>How one record writes a name: in which script and by which rules.</summary>
/// <param name="OwnForm">Which of the own-script forms: the Ukrainian or the Russian one, simplified or traditional characters.</param>
internal sealed record HardWay(bool Own, HardStandard Standard, int OwnForm = 0);

/// <summary>Spellings of a name: transliteration by table for Cyrillic and Greek, by list for other scripts; passport spelling.</summary>
internal static class HardPairsSpelling
{
    private const int Tables = 7;

    private static readonly Dictionary<char, string[]> Russian = Table("""
        а a a a a a a a
        б b b b b b b b
        в v v v w v w v
        г g g g g g g g
        д d d d d d d d
        е e e e e e ie e
        ё e ë yo jo io jo jo
        ж zh ž zh sch j ż zj
        з z z z s z z z
        и i i i i i i i
        й i j y i i j j
        к k k k k k k k
        л l l l l l l l
        м m m m m m m m
        н n n n n n n n
        о o o o o o o o
        п p p p p p p p
        р r r r r r r r
        с s s s s s s s
        т t t t t t t t
        у u u u u ou u oe
        ф f f f f f f f
        х kh ch kh ch kh ch ch
        ц ts c ts z ts c ts
        ч ch č ch tsch tch cz tsj
        ш sh š sh sch ch sz sj
        щ shch šč shch schtsch chtch szcz sjtsj
        ъ ie - - - - - -
        ы y y y y y y y
        ь - ' - - - - -
        э e è e e e e e
        ю iu ju yu ju iou ju joe
        я ia ja ya ja ia ja ja
        ҷ j č j dsch dj dż dzj
        ҳ h h h h h h h
        ӯ u ū u u ou u oe
        қ q q q k k k k
        ғ gh ġ gh gh gh g g
        ӣ i ī i i i i i
        """);

    private static readonly Dictionary<char, string[]> Ukrainian = Over(Russian, """
        г h h h h h h h
        ґ g g g g g g g
        и y y y y y y y
        і i i i i i i i
        ї i ï i ji i ji ji
        є ie je ie je ie je je
        е e e e e e e e
        й i j i j i j j
        ' - - - - - - -
        ю iu ju iu ju iou ju joe
        я ia ja ia ja ia ja ja
        """);

    private static readonly Dictionary<char, string[]> Bulgarian = Over(Russian, """
        е e e e e e e e
        х h h kh ch kh ch ch
        щ sht št sht scht cht szt sjt
        ъ a ă u a a a a
        й y j y j i j j
        ю yu ju yu ju iou ju joe
        я ya ja ya ja ia ja ja
        ь y j y j i j j
        """);

    private static readonly (string Greek, string Passport, string Scholarly, string English)[] GreekTable =
    [
        ("αυ", "av", "au", "av"), ("ευ", "ev", "eu", "ev"), ("ου", "ou", "ou", "u"), ("γγ", "ng", "ng", "gg"), ("γκ", "gk", "gk", "g"), ("γχ", "nch", "nch", "nh"),
        ("μπ", "mp", "mp", "b"), ("ντ", "nt", "nt", "d"), ("α", "a", "a", "a"), ("β", "v", "b", "v"), ("γ", "g", "g", "g"), ("δ", "d", "d", "d"), ("ε", "e", "e", "e"),
        ("ζ", "z", "z", "z"), ("η", "i", "ē", "i"), ("θ", "th", "th", "th"), ("ι", "i", "i", "i"), ("κ", "k", "k", "c"), ("λ", "l", "l", "l"), ("μ", "m", "m", "m"),
        ("ν", "n", "n", "n"), ("ξ", "x", "x", "x"), ("ο", "o", "o", "o"), ("π", "p", "p", "p"), ("ρ", "r", "r", "r"), ("σ", "s", "s", "s"), ("ς", "s", "s", "s"),
        ("τ", "t", "t", "t"), ("υ", "y", "y", "i"), ("φ", "f", "ph", "ph"), ("χ", "ch", "ch", "h"), ("ψ", "ps", "ps", "ps"), ("ω", "o", "ō", "o"),
    ];

    private static readonly Dictionary<char, string> PassportLetters = new()
    {
        ['ä'] = "ae",
        ['ö'] = "oe",
        ['ü'] = "ue",
        ['å'] = "aa",
        ['ø'] = "oe",
        ['æ'] = "ae",
        ['ß'] = "ss",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ñ'] = "n",
    };

    /// <summary>Letters that have no accent to lose; a typist without the key writes the plain one.</summary>
    private static readonly Dictionary<char, string> PlainLetters = new()
    {
        ['ø'] = "o",
        ['æ'] = "ae",
        ['ß'] = "ss",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
    };

    /// <summary>The name as this record writes it.</summary>
    public static string Of(HardName name, HardWay way, HardCulture culture, bool woman, Random random)
    {
        var family = name.Part == "s";
        if (culture.Alphabet == HardAlphabet.Latin)
        {
            var spelling = way.Standard == HardStandard.Passport ? name.Latin[0] : Any(name.Latin, random);
            return family && woman ? Womans(spelling, culture) : spelling;
        }
        if (way.Own || culture.Alphabet is HardAlphabet.Cyrillic or HardAlphabet.Greek)
        {
            var russian = culture.Code == "ua" && way.OwnForm == 1;
            var own = name.Own[Math.Min(culture.Code == "tj" && !way.Own ? 0 : way.OwnForm, name.Own.Length - 1)];
            if (family && woman && IsCyrillicOrGreek(own))
                own = Womans(own, culture);
            if (way.Own)
                return family && name.Prefix.Length > 0 && culture.Alphabet == HardAlphabet.Arabic ? "ال" + own : own;
            if (way.Standard == HardStandard.Free && name.Latin.Length > 0)
            {
                var free = Any(name.Latin, random);
                return family && woman ? Womans(free, culture) : free;
            }
            return Transliterated(own, culture, russian, way.Standard);
        }
        if (culture.Alphabet == HardAlphabet.Chinese)
        {
            var system = way.Standard switch { HardStandard.Scholarly => 1, HardStandard.English => 2, _ => 0 };
            return Chinese(name.Latin[system], system, way.Standard == HardStandard.Free ? random.Next(3) : 0);
        }
        return way.Standard == HardStandard.Passport ? name.Latin[0] : Any(name.Latin, random);
    }

    /// <summary>A short name in the script of the record, if one is known in it.</summary>
    public static string? ShortOf(HardName name, HardWay way, HardCulture culture, Random random)
    {
        if (name.Short.Length == 0)
            return null;
        var called = Any(name.Short, random);
        var ownWriting = culture.Alphabet is HardAlphabet.Cyrillic or HardAlphabet.Greek;
        if (way.Own)
            return ownWriting ? called : null;
        return ownWriting ? Transliterated(called, culture, false, way.Standard == HardStandard.Free ? HardStandard.English : way.Standard) : called;
    }

    /// <summary>As the machine-readable zone of a passport has it: capitals, no accents, Ü as UE, Å as AA.</summary>
    public static string Passport(string text, string? enye = null)
    {
        var made = new StringBuilder();
        foreach (var letter in text.ToLower(CultureInfo.InvariantCulture))
            made.Append(letter == 'ñ' && enye is not null ? enye : PassportLetters.TryGetValue(letter, out var letters) ? letters : letter is '\'' or '’' ? "" : letter == '-' ? " " : letter.ToString());
        return WithoutMarks(made.ToString()).ToUpper(CultureInfo.InvariantCulture);
    }

    /// <summary>Without accents, as typed where the keys are not known.</summary>
    public static string WithoutAccents(string text)
    {
        var made = new StringBuilder();
        foreach (var letter in text)
        {
            var small = char.ToLowerInvariant(letter);
            if (!PlainLetters.TryGetValue(small, out var letters))
                made.Append(letter);
            else
                made.Append(small == letter ? letters : Capitalised(letters));
        }
        return WithoutMarks(made.ToString());
    }

    /// <summary>A first letter in capitals for every word.</summary>
    public static string Capitalised(string text)
    {
        var made = new StringBuilder(text);
        for (var at = 0; at < made.Length; at++)
            if (at == 0 || made[at - 1] is ' ' or '-')
                made[at] = char.ToUpperInvariant(made[at]);
        return made.ToString();
    }

    public static T Any<T>(IReadOnlyList<T> several, Random random) => several[random.Next(several.Count)];

    private static bool IsCyrillicOrGreek(string text) => text[0] is (>= 'Ͱ' and <= 'Ͽ') or (>= 'Ѐ' and <= 'ӿ');

    private static string WithoutMarks(string text) =>
        new string([.. text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)]).Normalize(NormalizationForm.FormC);

    private static string Transliterated(string own, HardCulture culture, bool russian, HardStandard standard)
    {
        var text = own.ToLower(CultureInfo.InvariantCulture);
        if (culture.Alphabet == HardAlphabet.Greek)
            return Capitalised(FromGreek(WithoutMarks(text), standard));
        var table = culture.Code switch { "ua" when !russian => Ukrainian, "bg" => Bulgarian, _ => Russian };
        var column = standard == HardStandard.Free ? (int)HardStandard.English : (int)standard;
        var made = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var (letter, before) = (text[at], at == 0 ? ' ' : text[at - 1]);
            var opens = before is ' ' or '-' || "аеёиоуыэюяіїєъь".Contains(before, StringComparison.Ordinal);
            var starts = before is ' ' or '-';
            var after = at + 1 < text.Length ? text[at + 1] : ' ';
            made.Append((letter, standard) switch
            {
                ('е', HardStandard.English or HardStandard.German or HardStandard.Dutch or HardStandard.Polish) when table == Russian && opens => standard == HardStandard.English ? "ye" : "je",
                ('е', HardStandard.Polish) when table == Russian && before is 'л' or 'ж' or 'ш' or 'ч' or 'ц' or 'щ' => "e",
                ('є' or 'ї' or 'й' or 'ю' or 'я', HardStandard.Passport or HardStandard.English) when table == Ukrainian && starts =>
                    letter switch { 'є' => "ye", 'ї' => "yi", 'й' => "y", 'ю' => "yu", _ => "ya" },
                ('г', HardStandard.French) when table != Ukrainian && after is 'е' or 'и' => "gu",
                ('с', HardStandard.French or HardStandard.German) when "аеёиоуыэюя".Contains(before, StringComparison.Ordinal) && "аеёиоуыэюя".Contains(after, StringComparison.Ordinal) => "ss",
                ('л', HardStandard.Polish) when after is 'а' or 'о' or 'у' or 'ы' or ' ' => "ł",
                ('г', _) when table == Ukrainian && before == 'з' => "gh",
                ('я', HardStandard.Passport) when table == Bulgarian && before == 'и' && at + 1 == text.Length => "a",
                _ => table.TryGetValue(letter, out var letters) ? letters[column] : letter.ToString(),
            });
        }
        return Capitalised(made.ToString());
    }

    private static string FromGreek(string text, HardStandard standard)
    {
        var made = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var row = GreekTable.FirstOrDefault(row => string.CompareOrdinal(text, at, row.Greek, 0, row.Greek.Length) == 0);
            if (row.Greek is null)
            {
                made.Append(text[at++]);
                continue;
            }
            // Before a voiceless consonant the Greek u of au and eu sounds as f.
            var after = at + 2 < text.Length ? text[at + 2] : ' ';
            var letters = standard switch { HardStandard.Scholarly => row.Scholarly, HardStandard.English or HardStandard.Free => row.English, _ => row.Passport };
            made.Append(row.Greek is "αυ" or "ευ" && letters[1] == 'v' && "θκξπσςτφχψ".Contains(after, StringComparison.Ordinal) ? letters[0] + "f"
                : row.Greek == "μπ" && at == 0 && standard == HardStandard.Passport ? "b" : letters);
            at += row.Greek.Length;
        }
        return made.ToString();
    }

    private static string Chinese(string hyphened, int system, int style)
    {
        var parts = hyphened.Split('-');
        if (parts.Length == 1)
            return hyphened;
        return system switch
        {
            1 => hyphened,
            2 => Capitalised(string.Join(' ', parts)),
            _ => style switch { 0 => parts[0] + parts[1], 1 => Capitalised(string.Join(' ', parts)), _ => Capitalised(hyphened) },
        };
    }

    /// <summary>The form of a family name for a woman.</summary>
    private static string Womans(string name, HardCulture culture)
    {
        if (!culture.Gendered)
            return name;
        (string Man, string Woman)[] ends = culture.Code switch
        {
            "pl" => [("ski", "ska"), ("cki", "cka")],
            "gr" => [("ης", "η"), ("ής", "ή"), ("ος", "ου"), ("ός", "ού"), ("άς", "ά"), ("ας", "α"), ("opoulos", "opoulou"), ("idis", "idi"), ("akis", "aki"), ("atzis", "atzi")],
            _ =>
            [
                ("ский", "ская"), ("цкий", "цкая"), ("ський", "ська"), ("цький", "цька"), ("ски", "ска"), ("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина"), ("стой", "стая"), ("рний", "рна"),
                ("рный", "рная"), ("елый", "елая"), ("skyi", "ska"), ("tsky", "tska"), ("sky", "skaya"), ("skiy", "skaya"), ("ski", "ska"), ("ov", "ova"), ("ev", "eva"), ("ow", "owa"), ("off", "off"), ("din", "dina"),
            ],
        };
        foreach (var (man, woman) in ends)
            if (name.EndsWith(man, StringComparison.Ordinal))
                return name[..^man.Length] + woman;
        return name;
    }

    private static Dictionary<char, string[]> Table(string lines)
    {
        var table = new Dictionary<char, string[]>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ');
            if (words.Length != Tables + 1)
                throw new InvalidOperationException($"{line} does not have {Tables} columns.");
            table[words[0][0]] = [.. words.Skip(1).Select(word => word == "-" ? "" : word)];
        }
        return table;
    }

    private static Dictionary<char, string[]> Over(Dictionary<char, string[]> below, string lines)
    {
        var table = new Dictionary<char, string[]>(below);
        foreach (var (letter, spellings) in Table(lines))
            table[letter] = spellings;
        return table;
    }
}
