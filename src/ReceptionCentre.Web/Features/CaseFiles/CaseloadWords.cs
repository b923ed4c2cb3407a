using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>How a clock of a file is said: what, by when, and where it is done.</summary>
public static class CaseloadWords
{
    /// <summary>"3 dagen te laat", "vandaag", "nog 3 dagen", or since when.</summary>
    public static string When(this Text texts, ClockTerms clock, DateOnly today)
    {
        var days = clock.DueOn.DayNumber - today.DayNumber;
        return days switch
        {
            0 => texts["Caseload.WhenToday"],
            1 => texts["Caseload.WhenTomorrow"],
            > 1 => texts["Caseload.WhenDays", days],
            _ when clock.IsLateOn(today) => texts.Count("Caseload.Late", -days),
            _ => texts["Caseload.WhenSince", clock.DueOn.InDigits()],
        };
    }

    /// <summary>Why, with the term of the municipality where there is one.</summary>
    public static string Why(this Text texts, ClockTerms clock, Guid caseFileId, CaseloadTerms terms) => clock.Reason switch
    {
        // Silence is counted from a note, or from the file itself while nobody spoke to the person.
        DueReason.Silence => texts[clock.SubjectId == caseFileId ? "Caseload.Why.NeverSpoken" : "Caseload.Why.Silence", clock.StartedOn.InDigits(), terms.SilentDays],
        DueReason.DraftPlan => texts["Caseload.Why.DraftPlan", clock.StartedOn.InDigits(), terms.DraftDays],
        DueReason.NoPlan => texts["Caseload.Why.NoPlan", clock.StartedOn.InDigits(), terms.NoPlanDays],
        DueReason.OpenQuestion => texts["Caseload.Why.OpenQuestion", clock.StartedOn.InDigits()],
        _ => texts[$"Caseload.Why.{clock.Reason}", clock.DueOn.InDigits()],
    };

    /// <summary>"42", or "28 tot 56" where municipalities differ.</summary>
    /// <param name="municipality">Only of this one; null or empty = of all in scope.</param>
    public static string Days(this Text texts, CaseloadTermsBook terms, Func<CaseloadTerms, int> term, string? municipality = null)
    {
        var (fewest, most) = terms.Range(term, municipality);
        return fewest == most ? texts["Caseload.Term", most] : texts["Caseload.TermBetween", fewest, most];
    }

    /// <summary>Tone and words of the badge; null where the date says enough.</summary>
    public static (string Tone, string Words)? Badge(this Text texts, ClockTerms clock, DateOnly today) => clock.Reason switch
    {
        DueReason.Silence => ("inactive", texts["Caseload.State.Silent"]),
        DueReason.DocumentFailed => ("danger", texts["Caseload.Failed"]),
        _ when clock.IsLateOn(today) => ("danger", texts["Caseload.State.Overdue"]),
        DueReason.OpenQuestion or DueReason.HandoverUnanswered or DueReason.PipAwaited or DueReason.DecisionToSign or DueReason.MeasureToSign => ("inactive", texts.Of("Caseload", CaseloadState.Waiting)),
        DueReason.PlanStart => ("neutral", texts["Caseload.Reminder"]),
        _ when clock.DueOn > today => ("warning", texts["Caseload.Soon"]),
        _ => null,
    };

    /// <summary>Where the step is done.</summary>
    public static string? LinkTo(this IUrlHelper url, DueReason reason, Guid caseFileId) => reason switch
    {
        DueReason.NextContact or DueReason.Silence => url.Action("New", "Contacts", new { caseFileId }),
        DueReason.ProgressTalk => url.Action("New", "Contacts", new { caseFileId, occasion = ContactOccasions.Progress }),
        DueReason.AfterCare => url.Action("New", "Contacts", new { caseFileId, occasion = ContactOccasions.AfterCare }),
        DueReason.JobEnded or DueReason.JobEndedHome => url.Action("New", "Contacts", new { caseFileId, occasion = ContactOccasions.JobEnd }),
        DueReason.TurnsEighteen => url.Action("New", "Contacts", new { caseFileId, occasion = ContactOccasions.Adult }),
        DueReason.FamilyReunion or DueReason.FamilyReunionEnds => url.Action("New", "Contacts", new { caseFileId, occasion = ContactOccasions.FamilyReunion }),
        DueReason.LodgingEnds => url.Action("Residence", "Facts", new { caseFileId }),
        DueReason.DepartureChecklist => url.Action("Show", "Departures", new { caseFileId }),
        DueReason.PermitEnds => url.Action("New", "Contacts", new { caseFileId, occasion = ContactOccasions.Permit }),
        DueReason.PermitEnded => url.Action("Residence", "Facts", new { caseFileId }),
        DueReason.ReminderFailed => url.Action("Index", "Reminders", new { caseFileId }),
        DueReason.Appointment or DueReason.Task or DueReason.Promise or (>= DueReason.EventAnswer and <= DueReason.EventSigning) => url.Action("Index", "Appointments", new { caseFileId }),
        DueReason.DepartureDay or DueReason.DepartureNoDay or DueReason.DepartureTold or DueReason.LeavingAgain => url.Action("Show", "Departures", new { caseFileId }),
        DueReason.HandoverUnanswered or DueReason.HandoverExpires or DueReason.HandoverToClose => url.Action("Index", "Handovers", new { caseFileId }),
        DueReason.NewPipAfterMove => url.Action("Came", "Handovers", new { caseFileId }),
        DueReason.OpenQuestion => url.Action("Mine", "Access"),
        DueReason.DocumentFailed => url.Action("Index", "Documents", new { caseFileId }),
        DueReason.ReferralUnanswered or DueReason.ReferralNotStarted or DueReason.ReferralNotSent => url.Action("Index", "Referrals", new { caseFileId }),
        >= DueReason.PlacementNotBegun and <= DueReason.BuddyEvaluation => url.Action("Index", "FilePlacement", new { caseFileId }),
        >= DueReason.HousingNotOffered and <= DueReason.HousingFamily => url.Action("Index", "FileHousing", new { caseFileId }),
        DueReason.LetterDeadline => url.Action("Index", "Letters", new { caseFileId }),
        DueReason.IntendedStay => url.Action("Residence", "Facts", new { caseFileId }),
        DueReason.Intake => url.Action("Show", "Intakes", new { caseFileId }),
        DueReason.PipAwaited or DueReason.IntegrationTerm => url.Action("Show", "CivicIntegration", new { caseFileId }),
        >= DueReason.DuoPip and <= DueReason.DuoWithdrawal => url.Action("File", "Duo", new { caseFileId }),
        DueReason.MeasureToSign or (>= DueReason.EnforcementLetter and <= DueReason.EnforcementDecision) => url.Action("Index", "Enforcement", new { caseFileId }),
        _ => url.Action("Show", "Plans", new { caseFileId }),
    };

    /// <summary>"3 dagen", "vandaag" or "nog niet": how long ago somebody spoke to the person.</summary>
    public static string Ago(this Text texts, DateOnly? day, DateOnly today) => day is not { } last ? texts["Caseload.NotYet"]
        : last == today ? texts["Caseload.WhenToday"] : texts.Count("Caseload.Days", today.DayNumber - last.DayNumber);
}
