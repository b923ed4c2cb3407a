using System.Globalization;
using System.Text;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Features.Providers;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Auditing;

/// <summary>An event in words, for the partial "_Entry".</summary>
/// <param name="Title">What was done: "Contact genoteerd".</param>
/// <param name="Who">Name; "het systeem" when nobody did it.</param>
public sealed record AuditEntryView(
    Guid Id, string Title, DateTimeOffset At, string Who, string? Why, Guid? CaseFileId, string? Reference, bool IsReading, IReadOnlyList<AuditChangeView> Changes)
{
    /// <summary>How many openings in a row, by one person on one day, this line stands for.</summary>
    public int Times { get; init; } = 1;

    /// <summary>
    /// The entries, newest first, with openings in a row by one person on one day told once: who leafs through a file opens
    /// it ten times in a minute. The log itself keeps every one.
    /// </summary>
    public static IReadOnlyList<AuditEntryView> WithReadingsTogether(IEnumerable<AuditEntryView> entries)
    {
        var told = new List<AuditEntryView>();
        foreach (var entry in entries)
        {
            if (told.LastOrDefault() is { IsReading: true } last && entry.IsReading && (last.Title, last.Who) == (entry.Title, entry.Who)
                && DutchCalendar.DateOf(last.At) == DutchCalendar.DateOf(entry.At))
                told[^1] = last with { Times = last.Times + 1 };
            else
                told.Add(entry);
        }
        return told;
    }
}

/// <param name="Field">"Plan: vastgesteld op".</param>
/// <param name="Before">Null = there was nothing.</param>
/// <param name="IsHidden">The values need a permission that the reader lacks.</param>
public sealed record AuditChangeView(string Field, string? Before, string? After, bool IsHidden);

/// <summary>
/// Says events in words: action "Auditing.Action.{Feature}.{UseCase}", field "Auditing.Field.{Thing}.{Field}" or, where all
/// things share it, "Auditing.Field.{Field}"; codes by the words of their list. What has no words yet is shown by its
/// English name, spaced out, so that nothing is left out.
/// </summary>
public sealed class AuditWords(Text texts, ICodeLists codes)
{
    /// <summary>Which list the code in a field is from; the field alone, or with its thing where things differ.</summary>
    public static readonly IReadOnlyDictionary<string, string> ListOf = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CaseFile.Controller"] = Lists.Municipalities,
        ["Municipality"] = Lists.Municipalities,
        ["ForMunicipality"] = Lists.Municipalities,
        ["EarlierPipMunicipality"] = Lists.Municipalities,
        ["CaseFile.Task"] = Lists.Tasks,
        ["SignUpDay.Task"] = Lists.Tasks,
        ["RegisterLookup.Task"] = Lists.Tasks,
        ["Act"] = Lists.Acts,
        ["Channel"] = Lists.Channels,
        ["Interpreter"] = Lists.Interpreters,
        ["Source"] = Lists.Sources,
        ["BirthFact.Country"] = Lists.Countries,
        ["NationalityFact.Code"] = Lists.Nationalities,
        ["LanguageFact.Code"] = Lists.Languages,
        ["OwnWordsLanguage"] = Lists.Languages,
        ["Language"] = Lists.Languages,
        ["MotiveFact.Code"] = Lists.Motives,
        ["FormalMotiveFact.Code"] = Lists.Motives,
        ["ResidenceTitleFact.Code"] = Lists.ResidenceTitles,
        ["BulkChange.Code"] = Lists.ResidenceTitles,
        ["BulkChange.Successor"] = Lists.ResidenceTitles,
        ["BulkChange.Motive"] = Lists.Motives,
        ["BulkCode.Code"] = Lists.Municipalities,
        ["StayPartyFact.Kind"] = Lists.StayPartyKinds,
        ["LodgingFact.Kind"] = Lists.LodgingKinds,
        ["LodgingFact.Owner"] = Lists.LodgingOwners,
        ["RegisterEntryFact.Because"] = Lists.NotInRegisterReasons,
        ["IdentityDocumentFact.Kind"] = Lists.IdentityDocumentKinds,
        ["IdentityDocumentFact.IssuedBy"] = Lists.Countries,
        ["ContactDetailFact.Kind"] = Lists.ContactDetailKinds,
        ["AddressFact.Kind"] = Lists.AddressKinds,
        ["IntegrationDutyFact.Grounds"] = Lists.DutyReasons,
        ["Attachment.Kind"] = Lists.AttachmentKinds,
        ["HelpedLetter.SenderKind"] = Lists.LetterSenders,
        ["HelpedLetter.Topic"] = Lists.Topics,
        ["MembershipFact.Role"] = Lists.HouseholdRoles,
        ["MunicipalWelcome.Kind"] = Lists.WelcomeKinds,
        ["AppointmentMove.Reason"] = Lists.AppointmentReasons,
        ["CancelReason"] = Lists.AppointmentReasons,
        ["AbsenceReason"] = Lists.AbsenceReasons,
        ["PlaceKind"] = Lists.AppointmentPlaces,
        ["InterpreterLanguage"] = Lists.Languages,
        ["Departure.Kind"] = Lists.DepartureKinds,
        ["DepartureNotice.Kind"] = Lists.DepartureKinds,
        ["DepartureNotice.SaidBy"] = Lists.Municipalities,
        ["DepartureReason.Code"] = Lists.DepartureReasons,
        ["Departure.Country"] = Lists.Countries,
        ["DepartureReadiness.Question"] = Lists.DepartureReadiness,
        ["DestinationCare.Kind"] = Lists.DestinationKinds,
        ["ChecklistItemParty.Code"] = Lists.StayPartyKinds,
        ["CaseFile.ClosedBecause"] = Lists.DepartureKinds,
        ["ChecklistItemMotive.Code"] = Lists.Motives,
        ["ChecklistItemDepartureKind.Code"] = Lists.DepartureKinds,
        ["IntakeDomain.Domain"] = Lists.LifeDomains,
        ["IntakeAnswer.Question"] = Lists.IntakeQuestions,
        ["EnforcementPath.Occasion"] = Lists.EnforcementOccasions,
        ["EnforcementPath.Excuse"] = Lists.EnforcementExcuses,
        ["EnforcementAmount.Occasion"] = Lists.EnforcementOccasions,
        ["LearnabilityStep.Exemption"] = Lists.LearnabilityExemptions,
        ["Track"] = Lists.Tracks,
        ["Payer"] = Lists.Payers,
        ["Topic"] = Lists.Topics,
        ["ConsultationTopic.Code"] = Lists.Topics,
        ["Provider.Kind"] = Lists.ProviderKinds,
        ["ProviderMark.Mark"] = Lists.QualityMarks,
        ["ProviderAgreement.Kind"] = Lists.AgreementKinds,
        ["Funding"] = Lists.FundingForms,
        ["Offer.Childcare"] = Lists.OfferChildcare,
        ["Offer.PriceUnit"] = Lists.PriceUnits,
        ["Referral.Basis"] = Lists.SharingBases,
        ["Handover.Basis"] = Lists.SharingBases,
        ["FromMunicipality"] = Lists.Municipalities,
        ["ToMunicipality"] = Lists.Municipalities,
        ["ReferralStep.Barrier"] = Lists.Barriers,
        ["ReferralStep.Reason"] = Lists.ReferralEndReasons,
        ["Referral.Result"] = Lists.ReferralResults,
        ["Referral.Priority"] = Lists.WaitingPriorities,
        ["ReferralDraft.Basis"] = Lists.SharingBases,
        ["StructuralSignal.Barrier"] = Lists.Barriers,
        ["GroupEvent.Kind"] = Lists.EventKinds,
        ["EventLanguage.Code"] = Lists.Languages,
        ["EventInvitee.Channel"] = Lists.EventChannels,
        ["EventInvitee.Barrier"] = Lists.Barriers,
        ["PlacementWish.EndReason"] = Lists.PlacementReasons,
        ["PlacementWish.SchoolStay"] = Lists.SchoolStays,
        ["PlacementPlace.SchoolKind"] = Lists.SchoolKinds,
        ["PlacementRefusal.Reason"] = Lists.PlacementReasons,
        ["PairStep.Reason"] = Lists.PlacementReasons,
        ["PairMeeting.Activity"] = Lists.BuddyActivities,
        ["PairMeeting.Absence"] = Lists.AbsenceReasons,
        ["HousingLink.Urgency"] = Lists.HousingUrgency,
        ["HousingLink.EndReason"] = Lists.HousingEndReasons,
        ["HousingNeed.Code"] = Lists.HousingNeeds,
        ["HousingOffer.Kind"] = Lists.LodgingKinds,
        ["HousingOffer.RefusalReason"] = Lists.HousingRefusalReasons,
    };

    /// <summary>Where the words of an enumeration's values stand: "{prefix}.{value}".</summary>
    public static readonly IReadOnlyDictionary<string, string> WordsOf = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["BulkChange.Fact"] = "BulkChanges.BulkFact",
        ["GuestPass.Purpose"] = "GuestPasses.PassPurpose",
        ["StructuralSignal.State"] = "StructuralSignals.SignalState",
        ["SignalAnswer.Kind"] = "StructuralSignals.SignalAnswerKind",
        ["BulkChange.State"] = "BulkChanges.RunState",
        ["BulkChange.StoppedFrom"] = "BulkChanges.RunState",
        ["BulkCode.Use"] = "BulkChanges.BulkCodeUse",
        ["Spread.State"] = "WorkQueue.RunState",
        ["Spread.StoppedFrom"] = "WorkQueue.RunState",
        ["Spread.Because"] = "Caseload.DueReason",
        ["MunicipalitySettings.LogoFormat"] = "Municipalities.LogoFormat",
        ["StaffRole.Role"] = "Staff.Role",
        ["StaffPermission.Permission"] = "Staff.NamedPermission",
        ["IntegrationDutyFact.State"] = "Stays.DutyState",
        ["Intake.Form"] = "Intakes.IntakeForm",
        ["Intake.State"] = "Intakes.IntakeState",
        ["LearnabilityStep.State"] = "Intakes.LearnabilityState",
        ["LearnabilityStep.Result"] = "Intakes.LearnabilityResult",
        ["SignalDismissal.Kind"] = "Intakes.SignalKind",
        ["IntegrationPlan.State"] = "Plans.PlanState",
        ["IntegrationPlan.Trigger"] = "Plans.RevisionTrigger",
        ["PipContent.Route"] = "Plans.LearningRoute",
        ["PipContent.Level"] = "Plans.LanguageLevel",
        ["PipContent.Literacy"] = "Plans.LiteracyEducation",
        ["Decision.State"] = "Decisions.DecisionState",
        ["LetterBlock.Kind"] = "Decisions.LetterKind",
        ["EnforcementPath.State"] = "Enforcement.PathState",
        ["EnforcementPath.HowEnded"] = "Enforcement.PathEnd",
        ["EnforcementPath.Measure"] = "Enforcement.MeasureKind",
        ["EnforcementPath.Group"] = "CivicIntegration.DutyGroup",
        ["EnforcementStep.Kind"] = "Enforcement.StepKind",
        ["EnforcementStep.TalkOutcome"] = "Enforcement.TalkOutcome",
        ["EnforcementView.Manner"] = "Enforcement.ViewManner",
        ["EnforcementSwitch.Group"] = "CivicIntegration.DutyGroup",
        ["Objection.Outcome"] = "Decisions.ObjectionOutcome",
        ["AchievementFact.Kind"] = "CivicIntegration.AchievementKind",
        ["HoursFact.Kind"] = "CivicIntegration.HoursKind",
        ["CourseOfferFact.Literacy"] = "Plans.LiteracyEducation",
        ["DuoMessage.Kind"] = "Duo.DuoMessageKind",
        ["DuoMessage.Act"] = "Duo.DuoAct",
        ["DuoMessage.State"] = "Duo.DuoMessageState",
        ["DuoMessage.Channel"] = "Duo.DuoChannel",
        ["DuoNotice.State"] = "Duo.DuoNoticeState",
        ["DuoNotice.Channel"] = "Duo.DuoChannel",
        ["DuoDifference.What"] = "Duo.DuoComparison",
        ["IntegrationTrajectory.Group"] = "CivicIntegration.DutyGroup",
        ["IntegrationPlan.Kind"] = "Plans.PlanKind",
        ["Attachment.Format"] = "Attachments.AttachmentFormat",
        ["Document.State"] = "Documents.DocumentState",
        ["Document.Failure"] = "Documents.DocumentFailure",
        ["MeetingPlace.Kind"] = "MeetingPlaces.MeetingPlaceKind",
        ["ReminderWayFact.Way"] = "Reminders.ReminderWay",
        ["Reminder.Way"] = "Reminders.ReminderWay",
        ["Reminder.State"] = "Reminders.ReminderState",
        ["Reminder.Trouble"] = "Reminders.ReminderTrouble",
        ["WaitingNumber.State"] = "WaitingRooms.WaitingState",
        ["Invitee.State"] = "Appointments.InviteeState",
        ["Invitee.CancelledBy"] = "Appointments.CancelledBy",
        ["Slip.State"] = "OffSite.SlipState",
        ["StaffTask.State"] = "Tasks.StaffTaskState",
        ["Departure.State"] = "Departures.DepartureState",
        ["Departure.View"] = "Departures.DepartureView",
        ["Departure.Will"] = "Departures.DepartureWill",
        ["Departure.Evidence"] = "Departures.DepartureEvidence",
        ["DepartureReadiness.State"] = "Departures.ReadyState",
        ["DestinationCare.State"] = "Departures.DestinationState",
        ["HealthHandover.State"] = "Departures.HealthHandoverState",
        ["LeavingFact.Kind"] = "Departures.LeavingKind",
        ["ChecklistTick.State"] = "Checklists.TickState",
        ["ChecklistItem.Kind"] = "Checklists.ChecklistKind",
        ["ChecklistItem.Doer"] = "Checklists.ChecklistDoer",
        ["NameFact.Usage"] = "Newcomers.NameUsage",
        ["GenderFact.Gender"] = "Newcomers.Gender",
        ["Stay.Arrival"] = "Stays.ArrivalState",
        ["IntendedStayFact.Length"] = "Stays.IntendedStay",
        ["RegisterEntryFact.State"] = "Stays.RegisterState",
        ["IdentityNumberFact.Kind"] = "Newcomers.IdentityNumberKind",
        ["RegisterLookup.Asked"] = "PopulationRegister.By",
        ["OfferCode.Use"] = "Providers.OfferCodeUse",
        ["Offer.LevelFrom"] = "Providers.DutchLevel",
        ["Offer.LevelTo"] = "Providers.DutchLevel",
        ["AgreementObligation.Party"] = "Providers.AgreementParty",
        ["Referral.State"] = "Referrals.ReferralState",
        ["PlacementWish.Kind"] = "Placement.PlacementKind",
        ["PlacementWish.State"] = "Placement.WishState",
        ["PlacementWish.Reach"] = "Placement.Reach",
        ["PlacementWish.LevelFrom"] = "Providers.DutchLevel",
        ["PlacementWish.LevelTo"] = "Providers.DutchLevel",
        ["WishCode.Use"] = "Placement.PlacementCodeUse",
        ["PlacementPlace.Kind"] = "Placement.PlacementKind",
        ["PlacementPlace.Reach"] = "Placement.Reach",
        ["PlacementPlace.Level"] = "Providers.DutchLevel",
        ["PlaceCode.Use"] = "Placement.PlacementCodeUse",
        ["PlacementPair.Kind"] = "Placement.PlacementKind",
        ["PlacementPair.State"] = "Placement.PairState",
        ["PairStep.State"] = "Placement.PairState",
        ["PairStep.Party"] = "Placement.PairParty",
        ["HousingLink.State"] = "Housing.HousingState",
        ["HousingLink.How"] = "Housing.HousedHow",
        ["HousingLink.Family"] = "Housing.FamilyState",
        ["HousingLink.FamilyDecided"] = "Housing.FamilyDecision",
        ["HousingOffer.State"] = "Housing.OfferState",
        ["ReferralStep.State"] = "Referrals.ReferralState",
        ["GroupEvent.State"] = "Events.EventState",
        ["EventInvitee.State"] = "Events.EventInviteeState",
        ["EventInvitee.Signing"] = "Events.SigningOutcome",
        ["EventSession.Part"] = "Events.SessionPart",
        ["EventSession.ForGroup"] = "CivicIntegration.DutyGroup",
        ["Handover.State"] = "Handovers.HandoverState",
        ["HandoverStep.State"] = "Handovers.HandoverState",
        ["Handover.Means"] = "Handovers.HandoverMeans",
        ["HandoverPerson.Chosen"] = "Handovers.HandoverPart",
        ["ReceivedHandover.State"] = "Handovers.ReceivedHandoverState",
        ["HandoverKey.State"] = "Handovers.HandoverKeyState",
        ["IntegrationTrajectory.EarlierRoute"] = "Plans.LearningRoute",
    };

    public string Action(string action) => Text.Find($"Auditing.Action.{action}") ?? Spaced(action[(action.LastIndexOf('.') + 1)..]);

    public string Thing(string thing) => Text.Find($"Auditing.Thing.{thing}") ?? Spaced(thing);

    public string Field(string thing, string field) =>
        Text.Find($"Auditing.Field.{thing}.{field}") ?? Text.Find($"Auditing.Field.{field}") ?? Spaced(field);

    public async Task<IReadOnlyList<AuditEntryView>> ViewAsync(IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var views = new List<AuditEntryView>();
        foreach (var entry in entries)
            views.Add(await ViewAsync(entry, cancellationToken));
        return views;
    }

    public async Task<AuditEntryView> ViewAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var changes = new List<AuditChangeView>(entry.Changes.Count);
        foreach (var change in entry.Changes)
        {
            var words = change.Field == "*" ? Thing(change.Thing)
                : change.ThingName is { } name && change.Thing is "StaffMember" or "StaffRole" or "StaffPermission" or "StaffMunicipality" or "TeamMember" or "Team" or "MeetingPlace"
                    ? $"{change.ThingName ?? Thing(change.Thing)}: {Field(change.Thing, change.Field)}"
                    : $"{Thing(change.Thing)}: {Field(change.Thing, change.Field)}";
            changes.Add(new(words, await ValueAsync(change, change.Before, cancellationToken), await ValueAsync(change, change.After, cancellationToken), change.IsHidden));
        }
        return new(
            entry.Id, Action(entry.Action), entry.At, entry.By ?? texts["Auditing.TheSystem"], entry.Reason, entry.CaseFileId, entry.Reference,
            AuditActions.IsReading(entry.Action), changes);
    }

    private async Task<string?> ValueAsync(AuditedValue change, string? value, CancellationToken cancellationToken)
    {
        if (value is null)
            return null;
        var whole = $"{change.Thing}.{change.Field}";
        // What is said of this thing goes before what is said of any thing.
        if (WordsOf.TryGetValue(whole, out var prefix))
            return string.Join(", ", value.Split(',').Select(one => Text.Find($"{prefix}.{one}") ?? Spaced(one)));
        if (ListOf.TryGetValue(whole, out var list) || ListOf.TryGetValue(change.Field, out list))
            return await codes.FindAsync(list, value, cancellationToken) is { } code ? code.In(Text.Language) : value;
        if (CodesOf.TryGetValue(whole, out var lists))
            return await OfAnyAsync(lists, value, cancellationToken);
        return change.Field switch
        {
            "PriceCents" when int.TryParse(value, CultureInfo.InvariantCulture, out var cents) => texts.Price(cents),
            "Day" when change.Thing == "ConsultationHour" && Enum.TryParse<DayOfWeek>(value, out var day) => day.InWords(),
            "Days" when Enum.TryParse<Weekdays>(value, out var days) => texts.Days(days),
            "Parts" when Enum.TryParse<DayParts>(value, out var parts) => texts.Parts(parts),
            "MinutesAWeek" or "LeastMinutesAWeek" or "MostMinutesAWeek" when int.TryParse(value, CultureInfo.InvariantCulture, out var minutes) => texts["Auditing.HoursAWeek", minutes / 60m],
            "BasisPoints" when int.TryParse(value, CultureInfo.InvariantCulture, out var points) => texts["Auditing.Percent", points / 100m],
            _ => Plain(value),
        };
    }

    // Words, or codes of one of some lists: an answer of an intake, or why somebody must or cannot leave.
    private static readonly Dictionary<string, string[]> CodesOf = new(StringComparer.Ordinal)
    {
        ["OfferCode.Code"] = [Lists.Languages, Lists.Topics, Lists.OfferAudiences],
        ["IntakeAnswer.Value"] = [Lists.IntakeAnswers, Lists.EducationLevels, Lists.AttentionPoints, Lists.DevelopmentWishes, Lists.Languages],
        ["LeavingFact.Because"] = [Lists.MustLeaveReasons, Lists.CannotLeaveReasons],
    };

    private async Task<string> OfAnyAsync(string[] lists, string value, CancellationToken cancellationToken)
    {
        foreach (var list in lists)
        {
            var words = new List<string>();
            foreach (var part in value.Split(' '))
            {
                if (await codes.FindAsync(list, part, cancellationToken) is { } code)
                    words.Add(code.In(Text.Language));
            }
            if (words.Count > 0 && words.Count == value.Split(' ').Length)
                return string.Join(", ", words);
        }
        return value;
    }

    private string Plain(string value)
    {
        if (value is "true" or "false")
            return texts[value == "true" ? "Shared.Yes" : "Shared.No"];
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.InDigits();
        return DateTimeOffset.TryParseExact(value, "yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.Moment() : value;
    }

    // "RegisterNewcomer" → "Register newcomer".
    private static string Spaced(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (words.Length > 0 && char.IsUpper(letter))
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        }
        return words.ToString();
    }
}
