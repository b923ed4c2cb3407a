using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Imports;

/// <summary>Whom the rows of a batch may be. The one place where an import asks the rules of matching.</summary>
internal sealed class ArrivalDuplicates(IReceptionDb db)
{
    public sealed record Identity(NameParts Name, PartialDate Born, string? Bsn, string? VNumber, Gender? Gender, IReadOnlyList<string> Nationalities, IReadOnlyList<string> Documents);

    /// <param name="IsSame">The rules are sure; otherwise a person decides.</param>
    public sealed record Candidate(Guid PersonId, bool IsSame, IReadOnlyList<string> Reasons);

    /// <summary>For each person the candidates, best first, over the whole region and over every wall.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Candidate>>> FindAsync(IReadOnlyList<Identity> people, CancellationToken cancellationToken)
    {
        var found = new List<IReadOnlyList<Candidate>>(people.Count);
        foreach (var person in people)
        {
            var candidates = await PossibleDuplicates.FindAsync(db, person.Name, person.Born, person.Bsn, person.VNumber, cancellationToken);
            found.Add([.. candidates.Select(candidate => new Candidate(candidate.PersonId, IsSame(candidate.Agreement), Reasons(candidate.Agreement)))]);
        }
        return found;
    }

    // A number is somebody's alone; but a wrong number is typed too, so the birth date agrees as well.
    private static bool IsSame(PossibleDuplicates.Agreement agreement) =>
        (agreement & (PossibleDuplicates.Agreement.Bsn | PossibleDuplicates.Agreement.VNumber)) != 0
        && (agreement & (PossibleDuplicates.Agreement.AllWords | PossibleDuplicates.Agreement.SomeWords)) != 0
        && agreement.HasFlag(PossibleDuplicates.Agreement.BirthDate);

    private static List<string> Reasons(PossibleDuplicates.Agreement agreement) =>
        [.. Enum.GetValues<PossibleDuplicates.Agreement>().Where(one => one != 0 && agreement.HasFlag(one)).Select(one => $"NameMatching.Agreement.{one}")];
}
