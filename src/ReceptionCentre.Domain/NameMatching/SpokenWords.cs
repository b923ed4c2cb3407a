using System.Collections.Concurrent;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>Words that were read before: names repeat, and reading one costs more than comparing it.</summary>
internal static class SpokenWords
{
    private const int Most = 20_000;

    private static readonly ConcurrentDictionary<(IRomaniser, string), SpokenWord> Known = new();
    private static int _count;

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
}
