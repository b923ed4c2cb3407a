using System.Collections.Concurrent;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>Names and words that were read and folded before: they repeat, and reading one costs more than comparing it.</summary>
internal static class SpokenWords
{
    private static readonly Seen<(IRomaniser Romaniser, string Word), SpokenWord> Words = new(key => SpokenWord.Read(key.Word, key.Romaniser));
    private static readonly Seen<(IRomaniser Romaniser, string Text, bool IsWhole), IReadOnlyList<SpokenWord>> Texts = new(key => SpokenName.Divided(key.Text, key.Romaniser, key.IsWhole));
    private static readonly Seen<string, string> Folds = new(word => string.Concat(NameWords.Of(word)));

    public static SpokenWord Read(string word, IRomaniser romaniser) => Words.Of((romaniser, word));

    /// <summary>The words of a name, or of a part of it.</summary>
    /// <param name="isWhole">Given and family name may be written in one, as in Chinese.</param>
    public static IReadOnlyList<SpokenWord> In(string? text, IRomaniser romaniser, bool isWhole = false) => string.IsNullOrWhiteSpace(text) ? [] : Texts.Of((romaniser, text, isWhole));

    /// <summary>A word as <see cref="NameWords"/> folds it.</summary>
    public static string Folded(string word) => Folds.Of(word);

    private sealed class Seen<TKey, TValue>(Func<TKey, TValue> read) where TKey : notnull
    {
        private const int Most = 20_000;

        private readonly ConcurrentDictionary<TKey, TValue> _known = new();
        private int _count;

        public TValue Of(TKey key)
        {
            if (_known.TryGetValue(key, out var known))
                return known;
            // Full: begin again. Which was used last is not worth knowing.
            if (Interlocked.Increment(ref _count) > Most)
            {
                _known.Clear();
                _count = 0;
            }
            return _known.GetOrAdd(key, read(key));
        }
    }
}
