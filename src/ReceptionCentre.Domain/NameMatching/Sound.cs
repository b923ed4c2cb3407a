namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// Classes of sounds, coarse enough to be written in every script. A letter may stand for several: Dutch "g" and French "g"
/// are both "g", so it carries the classes of both.
/// </summary>
[Flags]
public enum Sound
{
    None = 0,
    P = 1 << 0,
    B = 1 << 1,
    F = 1 << 2,
    V = 1 << 3,
    W = 1 << 4,
    M = 1 << 5,
    N = 1 << 6,
    T = 1 << 7,
    D = 1 << 8,
    K = 1 << 9,
    G = 1 << 10,

    /// <summary>The Dutch ch: خ, х, kh.</summary>
    X = 1 << 11,
    H = 1 << 12,
    S = 1 << 13,
    Z = 1 << 14,

    /// <summary>sh, š, ش, ш.</summary>
    Sh = 1 << 15,

    /// <summary>zh, ž, ژ, ж.</summary>
    Zh = 1 << 16,

    /// <summary>tsh, č, چ, ч.</summary>
    Ch = 1 << 17,

    /// <summary>dzh, ج, џ.</summary>
    J = 1 << 18,
    Ts = 1 << 19,
    R = 1 << 20,
    L = 1 << 21,
    Y = 1 << 22,
    A = 1 << 23,
    E = 1 << 24,
    I = 1 << 25,
    O = 1 << 26,
    U = 1 << 27,

    Vowels = A | E | I | O | U,
}

/// <summary>One place in the sounds of a word: what it can be, and whether it may be left out.</summary>
/// <param name="Can">The classes that the letters stand for.</param>
/// <param name="Optional">Often not written: the y of "Yekaterina", the h of "Fatimah".</param>
/// <param name="Kept">A vowel that scripts without short vowels do write.</param>
/// <param name="First">Of several classes the likeliest; none = they are alike.</param>
public readonly record struct SpokenSound(Sound Can, bool Optional = false, bool Kept = false, Sound First = Sound.None)
{
    public bool IsVowel => (Can & Sound.Vowels) != 0 && (Can & ~(Sound.Vowels | Sound.Y | Sound.W)) == 0;

    /// <summary>How much it tells: a consonant is kept by every spelling, a vowel by few.</summary>
    public double Weight => Optional ? 0 : IsVowel ? 0.5 : 1;
}
