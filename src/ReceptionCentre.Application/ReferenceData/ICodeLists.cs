using ReceptionCentre.Application.Pipeline;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>Keys of the lists that the code itself knows.</summary>
public static class Lists
{
    public const string Countries = "countries", Nationalities = "nationalities", Municipalities = "municipalities",
        Languages = "languages", Motives = "motives", Tracks = "tracks", Tasks = "tasks", Acts = "acts", Payers = "payers",
        Channels = "contact-channels", Interpreters = "interpreter-kinds", Sources = "fact-sources",
        AddressKinds = "address-kinds", ContactDetailKinds = "contact-detail-kinds", DutyReasons = "duty-reasons",
        HouseholdRoles = "household-roles", WelcomeKinds = "welcome-kinds", Topics = "topics", ProviderKinds = "provider-kinds", Barriers = "decline-barriers",
        ReferralEndReasons = "referral-end-reasons", ReferralResults = "referral-results", SharingBases = "sharing-bases", WaitingPriorities = "waiting-priorities", WaitingFirst = "waiting-first", OutOfTurnReasons = "out-of-turn-reasons", DepartureKinds = "departure-kinds",
        DepartureReasons = "departure-reasons", DepartureReadiness = "departure-readiness", DestinationKinds = "destination-kinds",
        MustLeaveReasons = "must-leave-reasons", CannotLeaveReasons = "cannot-leave-reasons", AttachmentKinds = "attachment-kinds", LetterSenders = "letter-senders",
        AppointmentPlaces = "appointment-places", AppointmentReasons = "appointment-reasons", AbsenceReasons = "absence-reasons",
        IdentityDocumentKinds = "identity-document-kinds", ResidenceTitles = "residence-titles", StayPartyKinds = "stay-party-kinds",
        LodgingKinds = "lodging-kinds", LodgingOwners = "lodging-owners", NotInRegisterReasons = "not-in-brp-reasons",
        LifeDomains = "life-domains", IntakeQuestions = "intake-questions", IntakeAnswers = "intake-answers", EducationLevels = "education-levels",
        AttentionPoints = "attention-points", DevelopmentWishes = "development-wishes", LearnabilityExemptions = "learnability-exemptions",
        EnforcementOccasions = "enforcement-occasions", EnforcementExcuses = "enforcement-excuses", Occasions = "contact-occasions",
        OfferAudiences = "offer-audiences", OfferChildcare = "offer-childcare", PriceUnits = "price-units", FundingForms = "funding-forms", QualityMarks = "quality-marks",
        AgreementKinds = "agreement-kinds", EventKinds = "event-kinds", EventChannels = "event-channels",
        Interests = "interests", Skills = "skills", SchoolStays = "school-stays", SchoolKinds = "school-kinds", PlacementReasons = "placement-reasons",
        BuddyActivities = "buddy-activities",
        HousingNeeds = "housing-needs", HousingUrgency = "housing-urgency", HousingRefusalReasons = "housing-refusal-reasons", HousingEndReasons = "housing-end-reasons";
}

/// <summary>A code as a screen shows it.</summary>
public sealed record CodeView(string Value, string Dutch, string English, string? Own, DateOnly? ValidFrom, DateOnly? ValidUntil, string? Act, string? Article)
{
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil > day);

    /// <summary>Whether it was there on a day of which parts may be unknown; an unknown day fits always.</summary>
    public bool CanHoldOn(Domain.Facts.PartialDate day) =>
        (ValidFrom is null || day.LastPossible() is not { } last || ValidFrom <= last) && (ValidUntil is null || day.FirstPossible() is not { } first || ValidUntil > first);

    /// <summary>In the language of the screen.</summary>
    public string In(string language) => language == "en" ? English : Dutch;
}

/// <summary>The code lists, read often and changed seldom: each node keeps a copy for at most a minute.</summary>
public interface ICodeLists
{
    /// <summary>All codes of a list, ended ones too, in the order of the list.</summary>
    Task<IReadOnlyList<CodeView>> AllAsync(string list, CancellationToken cancellationToken);

    /// <summary>One code, ended or not; null when the list lacks it.</summary>
    Task<CodeView?> FindAsync(string list, string? value, CancellationToken cancellationToken);

    /// <summary>This node reads the list anew: who changed it sees that at once.</summary>
    void Forget(string list);
}

public static class CodeListChecks
{
    /// <summary>Refuses a code that is not in the list; null is allowed.</summary>
    /// <exception cref="InvalidInputException">The list lacks the code.</exception>
    public static async Task EnsureKnownAsync(this ICodeLists lists, string list, string? value, string field, CancellationToken cancellationToken)
    {
        if (value is not null && await lists.FindAsync(list, value, cancellationToken) is null)
            throw new InvalidInputException(field, "Shared.ChooseFromTheList");
    }

    /// <summary>Those of the values that the list has, in their order.</summary>
    public static async Task<IReadOnlyList<CodeView>> ManyAsync(this ICodeLists lists, string list, IEnumerable<string> values, CancellationToken cancellationToken)
    {
        var views = new List<CodeView>();
        foreach (var value in values)
        {
            if (await lists.FindAsync(list, value, cancellationToken) is { } view)
                views.Add(view);
        }
        return views;
    }
}
