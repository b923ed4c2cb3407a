namespace ReceptionCentre.Domain.NameMatching;

/// <summary>How a word is written; decides how it is read.</summary>
public enum WritingSystem
{
    Latin,

    /// <summary>Arabic, Persian, Dari, Pashto, Urdu, Sorani: short vowels are not written.</summary>
    Arabic,
    Cyrillic,
    Greek,

    /// <summary>Tigrinya, Amharic.</summary>
    Ethiopic,

    /// <summary>Hindi, Nepali, Marathi.</summary>
    Devanagari,

    /// <summary>Hebrew: short vowels are not written.</summary>
    Hebrew,
    Han,
    Other,
}

/// <summary>Which script a letter belongs to, after the blocks of Unicode.</summary>
public static class WritingSystems
{
    public static WritingSystem Of(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetter(rune))
                return Of(rune.Value);
        }
        return WritingSystem.Latin;
    }

    public static bool LeavesOutVowels(this WritingSystem system) => system is WritingSystem.Arabic or WritingSystem.Hebrew;

    private static WritingSystem Of(int letter) => letter switch
    {
        < 0x250 or (>= 0x1E00 and < 0x1F00) or (>= 0x250 and < 0x300) => WritingSystem.Latin,
        >= 0x370 and < 0x400 or (>= 0x1F00 and < 0x2000) => WritingSystem.Greek,
        >= 0x400 and < 0x530 => WritingSystem.Cyrillic,
        >= 0x590 and < 0x600 => WritingSystem.Hebrew,
        (>= 0x600 and < 0x780) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFF00) => WritingSystem.Arabic,
        >= 0x900 and < 0x980 => WritingSystem.Devanagari,
        >= 0x1200 and < 0x13A0 => WritingSystem.Ethiopic,
        (>= 0x3400 and < 0xA000) or (>= 0x20000 and < 0x32000) or (>= 0xF900 and < 0xFB00) => WritingSystem.Han,
        _ => WritingSystem.Other,
    };
}
