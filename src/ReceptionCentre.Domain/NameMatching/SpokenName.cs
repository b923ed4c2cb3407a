using System.Globalization;
using System.Text;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// The words of a name by how they sound, given and family apart, in the order of writing. Small words that spellings keep,
/// drop or join ("van", "al", "bin") are left out as long as another word remains; "Abd al" is joined to the word that it
/// belongs to.
/// </summary>
public sealed record SpokenName(IReadOnlyList<SpokenWord> Given, IReadOnlyList<SpokenWord> Family)
{
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "de", "der", "den", "het", "ten", "ter", "te", "in", "t", "von", "zu", "zur", "zum", "du", "des", "la", "le", "les", "los", "las", "del", "della", "di", "da", "do", "dos", "das", "e", "y",
        "al", "el", "ul", "ad", "as", "ar", "an", "at", "az", "ash", "esh", "es", "ed", "er", "en", "ibn", "bin", "ben", "bint", "bent", "ould", "ait", "ou", "ap", "mac", "mc", "af", "av", "st",
        "ال", "بن", "ابن", "بنت", "آل", "фон", "де", "ван", "ter", "op", "aan", "bij", "onder", "over", "uit", "uijt", "vom", "zum", "am", "dei", "degli", "dal", "lo", "san", "santa",
    };

    private static readonly HashSet<string> Servants = new(StringComparer.Ordinal) { "abd", "abdu", "abdul", "abdel", "abdal", "abdoul", "abdur", "abder", "abdus", "عبد" };

    private static readonly HashSet<string> TwoCharacters = new(StringComparer.Ordinal)
    {
        "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "公孫", "慕容", "长孙", "令狐", "宇文", "东方", "端木", "南宫",
    };

    // Worked out when first asked for; a name is never made from another with "with".
    private IReadOnlyList<SoundRun>? _givenRuns, _familyRuns, _allRuns;
    private IReadOnlyList<SpokenWord>? _words;
    private double? _weight;

    public int Count => Given.Count + Family.Count;

    internal IReadOnlyList<SoundRun> GivenRuns => _givenRuns ??= Runs(Given);
    internal IReadOnlyList<SoundRun> FamilyRuns => _familyRuns ??= Runs(Family);
    internal IReadOnlyList<SoundRun> AllRuns => _allRuns ??= Runs(Words);

    /// <summary>Given names first.</summary>
    internal IReadOnlyList<SpokenWord> Words => _words ??= [.. Given, .. Family];

    /// <summary>How much all of it tells.</summary>
    internal double Weight => _weight ??= Words.Sum(word => word.Weight);

    /// <summary>The words, given names first.</summary>
    public SpokenWord this[int at] => at < Given.Count ? Given[at] : Family[at - Given.Count];

    /// <summary>Of its first word.</summary>
    public WritingSystem System => Given.Count > 0 ? Given[0].System : Family.Count > 0 ? Family[0].System : WritingSystem.Other;

    public static SpokenName Read(string? given, string? prefix, string? family, IRomaniser romaniser) =>
        new(SpokenWords.In(given, romaniser, isWhole: string.IsNullOrWhiteSpace(family)), [.. SpokenWords.In(string.IsNullOrWhiteSpace(prefix) ? family : $"{prefix} {family}", romaniser).Select(word => word.WithoutPrefix)]);

    /// <summary>
    /// A name as recorded, in all ways in which the person may be named: with the own family name and with the partner's, by
    /// the given names and by what the person is called, and in the own script.
    /// </summary>
    public static IEnumerable<SpokenName> Readings(Newcomers.NameParts name, IRomaniser romaniser) => Readings(name, romaniser, WithFamilyNameOf);

    /// <summary>The same where it does not matter which word is the family name: nothing is compared.</summary>
    internal static IEnumerable<SpokenName> Undivided(Newcomers.NameParts name, IRomaniser romaniser) => Readings(name, romaniser, (written, _) => new(written, []));

    private static IEnumerable<SpokenName> Readings(Newcomers.NameParts name, IRomaniser romaniser, Func<IReadOnlyList<SpokenWord>, SpokenName, SpokenName> divide)
    {
        var hasParts = name.GivenNames is not null || name.FamilyName is not null;
        var own = hasParts ? Read(name.GivenNames ?? name.CalledName, name.Prefix, name.FamilyName, romaniser) : Read(name.CalledName, null, null, romaniser);
        yield return own;
        if (name.PartnerFamilyName is not null)
            yield return Read(name.GivenNames ?? name.CalledName, name.PartnerPrefix, name.PartnerFamilyName, romaniser);
        if (name.GivenNames is not null && SpokenWords.In(name.CalledName, romaniser) is { Count: > 0 } called && called.Any(word => own.Given.All(given => given.Written != word.Written)))
            yield return new(called, own.Family);
        // Whole names hardly repeat, and are not remembered.
        if (name.OwnScript is not null && Divided(name.OwnScript, romaniser, isWhole: true) is { Count: > 0 } written)
            yield return divide(written, own);
    }

    // In the own script nobody says which word is the family name: the one that sounds like it.
    private static SpokenName WithFamilyNameOf(IReadOnlyList<SpokenWord> written, SpokenName own)
    {
        const double Alike = 0.7;
        static double Best(SpokenWord word, IReadOnlyList<SpokenWord> words) => words.Count == 0 ? 0 : words.Max(other => SoundAlignment.Similarity(word, other));
        var family = written.Where(word => Best(word, own.Family) is var alike && alike > Alike && alike > Best(word, own.Given)).ToList();
        return new([.. written.Except(family)], [.. family.Select(word => word.WithoutPrefix)]);
    }

    // Each word, each with its neighbour, and all: "Abdul Rahman Ali" holds "Abdulrahman".
    private static List<SoundRun> Runs(IReadOnlyList<SpokenWord> words)
    {
        var runs = words.Select(word => word.ToAlign).ToList();
        for (var at = 0; at + 1 < words.Count; at++)
            runs.Add(new([.. words[at].Sounds, .. words[at + 1].Sounds], words[at].System, 2));
        if (words.Count > 2)
            runs.Add(new([.. words.SelectMany(word => word.Sounds)], words[0].System, words.Count));
        return runs;
    }

    /// <summary>The words of a text; <see cref="SpokenWords"/> remembers them.</summary>
    internal static IReadOnlyList<SpokenWord> Divided(string text, IRomaniser romaniser, bool isWhole)
    {
        var written = Divide(text);
        if (isWhole)
            written = [.. written.SelectMany(Characters)];
        var kept = written.Where(word => !Particles.Contains(SpokenWords.Folded(word))).ToList();
        if (kept.Count == 0)
            kept = written;
        var words = new List<SpokenWord>();
        for (var at = 0; at < kept.Count; at++)
        {
            var word = kept[at];
            if (at + 1 < kept.Count && Servants.Contains(SpokenWords.Folded(word)))
                word = WritingSystems.Of(word) == WritingSystem.Arabic ? word + "ال" + Bare(kept[at + 1]) : "abdul" + kept[at + 1];
            else
                word = at > 0 && Servants.Contains(SpokenWords.Folded(kept[at - 1])) ? "" : word;
            if (word.Length > 0 && SpokenWords.Read(word, romaniser) is { Sounds.Count: > 0 } spoken)
                words.Add(spoken);
        }
        return words;
    }

    // A prefix that is written on to the family name: "Vandenberg", "Almasri", "Benomar".
    internal static SpokenWord WithoutPrefix(SpokenWord word)
    {
        if (word.System == WritingSystem.Arabic && word.Written.StartsWith("بن", StringComparison.Ordinal) && word.Written.Length > 4)
            return Maybe(word, 2);
        if (word.System != WritingSystem.Latin || word.Written.Length < 6 || word.Sounds.Count < 5)
            return word;
        if (word.Written.StartsWith("vande", StringComparison.Ordinal) && word.Sounds.Count > 7)
            return Maybe(word, 6);
        if (word.Written.StartsWith("ben", StringComparison.Ordinal) || word.Written.StartsWith("bin", StringComparison.Ordinal))
            return Maybe(word, 3);
        return !word.Sounds[2].IsVowel && (word.Written.StartsWith("al", StringComparison.Ordinal) || word.Written.StartsWith("el", StringComparison.Ordinal)) ? Maybe(word, 2) : word;
    }

    private static SpokenWord Maybe(SpokenWord word, int first) =>
        word with { Sounds = [.. word.Sounds.Take(first).Select(sound => sound with { Optional = true }), .. word.Sounds.Skip(first)] };

    // Chinese and Korean names are written without a space, the family name first: one character, or two of some old families.
    private static IEnumerable<string> Characters(string word)
    {
        const int Longest = 4;
        var runes = word.EnumerateRunes().ToList();
        var system = runes.Count is > 1 and <= Longest ? WritingSystems.Of(word) : WritingSystem.Other;
        var family = system == WritingSystem.Han && runes.Count > 2 && TwoCharacters.Contains(string.Concat(runes.Take(2))) ? 2
            : system == WritingSystem.Han || (runes.Count > 2 && runes.Count <= Longest && word.All(IsHangul)) ? 1 : runes.Count;
        return family == runes.Count ? [word] : [string.Concat(runes.Take(family)), string.Concat(runes.Skip(family))];
    }

    private static bool IsHangul(char letter) => letter is >= '가' and <= '힣';

    private static string Bare(string word) => word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;

    // Between words: spaces, hyphens, and the marks that stand for them; an apostrophe joins ("O'Brien", "Sa'id").
    private static List<string> Divide(string text)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format)
                word.Append(rune);
            else if (rune.Value is not ('\'' or '’' or '‘' or '`' or 'ʼ' or 'ʹ' or 'ʿ' or 'ʾ' or 'ـ' or '.' or '*'))
                Flush();
            else if (rune.Value == '.')
                Flush();
        }
        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
