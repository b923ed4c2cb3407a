namespace ReceptionCentre.Domain.Placement;

/// <summary>Why nobody is proposed for who waits.</summary>
public enum NotProposed
{
    /// <summary>There is no place that is possible and of which something speaks for it, or all of them were refused.</summary>
    NothingFits = 1,

    /// <summary>What fits goes to people who wait longer.</summary>
    OthersWaitLonger = 2,
}

/// <summary>A pair that is proposed, with what else would do. A person decides.</summary>
/// <param name="Others">Other places that fit and have room, the best first; not proposed to anybody else by being here.</param>
public sealed record Proposal(Seeker Seeker, PairFit Fit, IReadOnlyList<PairFit> Others);

/// <param name="Without">Who waits and has no proposal, in turn.</param>
public sealed record PlacementProposals(IReadOnlyList<Proposal> Proposals, IReadOnlyList<(Seeker Seeker, NotProposed Because)> Without);

/// <summary>
/// A round of proposals over everybody who waits: who waits longest has a place whenever it is possible, as many as possible have
/// one, and the pairs have the least against them and the most for them that this leaves (<see cref="FairAssignment"/>).
/// </summary>
public static class PlacementRound
{
    /// <summary>So many people, the longest waiting first, and places are laid beside each other at a time.</summary>
    public const int MostSeekers = 1_000, MostPlaces = 500;

    /// <summary>So many other places are shown with a proposal.</summary>
    public const int OthersShown = 3;

    /// <param name="refused">Pairs that were refused, or were a pair before: they are not proposed again.</param>
    public static PlacementProposals Propose(IEnumerable<Seeker> seekers, IEnumerable<Vacancy> vacancies, IReadOnlySet<(Guid WishId, Guid PlaceId)> refused, DateOnly on)
    {
        var rows = InTurn(seekers).Take(MostSeekers).ToList();
        var columns = vacancies.Where(vacancy => vacancy.Free > 0).OrderBy(vacancy => vacancy.PlaceId).Take(MostPlaces).ToList();
        // Of all pairs only what they cost is kept: their reasons would fill the memory, and are told of the few that are shown.
        var costs = new int[rows.Count * columns.Count];
        foreach (var (row, seeker) in rows.Index())
        {
            foreach (var (column, vacancy) in columns.Index())
            {
                costs[(row * columns.Count) + column] =
                    !refused.Contains((seeker.WishId, vacancy.PlaceId)) && PairFit.Of(seeker, vacancy, on) is { CanBeProposed: true } fit ? fit.Strain : FairAssignment.Impossible;
            }
        }
        var chosen = FairAssignment.Solve(rows.Count, columns.ConvertAll(vacancy => vacancy.Free), costs);
        var (proposals, without) = (new List<Proposal>(), new List<(Seeker, NotProposed)>());
        foreach (var (row, column) in chosen.Index())
        {
            var (seeker, start) = (rows[row], row * columns.Count);
            var fitting = Enumerable.Range(0, columns.Count).Where(other => costs[start + other] != FairAssignment.Impossible);
            if (column == FairAssignment.None)
            {
                without.Add((seeker, fitting.Any() ? NotProposed.OthersWaitLonger : NotProposed.NothingFits));
                continue;
            }
            var others = fitting.Where(other => other != column).OrderBy(other => costs[start + other]).Take(OthersShown).Select(other => PairFit.Of(seeker, columns[other], on));
            proposals.Add(new(seeker, PairFit.Of(seeker, columns[column], on), [.. others]));
        }
        return new(proposals, without);
    }

    /// <summary>Who waits longest first; of the same day who was written down first.</summary>
    public static IEnumerable<Seeker> InTurn(IEnumerable<Seeker> seekers) => seekers.OrderBy(seeker => seeker.Since).ThenBy(seeker => seeker.WishId);
}
