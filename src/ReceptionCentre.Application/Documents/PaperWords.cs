using ReceptionCentre.Application.Plans.PlanDocument;

namespace ReceptionCentre.Application.Documents;

/// <summary>
/// Words that stand in the data of a paper, because an administrator can change them: lines of a checklist. The texts have a
/// translation of those that we brought; of a line that says something else by now there is none, and English stands in its place.
/// </summary>
internal sealed class PaperWords(IPaperTexts texts)
{
    /// <param name="key">Of the sentence in the texts.</param>
    /// <param name="language">The newcomer's language; null = Dutch alone.</param>
    public PaperSaid Said(string key, string dutch, string english, string? language)
    {
        if (language is null)
            return new(dutch, dutch, PlanDocumentBuilder.Dutch);
        var sentence = texts.All.FirstOrDefault(one => one.Language == language)?.Sentences.FirstOrDefault(one => one.Key == key && one.Dutch == dutch);
        return sentence is { State: PaperSentenceState.Unchecked or PaperSentenceState.Checked, Text: { } text } ? new(dutch, text, language) : new(dutch, english, PaperLanguages.English);
    }
}

/// <summary>Something said in two languages, frozen in the data of a paper.</summary>
/// <param name="Language">Code of the language of <paramref name="Other"/>.</param>
public sealed record PaperSaid(string Dutch, string Other, string Language);
