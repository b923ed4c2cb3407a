using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Enforcement;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>What every letter about a path says of it, in Dutch.</summary>
internal sealed class PathWords(ICodeLists codes)
{
    /// <summary>By placeholder.</summary>
    public async Task<Dictionary<string, string?>> ValuesAsync(EnforcementPath path, CancellationToken cancellationToken)
    {
        var occasion = await codes.FindAsync(Lists.EnforcementOccasions, path.Occasion, cancellationToken);
        var act = await codes.FindAsync(Lists.Acts, occasion?.Act, cancellationToken);
        return new(StringComparer.Ordinal)
        {
            [LetterText.Occasion] = occasion is null ? null : Lowered(occasion.Dutch),
            // The article stands in the list with its certainty; a municipality that looked it up writes it in its own block.
            [LetterText.Act] = act?.Dutch,
            [LetterText.HappenedOn] = LetterWords.Said(path.HappenedOn),
            [LetterText.What] = path.What,
        };
    }

    /// <summary>In the middle of a sentence; an abbreviation keeps its capitals.</summary>
    private static string Lowered(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}
