using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.BulkChanges;

/// <summary>What a change did to one stay.</summary>
/// <param name="EndedFactId">The fact that ends on the day.</param>
/// <param name="UntilBefore">When it would have ended; null = no end was known.</param>
/// <param name="AddedFactId">The fact that follows; null = none.</param>
public sealed record BulkDone(Guid EndedFactId, PartialDate? UntilBefore, Guid? AddedFactId);

/// <summary>
/// Changes the status of one stay as a decision for a group says, and undoes it. Whoever was looked at apart goes before the
/// group: a later fact, an own ground, what the register told, another title.
/// </summary>
public static class BulkStatus
{
    /// <summary>Codes of the list "fact-sources" of what the register of persons told.</summary>
    private static readonly string[] Registers = ["brp", "rni"];

    /// <param name="hasOpenFile">A file of the stay is open with one of the municipalities of the change.</param>
    /// <param name="isOutOfSight">Whoever wants the change may not know the person.</param>
    /// <param name="ownGrounds">Codes of the list "motives".</param>
    public static BulkFinding Find(Stay stay, BulkTerms terms, bool hasOpenFile, bool isOutOfSight, IReadOnlyCollection<string> ownGrounds)
    {
        if (stay.EndedOn is not null)
            return BulkFinding.StayEnded;
        if (!hasOpenFile)
            return BulkFinding.FileClosed;
        if (isOutOfSight)
            return BulkFinding.OutOfSight;
        var day = terms.Day;
        var standing = stay.FactsOf(terms.Fact).Where(one => one.Fact.Stands).ToList();
        if (Meant(standing, terms) is not { } fact || IsSo(standing, fact, terms))
            return BulkFinding.AlreadySo;
        if (fact.Until < day)
            return BulkFinding.EndsBefore;
        if (fact.From >= day)
            return BulkFinding.BeginsLater;
        var others = standing.Where(one => one.Fact != fact && Competes(one.Code, terms)).Select(one => one.Fact).ToList();
        if (others.Exists(other => other.From >= day))
            return BulkFinding.LaterFact;
        if (others.Exists(other => other.HoldsOn(terms.On)))
            return BulkFinding.AnotherHolds;
        if (ownGrounds.Count > 0 && HasGround(stay, terms.On, ownGrounds))
            return BulkFinding.OwnGround;
        return Registers.Contains(fact.Source) && !terms.AlsoFromRegister ? BulkFinding.FromRegister : BulkFinding.WillChange;
    }

    /// <summary>The status ends on the day and its successor follows. Only where <see cref="Find"/> said that it changes.</summary>
    /// <exception cref="Rules.BrokenRuleException">The stay has no such status on that day.</exception>
    public static BulkDone Change(Stay stay, BulkTerms terms, Provenance provenance)
    {
        var fact = Meant(stay, terms);
        BulkRules.SomethingChanges.Check(fact is not null);
        var before = fact!.Until;
        fact.End(terms.Day);
        var added = terms.Successor is { } code ? stay.Follow(terms.Fact, code, terms.Day, terms.SuccessorEnd, provenance) : null;
        return new(fact.Id, before, added?.Id);
    }

    /// <summary>
    /// Makes it as it was: the status ends again when it would have, and what followed is withdrawn. Nothing is removed.
    /// </summary>
    /// <returns>Null when it is undone; otherwise why it stays as it is.</returns>
    public static BulkKept? Undo(Stay stay, BulkTerms terms, BulkDone done, bool hasOpenFile, Provenance provenance)
    {
        if (stay.EndedOn is not null || !hasOpenFile)
            return BulkKept.FileClosed;
        var facts = stay.FactsOf(terms.Fact).ToList();
        var (ended, added) = (facts.Find(one => one.Fact.Id == done.EndedFactId).Fact, facts.Find(one => one.Fact.Id == done.AddedFactId).Fact);
        if (ended is not { Stands: true } || ended.Until != terms.Day || (done.AddedFactId is not null && (added is not { Stands: true } || added.Until != terms.SuccessorEnd)))
            return BulkKept.FactChanged;
        // What was recorded since, and would hold beside what comes back.
        if (facts.Exists(one => one.Fact.Stands && one.Fact != ended && one.Fact != added && Competes(one.Code, terms) && (one.Fact.From >= terms.Day || one.Fact.HoldsOn(terms.On))))
            return BulkKept.LaterFact;
        added?.Withdraw(provenance);
        ended.Reopen(done.UntilBefore);
        return null;
    }

    /// <summary>The fact that a change is about; null when the stay has no such status.</summary>
    public static DatedFact? Meant(Stay stay, BulkTerms terms) => Meant([.. stay.FactsOf(terms.Fact).Where(one => one.Fact.Stands)], terms);

    // Of several times the same status the one that holds on the day, or ends on it; else the last.
    private static DatedFact? Meant(List<(string Code, DatedFact Fact)> standing, BulkTerms terms) =>
        standing.Where(one => one.Code == terms.Code).Select(one => one.Fact)
            .OrderByDescending(fact => fact.HoldsOn(terms.On)).ThenByDescending(fact => fact.Until == terms.Day).ThenByDescending(fact => fact.From).ThenByDescending(fact => fact.RecordedAt)
            .FirstOrDefault();

    private static bool IsSo(List<(string Code, DatedFact Fact)> standing, DatedFact fact, BulkTerms terms)
    {
        if (terms.Successor is not { } successor)
            return fact.Until == terms.Day;
        return standing.Exists(one => one.Code == successor && one.Fact.HoldsOn(terms.On) && (one.Fact.Until is null || one.Fact.Until >= terms.SuccessorEnd));
    }

    // Of titles there is one at a time. Motives stand beside each other; only the same one twice makes no sense.
    private static bool Competes(string code, BulkTerms terms) => terms.Fact == BulkFact.ResidenceTitle || code == terms.Code || code == terms.Successor;

    private static bool HasGround(Stay stay, DateOnly day, IReadOnlyCollection<string> grounds) =>
        stay.Motives.Any(motive => motive.HoldsOn(day) && grounds.Contains(motive.Code)) || stay.FormalMotives.Any(motive => motive.HoldsOn(day) && grounds.Contains(motive.Code));
}
