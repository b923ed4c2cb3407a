using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Providers;

/// <summary>Who has to do something by an agreement.</summary>
public enum AgreementParty
{
    Provider = 1,
    Municipality = 2,
}

/// <summary>
/// What was agreed with a provider, an employer too: for which municipality, from when until when, and what each has to do by when.
/// </summary>
public sealed class ProviderAgreement : Aggregate
{
    public const int SubjectLength = 300, ReferenceLength = 100, MostObligations = 12;

    private readonly List<AgreementObligation> _obligations = [];

    private ProviderAgreement()
    {
    }

    public Guid ProviderId { get; private init; }

    /// <summary>Code of the list "municipalities": whose agreement it is; null = of the whole region.</summary>
    public string? Municipality { get; private set; }

    /// <summary>Code of the list "agreement-kinds".</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What it is about, in words.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Number under which the paper lies elsewhere; null = none.</summary>
    public string? Reference { get; private set; }

    /// <summary>Code of the list "funding-forms"; null = no money goes with it.</summary>
    public string? Funding { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>First day on which it no longer holds; null = no end agreed.</summary>
    public DateOnly? Until { get; private set; }

    public IReadOnlyList<AgreementObligation> Obligations => _obligations;

    public static ProviderAgreement Make(Provider provider, AgreementTerms terms)
    {
        ProviderRules.AnEndedProviderStaysAsItWas.Check(provider.EndedOn is null);
        var agreement = new ProviderAgreement { Id = Guid.CreateVersion7(), ProviderId = provider.Id };
        agreement.Change(terms);
        return agreement;
    }

    public void Change(AgreementTerms terms)
    {
        ProviderRules.AnAgreementEndsAfterItBegins.Check(terms.Until is null || terms.Until > terms.From);
        (Municipality, Kind, Subject, Reference, Funding, From, Until) =
            (terms.Municipality, terms.Kind, terms.Subject, terms.Reference, terms.Funding, terms.From, terms.Until);
        _obligations.RemoveAll(one => one.Place > terms.Obligations.Count);
        foreach (var (index, obligation) in terms.Obligations.Index())
        {
            if (_obligations.Find(one => one.Place == index + 1) is { } known)
                known.Change(obligation);
            else
                _obligations.Add(new(Id, index + 1, obligation));
        }
    }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || Until > day);
}

/// <summary>Something that one of the two has to do by an agreement.</summary>
public sealed class AgreementObligation
{
    public const int WhatLength = 300;

    private AgreementObligation()
    {
    }

    internal AgreementObligation(Guid agreementId, int place, ObligationTerms terms)
    {
        (AgreementId, Place) = (agreementId, place);
        Change(terms);
    }

    public Guid AgreementId { get; private init; }

    /// <summary>Order, from 1.</summary>
    public int Place { get; private init; }
    public AgreementParty Party { get; private set; }
    public string What { get; private set; } = "";

    /// <summary>By when; null = as long as the agreement holds.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Day on which it was done; null = it is not yet, or it goes on.</summary>
    public DateOnly? MetOn { get; private set; }

    public bool IsLateOn(DateOnly day) => MetOn is null && DueOn < day;

    internal void Change(ObligationTerms terms) => (Party, What, DueOn, MetOn) = (terms.Party, terms.What, terms.DueOn, terms.MetOn);
}

public sealed record ObligationTerms(AgreementParty Party, string What, DateOnly? DueOn, DateOnly? MetOn);

/// <summary>See the properties of <see cref="ProviderAgreement"/>.</summary>
public sealed record AgreementTerms(
    string? Municipality, string Kind, string Subject, string? Reference, string? Funding, DateOnly From, DateOnly? Until, IReadOnlyList<ObligationTerms> Obligations);
