using System.Collections.Concurrent;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>Words that were read and folded before: names repeat, and reading one costs more than comparing it.</summary>
internal static class SpokenWords
{
    private const int Most = 20_000;

    private static readonly ConcurrentDictionary<(IRomaniser, string), SpokenWord> Known = new();
    private static readonly ConcurrentDictionary<string, string> Folds = new(StringComparer.Ordinal);
    private static int _count, _folds;

    public static SpokenWord Read(string word, IRomaniser romaniser)
    {
        if (Known.TryGetValue((romaniser, word), out var known))
            return known;
        // Full: begin again. Which word was used last is not worth knowing.
        if (Interlocked.Increment(ref _count) > Most)
        {
            Known.Clear();
            _count = 0;
        }
        return Known.GetOrAdd((romaniser, word), SpokenWord.Read(word, romaniser));
    }

    /// <summary>A word as <see cref="NameWords"/> folds it.</summary>
    public static string Folded(string word)
    {
        if (Folds.TryGetValue(word, out var folded))
            return folded;
        if (Interlocked.Increment(ref _folds) > Most)
        {
            Folds.Clear();
            _folds = 0;
        }
        return Folds.GetOrAdd(word, string.Concat(NameWords.Of(word)));
    }
}
