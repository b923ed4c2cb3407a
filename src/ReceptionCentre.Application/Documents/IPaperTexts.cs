namespace ReceptionCentre.Application.Documents;

/// <summary>The words of the templates, as they stand in the files of texts.</summary>
public interface IPaperTexts
{
    /// <summary>All languages beside Dutch, in the order of their codes. Empty when the files are not there.</summary>
    IReadOnlyList<PaperTranslation> All { get; }
}

/// <summary>The texts of one language.</summary>
/// <param name="Language">Code of the list "languages".</param>
/// <param name="Name">What the language calls itself.</param>
/// <param name="RightToLeft">How it is written.</param>
/// <param name="Sentences">One for each Dutch sentence, in the order of the Dutch file.</param>
public sealed record PaperTranslation(string Language, string Name, bool RightToLeft, IReadOnlyList<PaperSentence> Sentences)
{
    /// <summary>Every sentence holds, and a native speaker checked it.</summary>
    public bool IsChecked => Sentences.All(sentence => sentence is { State: PaperSentenceState.Checked });
}

/// <summary>One sentence in one language.</summary>
/// <param name="Dutch">What the Dutch says now.</param>
/// <param name="Text">The translation; null = nobody made one.</param>
/// <param name="MadeFrom">The Dutch sentence that was translated.</param>
/// <param name="CheckedBy">The native speaker who checked it.</param>
public sealed record PaperSentence(string Key, string Dutch, string? Text, string? MadeFrom, string? CheckedBy, DateOnly? CheckedOn)
{
    public PaperSentenceState State =>
        Text is null ? PaperSentenceState.Missing
        : MadeFrom != Dutch ? PaperSentenceState.Outdated
        : CheckedBy is null ? PaperSentenceState.Unchecked : PaperSentenceState.Checked;
}

/// <summary>What a translated sentence is worth. The first two are not printed: the Dutch stands in their place.</summary>
public enum PaperSentenceState
{
    /// <summary>Nobody translated it.</summary>
    Missing,

    /// <summary>The Dutch says something else than when it was translated.</summary>
    Outdated,

    /// <summary>It holds, but no native speaker looked at it.</summary>
    Unchecked,

    /// <summary>A native speaker looked at it.</summary>
    Checked,
}
