using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Web.Features.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Housing;

public sealed record FileHousingPage(FileHead.Head Head, HousingOfFile.View View, bool MayWork);

/// <summary>What every form of a link carries.</summary>
public abstract class HousingForm
{
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    public FileHead.Head? Head { get; set; }
    public HousingOfFile.Link? Link { get; set; }
}

/// <summary>Family that is expected, as it is typed.</summary>
public abstract class FamilyFields : HousingForm
{
    public string? Family { get; set; }
    public string? Adults { get; set; }
    public string? Children { get; set; }
    public string? Decision { get; set; }
    public string? FamilyFrom { get; set; }
    public string? FamilyBy { get; set; }

    public void Show(ExpectedFamily family)
    {
        (Family, Adults, Children) = (family.State.ToString(), HousingWords.Digits(family.Adults), HousingWords.Digits(family.Children));
        (Decision, FamilyFrom, FamilyBy) = (family.Decision.ToString(), family.From.InDigits(), family.By.InDigits());
    }

    public ExpectedFamily ReadFamily(Reading reading)
    {
        var state = Reading.Choice<FamilyState>(Family) ?? FamilyState.NotKnown;
        // What was typed before one chose another answer does not count.
        return state is not (FamilyState.Expected or FamilyState.Came) ? new(state) : new(
            state, OfferWords.ReadNumber(Adults, nameof(Adults), reading), OfferWords.ReadNumber(Children, nameof(Children), reading), Reading.Choice<FamilyDecision>(Decision) ?? FamilyDecision.NotKnown,
            reading.Date(FamilyFrom, nameof(FamilyFrom)), reading.Date(FamilyBy, nameof(FamilyBy)));
    }
}

public sealed class FamilyForm : FamilyFields;

/// <summary>A link as it is typed.</summary>
public sealed class LinkForm : FamilyFields
{
    public Guid? HousingLinkId { get; set; }
    public string? LinkedOn { get; set; }
    public string? Location { get; set; }
    public string? Reference { get; set; }

    /// <summary>Files of who goes along.</summary>
    public List<string> Along { get; set; } = [];
    public string? PeopleInAll { get; set; }
    public string? Bedrooms { get; set; }
    public List<string> Needs { get; set; } = [];
    public string? Wishes { get; set; }
    public string? Urgency { get; set; }
    public string? UrgencyWords { get; set; }

    public IReadOnlyList<Choice> Company { get; set; } = [];
    public IReadOnlyList<Choice> NeedChoices { get; set; } = [];
    public IReadOnlyList<Choice> Urgencies { get; set; } = [];

    public static LinkForm Of(HousingOfFile.Link link)
    {
        var terms = link.Terms;
        var form = new LinkForm
        {
            HousingLinkId = link.LinkId,
            Version = link.Version,
            LinkedOn = terms.LinkedOn.InDigits(),
            Location = terms.Location,
            Reference = terms.Reference,
            Along = [.. link.People.Select(person => person.CaseFileId.ToString())],
            PeopleInAll = HousingWords.Digits(terms.PeopleInAll),
            Bedrooms = HousingWords.Digits(terms.Bedrooms),
            Needs = [.. terms.Needs],
            Wishes = terms.Wishes,
            Urgency = terms.Urgency,
            UrgencyWords = terms.UrgencyWords,
        };
        form.Show(terms.Family);
        return form;
    }

    public IReadOnlyList<Guid> ReadAlong() => [.. Along.Select(typed => Guid.TryParse(typed, out var id) ? id : (Guid?)null).OfType<Guid>()];

    public HousingTerms Read(Reading reading, Guid caseFileId) => new()
    {
        LinkedOn = reading.PastDate(LinkedOn, nameof(LinkedOn)) ?? default,
        Location = Reading.Words(Location),
        Reference = Reading.Words(Reference),
        // Left empty: whoever goes along.
        PeopleInAll = string.IsNullOrWhiteSpace(PeopleInAll) ? ReadAlong().Append(caseFileId).Distinct().Count() : OfferWords.ReadNumber(PeopleInAll, nameof(PeopleInAll), reading) ?? 0,
        Bedrooms = OfferWords.ReadNumber(Bedrooms, nameof(Bedrooms), reading),
        Needs = Needs,
        Wishes = Reading.Words(Wishes),
        Urgency = Reading.Words(Urgency),
        UrgencyWords = Reading.Words(UrgencyWords),
        Family = ReadFamily(reading),
    };
}

/// <summary>A dwelling that is offered, as it is typed.</summary>
public sealed class DwellingForm : HousingForm
{
    public Guid? DwellingId { get; set; }
    public string? On { get; set; }
    public string? Kind { get; set; }
    public string? Rooms { get; set; }
    public string? Street { get; set; }
    public string? Postcode { get; set; }
    public string? Place { get; set; }
    public List<string> Hidden { get; set; } = [];
    public string? Provider { get; set; }
    public string? Rule { get; set; }
    public string? RuleVersion { get; set; }
    public string? ChoiceGiven { get; set; }
    public string? NearNetwork { get; set; }
    public string? ViewingOn { get; set; }
    public string? AnswerBy { get; set; }

    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public bool MayHide { get; set; }

    public static DwellingForm Of(HousingOfFile.Link link, HousingOfFile.Dwelling offer)
    {
        var terms = offer.Terms;
        return new()
        {
            DwellingId = offer.OfferId,
            Version = link.Version,
            On = offer.OfferedOn.InDigits(),
            Kind = terms.Kind,
            Rooms = HousingWords.Digits(terms.Rooms),
            Street = terms.Street,
            Postcode = terms.Postcode,
            Place = terms.Place,
            Hidden = terms.IsHidden ? ["true"] : [],
            Provider = terms.Provider,
            Rule = terms.Rule,
            RuleVersion = terms.RuleVersion,
            ChoiceGiven = HousingWords.YesNo(terms.ChoiceGiven),
            NearNetwork = HousingWords.YesNo(terms.NearNetwork),
            ViewingOn = terms.ViewingOn.InDigits(),
            AnswerBy = terms.AnswerBy.InDigits(),
        };
    }

    public DwellingTerms Read(Reading reading) => new()
    {
        Kind = Reading.Words(Kind) ?? "",
        Rooms = OfferWords.ReadNumber(Rooms, nameof(Rooms), reading),
        Street = Reading.Words(Street),
        Postcode = Reading.Words(Postcode)?.ToUpperInvariant(),
        Place = Reading.Words(Place),
        IsHidden = Hidden.Contains("true"),
        Provider = Reading.Words(Provider),
        Rule = Reading.Words(Rule),
        RuleVersion = Reading.Words(RuleVersion),
        ChoiceGiven = HousingWords.ReadYesNo(ChoiceGiven),
        NearNetwork = HousingWords.ReadYesNo(NearNetwork),
        ViewingOn = reading.Date(ViewingOn, nameof(ViewingOn)),
        AnswerBy = reading.Date(AnswerBy, nameof(AnswerBy)),
    };
}

/// <summary>What became of an offer; or what is thought of a refusal.</summary>
public sealed class AnswerForm : HousingForm
{
    public Guid DwellingId { get; set; }
    public string? Answer { get; set; }
    public string? On { get; set; }
    public string? Reason { get; set; }
    public string? Founded { get; set; }
    public string? Follows { get; set; }
    public string? Words { get; set; }

    public HousingOfFile.Dwelling? Offer { get; set; }
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
}

/// <summary>They moved in.</summary>
public sealed class MoveForm : HousingForm
{
    public string? On { get; set; }
    public string? Kind { get; set; }
    public string? Owner { get; set; } = "own";

    /// <summary>"now", or "later": when the population register tells it.</summary>
    public string? Address { get; set; } = "now";
    public string? Street { get; set; }
    public string? Postcode { get; set; }
    public string? Place { get; set; }
    public string? Words { get; set; }

    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> Owners { get; set; } = [];

    /// <summary>Into the dwelling that they accepted; else they found one themselves.</summary>
    public HousingOfFile.Dwelling? Offer { get; set; }
}

/// <summary>The link ends, or one person leaves it.</summary>
public sealed class EndLinkForm : HousingForm
{
    public string? Reason { get; set; }
    public string? On { get; set; }

    /// <summary>"one" or "all".</summary>
    public string? Who { get; set; } = "all";
    public string? Words { get; set; }
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
}

/// <summary>It was a mistake.</summary>
public sealed class TakeBackForm : HousingForm
{
    public string? Reason { get; set; }
}
