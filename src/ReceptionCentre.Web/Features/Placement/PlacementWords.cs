using ReceptionCentre.Application.Placement;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Web.Features.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Placement;

/// <summary>How a pair is said: what speaks for it, where it stands, and what is next.</summary>
public static class PlacementWords
{
    private const int MinutesInHour = 60;

    /// <summary>"Beiden houden van koken en wandelen".</summary>
    public static string Reason(this Text texts, ReasonView view)
    {
        var (reason, words) = (view.Reason, string.Join(", ", view.Codes.Select(code => texts.Code(code))));
        return reason.Kind switch
        {
            PairReasonKind.Distance => texts[$"Placement.Reason.Distance.{reason.Verdict}.{reason.Number ?? 0}"],
            PairReasonKind.Hours => texts[$"Placement.Reason.Hours.{reason.Verdict}", reason.Number ?? 0],
            _ => texts[$"Placement.Reason.{reason.Kind}.{reason.Verdict}", words],
        };
    }

    /// <summary>Tone of the badge of a pair; the word stands in it.</summary>
    public static string Tone(PairState state) => state switch
    {
        PairState.Decided => "inactive",
        PairState.Agreed => "neutral",
        PairState.UnderWay or PairState.Ended => "success",
        _ => "warning",
    };

    public static string Tone(WishState state) => state switch
    {
        WishState.Waiting => "warning",
        WishState.Matched or WishState.Fulfilled => "success",
        _ => "inactive",
    };

    /// <summary>What is next, in a sentence.</summary>
    public static string Next(this Text texts, ShowPair.View pair) => pair.State switch
    {
        PairState.Decided when pair.ReceiverAgreedOn is not null => texts["Placement.Next.AskPerson"],
        PairState.Decided when pair.PersonAgreedOn is not null => texts[$"Placement.Next.AskReceiver.{pair.Kind}"],
        PairState.Agreed when pair.FirstOn is { } first => texts[$"Placement.Next.FirstOn.{pair.Kind}", first.InDigits()],
        PairState.UnderWay when pair.MeetBy is { } by => texts["Placement.Next.MeetBy", by.InDigits()],
        _ => texts[$"Placement.Next.{pair.State}.{pair.Kind}"],
    };

    /// <summary>"maandag, dinsdag, in de avond"; null = not known.</summary>
    public static string? When(this Text texts, PlaceLine place)
    {
        var words = string.Join(", ", new[] { texts.Days(place.Days), texts.Parts(place.Parts) }.Where(part => part.Length > 0));
        return words.Length == 0 ? null : words;
    }

    /// <summary>What else is known of a place, in one line.</summary>
    public static string About(this Text texts, PlaceLine place) => string.Join(" · ", new[]
    {
        place.SchoolKind is null ? null : texts.Code(place.SchoolKind),
        Ages(texts, place),
        place.Languages.Count == 0 ? null : string.Join(", ", place.Languages.Select(language => texts.Code(language))),
        place.LeastMinutesAWeek is { } minutes ? texts["Placement.HoursAtLeast", (minutes + MinutesInHour - 1) / MinutesInHour] : null,
        place.Level is { } level ? texts["Placement.LevelIs", texts.Of("Providers", level)] : null,
        texts.When(place),
        place.Town,
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>"1 plaats vrij", "geen plaats vrij".</summary>
    public static string Room(this Text texts, PlaceLine place) => place.Free == 0 ? texts["Placement.Full"] : texts.Count("Placement.Free", place.Free);

    /// <summary>A count as it may be shown.</summary>
    public static string Shown(this Text texts, ProtectedCount count) =>
        count.Count is { } exact ? exact.ToString(System.Globalization.CultureInfo.CurrentCulture) : texts[count.IsFewerThanFive ? "Placement.FewerThanFive" : "Placement.NotShown"];

    /// <summary>"5 van 12 (42 %)".</summary>
    public static string Shown(this Text texts, PlacementFairness.Share share) =>
        share.Percent is { } percent ? texts["Placement.ShareOf", texts.Shown(share.Part), texts.Shown(share.Whole), percent] : texts["Placement.PartOf", texts.Shown(share.Part), texts.Shown(share.Whole)];

    /// <summary>The reasons that a person chooses.</summary>
    /// <param name="ended">Of something that began, which can be finished; else of something that did not.</param>
    public static async Task<IReadOnlyList<Choice>> ReasonsAsync(ICodeLists codes, DateOnly today, bool ended, CancellationToken cancellationToken) =>
    [
        .. (await codes.AllAsync(Lists.PlacementReasons, cancellationToken))
            .Where(code => code.IsValidOn(today) && PlacementReasons.IsChosen(code.Value) && (ended || code.Value != PlacementReasons.Finished))
            .Select(code => new Choice(code.Value, code.In(Text.Language))),
    ];

    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(ICodeLists codes, string list, DateOnly today, CancellationToken cancellationToken) =>
        [.. (await codes.AllAsync(list, cancellationToken)).Where(code => code.IsValidOn(today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];

    private static string? Ages(Text texts, PlaceLine place) => (place.AgeFrom, place.AgeTo) switch
    {
        (null, null) => null,
        ({ } from, null) => texts["Placement.AgeFromOnly", from],
        (null, { } to) => texts["Placement.AgeToOnly", to],
        ({ } from, { } to) => texts["Placement.AgeFromTo", from, to],
    };
}
