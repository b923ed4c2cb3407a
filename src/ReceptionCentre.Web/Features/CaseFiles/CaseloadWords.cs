using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>How a step of a file is said: what, by when, and where it is done.</summary>
public static class CaseloadWords
{
    /// <summary>"3 dagen te laat", "vandaag", "nog 3 dagen", or since when.</summary>
    public static string When(this Text texts, FileStep step, DateOnly today)
    {
        var days = step.By.DayNumber - today.DayNumber;
        return days switch
        {
            0 => texts["Caseload.WhenToday"],
            1 => texts["Caseload.WhenTomorrow"],
            > 1 => texts["Caseload.WhenDays", days],
            _ when step.IsLateOn(today) => texts.Count("Caseload.Late", -days),
            _ => texts["Caseload.WhenSince", step.By.InDigits()],
        };
    }

    /// <summary>Why, with the term of the municipality where there is one.</summary>
    public static string Why(this Text texts, FileStep step, FileFacts facts, CaseloadTerms terms) => step.Reason switch
    {
        DueReason.Silence when facts.LastContactOn is { } last => texts["Caseload.Why.Silence", last.InDigits(), terms.SilentDays],
        DueReason.Silence => texts["Caseload.Why.NeverSpoken", facts.OpenedOn.InDigits(), terms.SilentDays],
        DueReason.DraftPlan => texts["Caseload.Why.DraftPlan", facts.DraftBegunOn!.Value.InDigits(), terms.DraftDays],
        DueReason.NoPlan => texts["Caseload.Why.NoPlan", facts.OpenedOn.InDigits(), terms.NoPlanDays],
        _ => texts[$"Caseload.Why.{step.Reason}", step.By.InDigits()],
    };

    /// <summary>Tone and words of the badge; null where the date says enough.</summary>
    public static (string Tone, string Words)? Badge(this Text texts, FileStep step, DateOnly today) => step.Reason switch
    {
        DueReason.Silence => ("inactive", texts["Caseload.State.Silent"]),
        DueReason.DocumentFailed => ("danger", texts["Caseload.Failed"]),
        _ when step.IsLateOn(today) => ("danger", texts["Caseload.State.Overdue"]),
        DueReason.PlanStart => ("neutral", texts["Caseload.Reminder"]),
        _ when step.By > today => ("warning", texts["Caseload.Soon"]),
        _ => null,
    };

    /// <summary>Where the step is done.</summary>
    public static string? LinkTo(this IUrlHelper url, DueReason reason, Guid caseFileId) => reason switch
    {
        DueReason.NextContact or DueReason.Silence => url.Action("New", "Contacts", new { caseFileId }),
        DueReason.Appointment or DueReason.Task => url.Action("Index", "Appointments", new { caseFileId }),
        DueReason.DocumentFailed => url.Action("Index", "Documents", new { caseFileId }),
        DueReason.ReferralUnanswered or DueReason.ReferralNotStarted => url.Action("Index", "Referrals", new { caseFileId }),
        _ => url.Action("Show", "Plans", new { caseFileId }),
    };

    /// <summary>"3 dagen", "vandaag" or "nog niet": how long ago somebody spoke to the person.</summary>
    public static string Ago(this Text texts, DateOnly? day, DateOnly today) => day is not { } last ? texts["Caseload.NotYet"]
        : last == today ? texts["Caseload.WhenToday"] : texts.Count("Caseload.Days", today.DayNumber - last.DayNumber);
}
