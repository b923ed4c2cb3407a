using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.BulkChanges;

/// <summary>
/// Kinds of fact that a decision may change for a whole group. What DUO decided about the duty is not among them: that is
/// decided of each person apart.
/// </summary>
public enum BulkFact
{
    ResidenceTitle = 1,
    FormalMotive = 2,
    Motive = 3,
}

/// <summary>What changes for everybody in the group: a status ends on a day, and may be followed by another, or by itself for longer.</summary>
/// <param name="Code">The status that holds now.</param>
/// <param name="On">First day on which it no longer holds.</param>
/// <param name="Successor">The status that holds from that day; the same code = it is valid for longer; null = none.</param>
/// <param name="SuccessorUntil">First day on which the successor is no longer valid; null = not known.</param>
/// <param name="AlsoFromRegister">Also where the population register told the status.</param>
public sealed record BulkTerms(BulkFact Fact, string Code, DateOnly On, string? Successor = null, DateOnly? SuccessorUntil = null, bool AlsoFromRegister = false)
{
    public PartialDate Day => PartialDate.Of(On);

    public PartialDate? SuccessorEnd => SuccessorUntil is { } until ? PartialDate.Of(until) : null;

    /// <exception cref="BrokenRuleException">A change that cannot be made for a group.</exception>
    public void Check()
    {
        BulkRules.OnlyATitleHasAnEnd.Check(SuccessorUntil is null || (Fact == BulkFact.ResidenceTitle && Successor is not null));
        BulkRules.TheSuccessorEndsLater.Check(SuccessorUntil is null || SuccessorUntil > On);
        BulkRules.SomethingChanges.Check(Successor != Code || SuccessorUntil is not null);
        BulkRules.ALockedMotiveIsNotChangedInBulk.Check(Fact == BulkFact.ResidenceTitle || (Code != MotiveFact.Victim && Successor != MotiveFact.Victim));
        StayRules.UnlawfulStayIsNotRecorded.Check(Fact != BulkFact.ResidenceTitle || Successor is null || !ResidenceTitleFact.NotForEntry.Contains(Successor));
    }
}

/// <summary>Of whom a status changes; never by origin or nationality.</summary>
/// <param name="Municipalities">Codes of the list "municipalities": those that answer for the files.</param>
/// <param name="Task">Code of the list "tasks": only files for this task; null = of any.</param>
/// <param name="Motive">Code of the list "motives": only who has this motive too, formal or actual; null = of any.</param>
/// <param name="EndsFrom">Only where the status is valid until this day or longer; null = however short.</param>
/// <param name="EndsUntil">Only where the status is valid until this day or shorter; null = however long.</param>
/// <param name="OwnGrounds">Codes of the list "motives": who has one of them has an own ground and is left out.</param>
public sealed record BulkSelection(
    IReadOnlyList<string> Municipalities, string? Task = null, string? Motive = null, DateOnly? EndsFrom = null, DateOnly? EndsUntil = null, IReadOnlyList<string>? OwnGrounds = null)
{
    /// <exception cref="BrokenRuleException">Nobody can be meant, or people would be picked by a part that is locked.</exception>
    public void Check()
    {
        BulkRules.TheGroupHasMunicipalities.Check(Municipalities.Count > 0);
        BulkRules.ALockedMotiveIsNotChangedInBulk.Check(Motive != MotiveFact.Victim && OwnGrounds?.Contains(MotiveFact.Victim) != true);
        BulkRules.TheGroupEndsAfterItBegins.Check(EndsFrom is null || EndsUntil is null || EndsFrom <= EndsUntil);
    }
}

/// <summary>By which law or decision a status changes for a group.</summary>
/// <param name="Act">Code of the list "acts".</param>
/// <param name="Article">Of the act; null when the decision is named.</param>
/// <param name="Decision">Name of the decision or letter; null when the article is named.</param>
/// <param name="On">Day of the decision, or on which the article came into force.</param>
/// <param name="Source">Where it can be read.</param>
public sealed record LegalBasis(string Act, string? Article, string? Decision, DateOnly On, string Source)
{
    public const int ArticleLength = 100, DecisionLength = 200, SourceLength = 200;

    /// <exception cref="BrokenRuleException">An act without more.</exception>
    public void Check() => BulkRules.ABasisNamesItsArticleOrDecision.Check(!string.IsNullOrWhiteSpace(Article) || !string.IsNullOrWhiteSpace(Decision));
}

public static class BulkRules
{
    /// <summary>A legal basis is an act with its article, or with the decision that was taken by it.</summary>
    public static readonly Rule ABasisNamesItsArticleOrDecision = new("BulkChanges.ABasisNamesItsArticleOrDecision");

    /// <summary>The new status ends after it begins.</summary>
    public static readonly Rule TheSuccessorEndsLater = new("BulkChanges.TheSuccessorEndsLater");

    /// <summary>Only a residence title that follows has an end of its own.</summary>
    public static readonly Rule OnlyATitleHasAnEnd = new("BulkChanges.OnlyATitleHasAnEnd");

    /// <summary>A status that follows itself is valid until another day.</summary>
    public static readonly Rule SomethingChanges = new("BulkChanges.SomethingChanges");

    /// <summary>That somebody is a victim is a locked part: nobody is picked by it and it is not changed for a group.</summary>
    public static readonly Rule ALockedMotiveIsNotChangedInBulk = new("BulkChanges.ALockedMotiveIsNotChangedInBulk");

    /// <summary>A group is of one or more municipalities.</summary>
    public static readonly Rule TheGroupHasMunicipalities = new("BulkChanges.TheGroupHasMunicipalities");

    /// <summary>The last day of a span lies not before the first.</summary>
    public static readonly Rule TheGroupEndsAfterItBegins = new("BulkChanges.TheGroupEndsAfterItBegins");

    /// <summary>Somebody is taken out, or put back, between the dry run and the change.</summary>
    public static readonly Rule OneTakesOutAfterTheDryRun = new("BulkChanges.OneTakesOutAfterTheDryRun");
}
