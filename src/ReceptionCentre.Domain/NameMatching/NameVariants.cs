using System.Collections.Frozen;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// Words that one person uses for the same name though they do not sound alike: short forms ("Sasha" for "Aleksandr") and
/// spellings of another standard ("Cheung" for "Zhang"); and the words that very many people share. Data, see
/// <c>name-variants.txt</c>.
/// </summary>
public sealed class NameVariants
{
    public static readonly NameVariants Known = Load();

    private readonly FrozenDictionary<string, (SpokenWord Word, int Group)[]> _bySkeleton;
    private readonly FrozenSet<string> _common, _exist;
    private readonly FrozenDictionary<int, SpokenWord> _firsts;

    private NameVariants(IReadOnlyCollection<(SpokenWord Word, int Group)> words, IReadOnlyCollection<SpokenWord> common, IEnumerable<string> others)
    {
        _exist = others.Concat(words.Select(word => word.Word.Written)).Concat(common.Select(word => word.Written)).ToFrozenSet(StringComparer.Ordinal);
        _bySkeleton = words.SelectMany(word => word.Word.Skeletons.Select(key => (key, word)))
            .GroupBy(pair => pair.key, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.word).ToArray(), StringComparer.Ordinal);
        _firsts = words.GroupBy(word => word.Group).ToFrozenDictionary(group => group.Key, group => group.First().Word);
        _common = common.SelectMany(word => word.Skeletons).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The groups that a word belongs to, by sound, in whatever script.</summary>
    public IReadOnlySet<int> Groups(SpokenWord word)
    {
        const double Alike = 0.93, AlikeIfShort = 0.97;
        const int Short = 5;
        HashSet<int>? groups = null;
        foreach (var key in word.Skeletons)
        {
            if (!_bySkeleton.TryGetValue(key, out var entries))
                continue;
            foreach (var (other, group) in entries)
            {
                if (other.Written == word.Written || SoundAlignment.Similarity(word, other) >= (word.System == WritingSystem.Latin && word.Written.Length < Short ? AlikeIfShort : Alike))
                    (groups ??= []).Add(group);
            }
        }
        return groups ?? (IReadOnlySet<int>)FrozenSet<int>.Empty;
    }

    /// <summary>The word that a group is known by: all its words are found under it as well.</summary>
    public SpokenWord FirstOf(int group) => _firsts[group];

    /// <summary>Very many people bear it.</summary>
    public bool IsCommon(SpokenWord word) => word.Skeletons.Any(_common.Contains);

    /// <summary>It is known that people bear it: what differs from it by one letter may be another name, and need not be a slip.</summary>
    public bool Exists(SpokenWord word) => _exist.Contains(word.Written);

    private static NameVariants Load()
    {
        using var stream = typeof(NameVariants).Assembly.GetManifestResourceStream("name-variants.txt") ?? throw new InvalidOperationException("The variants of names are missing.");
        using var reader = new StreamReader(stream);
        var (words, common, others) = (new List<(SpokenWord, int)>(), new List<SpokenWord>(), new List<string>());
        var group = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts[0] == "common:")
                common.AddRange(parts[1..].Select(Read));
            else if (parts[0] == "exist:")
                others.AddRange(parts[1..].Select(word => string.Concat(NameWords.Of(word))));
            else
                words.AddRange(parts.Select(part => (Read(part), group)));
            group++;
        }
        return new(words, common, others);
    }

    private static SpokenWord Read(string word) => SpokenWord.Read(word, NoRomaniser.Instance);

    private sealed class NoRomaniser : IRomaniser
    {
        public static readonly NoRomaniser Instance = new();
        public string Version => "";
        public string Romanise(string text) => text;
        public string Simplify(string text) => text;
    }
}
