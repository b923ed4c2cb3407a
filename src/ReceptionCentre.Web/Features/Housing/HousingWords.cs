using System.Globalization;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Housing;

/// <summary>How a link is said: where it stands, what a dwelling needs, what is next.</summary>
public static class HousingWords
{
    private const string Yes = "true", No = "false";

    // As Statistics Netherlands writes a figure that is not given.
    private const string FewerThanFive = "<5", NotShown = ".";

    /// <summary>Tone of the badge of a link; the word stands in it.</summary>
    public static string Tone(HousingState state) => state switch
    {
        HousingState.Waiting => "warning",
        HousingState.Offered or HousingState.Accepted => "neutral",
        HousingState.Housed => "success",
        _ => "inactive",
    };

    public static string Tone(OfferState state) => state switch
    {
        OfferState.Open => "neutral",
        OfferState.Accepted or OfferState.MovedIn => "success",
        OfferState.Refused or OfferState.Withdrawn => "warning",
        _ => "inactive",
    };

    /// <summary>"Kade 1, 1011 AB Amsterdam"; null = not known, or not shown.</summary>
    public static string? Address(DwellingTerms dwelling)
    {
        var town = string.Join(' ', new[] { dwelling.Postcode, dwelling.Place }.Where(part => part is not null));
        return string.Join(", ", new[] { dwelling.Street, town }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } all ? all : null;
    }

    /// <summary>"Huis of appartement, 3 slaapkamers".</summary>
    public static string Dwelling(this Text texts, HousingOfFile.Dwelling offer) =>
        offer.Terms.Rooms is { } rooms ? $"{texts.Code(offer.Kind)}, {texts.Count("Housing.Bedrooms", rooms)}" : texts.Code(offer.Kind);

    /// <summary>"2 volwassenen en 1 kind, vanaf 01-12-2026".</summary>
    public static string Family(this Text texts, ExpectedFamily family)
    {
        if (family.State is FamilyState.NotKnown or FamilyState.None)
            return texts.Of("Housing", family.State);
        var parts = new[]
        {
            family.Adults is null && family.Children is null ? texts["Housing.FamilyNoNumber"] : texts["Housing.FamilyPeople", family.Adults ?? 0, family.Children ?? 0],
            family.From is { } from ? texts["Housing.FamilyFromDay", from.InDigits()] : null,
            family.By is { } by ? texts["Housing.FamilyByDay", by.InDigits()] : null,
            family.Decision == FamilyDecision.NotKnown ? null : texts.Of("Housing", family.Decision),
        };
        return $"{texts.Of("Housing", family.State)}: {string.Join(", ", parts.Where(part => part is not null))}";
    }

    public static string Said(this Text texts, bool? answer) => answer is { } known ? texts[known ? "Shared.Yes" : "Shared.No"] : texts["Shared.Unknown"];

    public static string? YesNo(bool? answer) => answer is { } known ? known ? Yes : No : "";

    public static bool? ReadYesNo(string? typed) => typed switch
    {
        Yes => true,
        No => false,
        _ => null,
    };

    /// <summary>Yes, no and not known, to choose from.</summary>
    public static IReadOnlyList<Choice> YesNoUnknown(this Text texts) => [new(Yes, texts["Shared.Yes"]), new(No, texts["Shared.No"]), new("", texts["Shared.Unknown"])];

    public static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The codes of a list that are valid today and chosen by a person.</summary>
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(ICodeLists codes, string list, DateOnly today, CancellationToken cancellationToken) =>
        [.. (await codes.AllAsync(list, cancellationToken)).Where(code => code.IsValidOn(today) && HousingReasons.IsChosen(code.Value)).Select(code => new Choice(code.Value, code.In(Text.Language)))];

    /// <summary>"januari tot en met juni 2026".</summary>
    public static string Of(this Text texts, HalfYear half) => texts[half.Half == 1 ? "Housing.FirstHalf" : "Housing.SecondHalf", half.Year];

    /// <summary>"achterstand 12", "voorsprong 3", "0"; what cannot be told is said.</summary>
    public static string Balance(this Text texts, int? balance) => balance switch
    {
        null => texts["Housing.NotTold"],
        0 => "0",
        > 0 and var behind => texts["Housing.Behind", behind],
        var ahead => texts["Housing.Ahead", -ahead.Value],
    };

    public static string Shown(ProtectedCount count) => count.Count is { } exact ? exact.ToString("N0", CultureInfo.CurrentCulture) : count.IsFewerThanFive ? FewerThanFive : NotShown;

    public static TableCell Cell(ProtectedCount count) => count.Count is { } exact ? TableCell.Of(exact) : TableCell.Of(Shown(count));

    public static TableCell Cell(int? count) => count is { } number ? TableCell.Of(number) : default;
}
