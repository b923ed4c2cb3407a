using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Application.Imports;

/// <summary>Whom the rows of a batch may be. The one place where an import asks the rules of matching.</summary>
internal sealed class ArrivalDuplicates(PossibleDuplicates duplicates)
{
    /// <param name="IsSame">The rules are sure; otherwise a person decides.</param>
    /// <param name="Reasons">Keys of the words that say what agrees, what weighs most first.</param>
    public sealed record Candidate(Guid PersonId, bool IsSame, IReadOnlyList<string> Reasons);

    /// <summary>For each person the candidates, best first, over the whole region and over every wall.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Candidate>>> FindAsync(IReadOnlyList<Identity> people, CancellationToken cancellationToken) =>
        people.Count == 0 ? []
            : [.. (await duplicates.FindManyAsync(people, cancellationToken)).Select(candidates => (IReadOnlyList<Candidate>)[.. candidates.Select(candidate =>
                new Candidate(candidate.PersonId, candidate.Outcome == MatchOutcome.Same, [.. candidate.Reasons.Select(reason => $"NameMatching.{nameof(MatchReason)}.{reason}")]))])];
}
