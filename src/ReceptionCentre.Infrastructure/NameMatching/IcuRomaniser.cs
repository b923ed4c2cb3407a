using Icu;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Infrastructure.NameMatching;

/// <summary>
/// Latin letters for scripts that the matching has no table for, by ICU's transliteration "Any-Latin": pinyin for Chinese.
/// ICU is a library of the operating system that .NET needs as well.
/// </summary>
public sealed class IcuRomaniser : IRomaniser, IDisposable
{
    private readonly Transliterator _latin = Transliterator.CreateInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Lower");
    private readonly Transliterator _simplified = Transliterator.CreateInstance("Traditional-Simplified");
    private readonly Lock _one = new();

    public string Version => $"icu-{Wrapper.IcuVersion}";

    public string Romanise(string text)
    {
        // An instance of ICU's serves one caller at a time.
        lock (_one)
            return _latin.Transliterate(text).Replace(" ", "", StringComparison.Ordinal);
    }

    public string Simplify(string text)
    {
        lock (_one)
            return _simplified.Transliterate(text);
    }

    public void Dispose()
    {
        _latin.Dispose();
        _simplified.Dispose();
    }
}
