using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>Puts the spans of a life into words and links, and draws them.</summary>
public sealed class LifeWords(Text texts, IUrlHelper url, Guid caseFileId)
{
    public LifeLine Describe(FileLife.Life life)
    {
        var items = life.Spans.Select(span => Item(span, life.Today)).ToList();
        return LifeLine.Draw(life.Today, items, [.. life.Contacts.Select(on => new ContactDot(on, on))]);
    }

    private LifeItem Item(FileLife.Span span, DateOnly today)
    {
        var label = Label(span, today);
        var period = Period(span);
        return new(span.Lane, label, $"{texts.Of("CaseFiles", span.Lane)}: {label}, {period}", Href(span), span.From, span.Until, period, span.IsRough, span.IsPlanned, span.IsClock);
    }

    private string Label(FileLife.Span span, DateOnly today)
    {
        var label = span.Kind switch
        {
            FileLife.Kind.Duty => texts.Of("Stays", span.Duty!.Value),
            FileLife.Kind.Departure => $"{texts["Departures.DepartureState.CarriedOut"]}: {texts.Code(span.Code)}",
            FileLife.Kind.PlanItem => span.Words!,
            FileLife.Kind.Clock => $"{span.Words ?? texts.Of("Caseload", span.Reason!.Value)}: {Left(span.Until!.Value, today)}",
            FileLife.Kind.Referral => $"{span.Words}: {texts.Of("Referrals", span.Referral!.Value)}",
            FileLife.Kind.HousingLink => texts["CaseFiles.LinkedByCoa", texts.Of("Housing", span.Housing!.Value)],
            FileLife.Kind.HousingOffer => texts["CaseFiles.DwellingOffered", texts.Of("Housing", span.Dwelling!.Value)],
            FileLife.Kind.Address => span.Words is { } place ? $"{texts.Code(span.Code)}, {place}" : texts.Code(span.Code),
            _ => texts.Code(span.Code),
        };
        return span is { IsRough: true, From: { } from, IsClock: false } ? $"{label} {texts["CaseFiles.Around", from.Year]}" : label;
    }

    private string Left(DateOnly deadline, DateOnly today) => (deadline.DayNumber - today.DayNumber) switch
    {
        0 => texts["CaseFiles.DueToday"],
        > 0 and var days => texts.Count("CaseFiles.DaysLeft", days),
        var days => texts.Count("CaseFiles.DaysLate", -days),
    };

    private string Period(FileLife.Span span) => (span.From, span.Until) switch
    {
        (null, null) => texts["CaseFiles.SinceUnknown"],
        ({ } from, null) => texts["CaseFiles.Since", from.InDigits()],
        (null, { } until) => texts["CaseFiles.UpTo", until.InDigits()],
        ({ } from, { } until) => texts["CaseFiles.FromTo", from.InDigits(), until.InDigits()],
    };

    private string? Href(FileLife.Span span) => span.Kind switch
    {
        FileLife.Kind.Clock => url.LinkTo(span.Reason!.Value, caseFileId),
        FileLife.Kind.PlanItem => url.Action("Show", "Plans", new { caseFileId }),
        FileLife.Kind.Referral => url.Action("Index", "Referrals", new { caseFileId }),
        FileLife.Kind.HousingLink or FileLife.Kind.HousingOffer => url.Action("Index", "FileHousing", new { caseFileId }),
        FileLife.Kind.Departure => url.Action("Show", "Departures", new { caseFileId }),
        _ => url.Action("Details", "Persons", new { caseFileId }),
    };
}
