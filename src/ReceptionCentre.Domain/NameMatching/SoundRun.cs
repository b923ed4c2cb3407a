namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// The sounds of a word, or of words joined, with what <see cref="SoundAlignment"/> asks of each of them for every pair that
/// it compares: what it costs to leave it out, and how long all of it is.
/// </summary>
internal sealed class SoundRun
{
    // Beside a script that writes no short vowels, and otherwise.
    private readonly double[] _left, _leftBesideNoVowels;
    private readonly double _length, _lengthBesideNoVowels;

    public SoundRun(IReadOnlyCollection<SpokenSound> sounds, WritingSystem system, int words = 1)
    {
        (Sounds, System, Words) = ([.. sounds], system, words);
        Kinds = Array.ConvertAll(Sounds, SoundCosts.KindOf);
        (_left, _leftBesideNoVowels) = (new double[Sounds.Length], new double[Sounds.Length]);
        for (var at = 0; at < Sounds.Length; at++)
        {
            var sound = Sounds[at];
            (_left[at], _leftBesideNoVowels[at]) = (SoundAlignment.Left(sound, at == Sounds.Length - 1, false), SoundAlignment.Left(sound, at == Sounds.Length - 1, true));
            _length += sound.Weight;
            _lengthBesideNoVowels += sound.IsVowel ? sound.Kept ? 0.25 : 0.05 : sound.Weight;
        }
    }

    public SpokenSound[] Sounds { get; }

    /// <summary>What <see cref="SoundCosts"/> knows each sound by.</summary>
    public byte[] Kinds { get; }

    public WritingSystem System { get; }

    /// <summary>How many words are joined.</summary>
    public int Words { get; }

    public ReadOnlySpan<double> Left(bool vowelsAreSkipped) => vowelsAreSkipped ? _leftBesideNoVowels : _left;

    public double Length(bool vowelsAreSkipped) => vowelsAreSkipped ? _lengthBesideNoVowels : _length;
}
