namespace ReceptionCentre.Domain.Plans;

/// <summary>Something to do for a goal: what, with whom, from when, how much, until when, and who pays.</summary>
public sealed class PlanItem
{
    public const int WhatLength = 500, WhyLength = 500, ProviderLength = 200, ArticleLength = 100;

    private readonly List<PayerShare> _payers = [];

    private PlanItem()
    {
    }

    internal PlanItem(Guid goalId, PlanItemTerms terms, int place, PlanItem? copyOf = null)
    {
        Id = Guid.CreateVersion7();
        (GoalId, Place, CopyOf, DoneOn) = (goalId, place, copyOf?.Id, copyOf?.DoneOn);
        Change(terms);
    }

    public Guid Id { get; private init; }
    public Guid GoalId { get; private init; }

    /// <summary>Order within the goal, from 1.</summary>
    public int Place { get; private init; }

    /// <summary>The same item in the edition that this one revises; null when it is new in this edition.</summary>
    public Guid? CopyOf { get; private init; }

    public string What { get; private set; } = "";

    /// <summary>Why it is in the plan of this person; null = the goal says enough.</summary>
    public string? Why { get; private set; }

    /// <summary>Compulsory needs an act and article with the date since when; null = voluntary.</summary>
    public string? Act { get; private set; }
    public string? Article { get; private set; }
    public DateOnly? CompulsorySince { get; private set; }
    public bool IsCompulsory => Act is not null;

    public string? Provider { get; private set; }
    public DateOnly? StartsOn { get; private set; }
    public int? MinutesAWeek { get; private set; }
    public DateOnly? Deadline { get; private set; }

    /// <summary>Day on which it was done; null = it goes on. Progress, not a term: it does not change what was agreed.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Who pays which part. Empty until a dated rule or agreement fills it; then the parts add up to 100 %.</summary>
    public IReadOnlyList<PayerShare> Payers => _payers;

    public PlanItemTerms Terms =>
        new(What, IsCompulsory ? new(Act!, Article!, CompulsorySince!.Value) : null, Provider, StartsOn, MinutesAWeek, Deadline,
            [.. _payers.Select(share => new PayerPart(share.Payer, share.BasisPoints))], Why);

    internal void Change(PlanItemTerms terms)
    {
        terms.Check();
        (What, Why, Provider, StartsOn, MinutesAWeek, Deadline) =
            (terms.What, terms.Why, terms.Provider, terms.StartsOn, terms.MinutesAWeek, terms.Deadline);
        (Act, Article, CompulsorySince) = (terms.Compulsory?.Act, terms.Compulsory?.Article, terms.Compulsory?.Since);
        // Shares that stay the same stay the same record: the history shows what changed and nothing else.
        _payers.RemoveAll(share => !terms.Payers.Contains(new(share.Payer, share.BasisPoints)));
        _payers.AddRange(terms.Payers.Where(part => !_payers.Exists(share => share.Payer == part.Payer))
            .Select(part => new PayerShare(Id, part.Payer, part.BasisPoints)));
    }

    internal void CheckTerms() => Terms.Check();

    internal void Done(DateOnly? on) => DoneOn = on;
}

/// <summary>One payer's part of an item.</summary>
public sealed class PayerShare
{
    /// <summary>100 % in basis points.</summary>
    public const int Whole = 10_000;

    private PayerShare()
    {
    }

    internal PayerShare(Guid itemId, string payer, int basisPoints)
    {
        Id = Guid.CreateVersion7();
        (ItemId, Payer, BasisPoints) = (itemId, payer, basisPoints);
    }

    public Guid Id { get; private init; }
    public Guid ItemId { get; private init; }

    /// <summary>Code of the list "payers".</summary>
    public string Payer { get; private init; } = "";

    /// <summary>Part in hundredths of a per cent: 10,000 = the whole.</summary>
    public int BasisPoints { get; private init; }
}

/// <param name="Act">Code of the list "acts".</param>
public sealed record Obligation(string Act, string Article, DateOnly Since);

public sealed record PayerPart(string Payer, int BasisPoints);

/// <summary>What is agreed about an item; see the properties of <see cref="PlanItem"/>. Compulsory null = voluntary.</summary>
public sealed record PlanItemTerms(
    string What, Obligation? Compulsory, string? Provider, DateOnly? StartsOn, int? MinutesAWeek, DateOnly? Deadline,
    IReadOnlyList<PayerPart> Payers, string? Why = null)
{
    public const int MinutesInAWeek = 168 * 60;

    /// <summary>Nobody is named yet, or the parts are the whole.</summary>
    public static bool AddUp(IReadOnlyList<PayerPart> payers) =>
        payers.Count == 0 || (payers.Sum(part => (long)part.BasisPoints) == PayerShare.Whole && payers.All(part => part.BasisPoints > 0));

    internal void Check()
    {
        PlanRules.CompulsoryNamesActAndArticle.Check(
            Compulsory is null || (!string.IsNullOrWhiteSpace(Compulsory.Act) && !string.IsNullOrWhiteSpace(Compulsory.Article)));
        PlanRules.TheDeadlineIsAfterTheStart.Check(StartsOn is null || Deadline is null || Deadline >= StartsOn);
        PlanRules.AWeekHas168Hours.Check(MinutesAWeek is null or (> 0 and <= MinutesInAWeek));
        PlanRules.EachPayerOnce.Check(Payers.Select(part => part.Payer).Distinct(StringComparer.Ordinal).Count() == Payers.Count);
        PlanRules.PayerSharesAddUpTo100.Check(AddUp(Payers));
    }
}
