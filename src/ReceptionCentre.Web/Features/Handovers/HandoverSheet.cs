using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Handovers;

/// <summary>One part of a person as it goes, went or came, in words: the same on every page that shows it, at both sides.</summary>
public sealed record SheetPart(HandoverPart Part, IReadOnlyList<SheetRow> Rows);

/// <param name="Label">Null where the value says enough.</param>
public sealed record SheetRow(string? Label, string Value);

/// <summary>What is shown of a package.</summary>
/// <param name="Prefix">Makes the ids of this page's headings its own.</param>
public sealed record Sheet(HandedPerson Person, string Prefix, bool WithName = true);

internal static class HandoverSheet
{
    public static IReadOnlyList<SheetPart> Parts(this Text texts, HandedPerson person) =>
        [.. person.Parts.Select(part => new SheetPart(part, [.. Rows(texts, person, part).Where(row => row.Value.Length > 0)]))];

    /// <summary>What one part holds.</summary>
    public static IReadOnlyList<SheetRow> Part(this Text texts, HandedPerson person, HandoverPart part) => [.. Rows(texts, person, part).Where(row => row.Value.Length > 0)];

    private static IEnumerable<SheetRow> Rows(Text texts, HandedPerson person, HandoverPart part) => part switch
    {
        HandoverPart.Identity => Identity(texts, person.Identity),
        HandoverPart.Bsn => [new(null, person.Bsn!)],
        HandoverPart.VNumber => [new(null, person.VNumber!)],
        HandoverPart.Documents => person.Documents!.Select(document => new SheetRow(Said(document.Kind), Join(document.Number, Said(document.State), document.ValidUntil is { IsUnknown: false } valid ? texts["Handovers.Until", valid.InDigits()] : null))),
        HandoverPart.Residence => Residence(texts, person.Residence!),
        HandoverPart.Contact => person.Contact!.Select(contact => new SheetRow(Said(contact.Kind), contact.Value)),
        HandoverPart.Address => [new(Said(person.Address!.Kind), Address(person.Address))],
        HandoverPart.HiddenAddress => [new(Said(person.HiddenAddress!.Kind), Address(person.HiddenAddress))],
        HandoverPart.Languages => person.Languages!.Select(language => new SheetRow(
            null, Join(Said(language.Language), language.Preferred ? texts["Handovers.Preferred"] : null, language.Interpreter ? texts["Handovers.Interpreter"] : null))),
        HandoverPart.Household => person.Household!.Select(member => new SheetRow(Said(member.Role), member.Name)),
        HandoverPart.Duty => Duty(texts, person.Duty!),
        HandoverPart.Results => Results(texts, person.Results!),
        HandoverPart.Plan => Plan(texts, person.Plan!),
        HandoverPart.Intake => person.Intake!.SelectMany(domain => domain.Answers.Select(answer =>
            new SheetRow($"{Said(domain.Domain)}: {Said(answer.Question)}", answer.Words ?? string.Join(", ", answer.Chosen.Select(Said))))),
        HandoverPart.Health => person.Health!.Select(one => new SheetRow(one.Receiver, Join(one.What, texts["Handovers.AgreedOn", one.AgreedOn.InDigits()]))),
        _ => person.Referrals!.Select(referral => new SheetRow($"{referral.Offer}, {referral.Provider}", Join(referral.Goal, texts["Handovers.SentOn", referral.SentOn.InDigits()], referral.StartedOn is { } began ? texts["Handovers.StartedOn", began.InDigits()] : null))),
    };

    private static IEnumerable<SheetRow> Identity(Text texts, HandedIdentity identity)
    {
        yield return new(texts["Handovers.Name"], identity.Name.FullName);
        yield return new(texts["Handovers.CalledName"], identity.Name.CalledName);
        yield return new(texts["Handovers.OwnScript"], identity.Name.OwnScript ?? "");
        yield return new(texts["Handovers.Born"], Join(identity.Born is { IsUnknown: false } born ? born.InDigits() : null, identity.BirthPlace, Said(identity.BirthCountry)));
        yield return new(texts["Handovers.Gender"], identity.Gender is { } gender ? texts.Of("Newcomers", gender) : "");
        yield return new(texts["Handovers.Nationalities"], string.Join(", ", identity.Nationalities.Select(Said)));
    }

    private static IEnumerable<SheetRow> Residence(Text texts, HandedResidence residence)
    {
        yield return new(texts["Handovers.Motive"], string.Join(", ", residence.Motives.Select(motive => Said(motive.Motive))));
        yield return new(texts["Handovers.Title"], Join(Said(residence.Title), residence.TitleFrom is { IsUnknown: false } from ? texts["Handovers.Since", from.InDigits()] : null, Until(texts, residence.TitleUntil)));
        yield return new(texts["Handovers.InRegister"], residence.InRegister is { } registered ? texts[registered ? "Shared.Yes" : "Shared.No"] : "");
    }

    private static IEnumerable<SheetRow> Duty(Text texts, HandedDuty duty)
    {
        yield return new(texts["Handovers.Duty"], Join(texts.Of("Stays", duty.State), Said(duty.Act), duty.DecidedOn.IsUnknown ? null : texts["Handovers.DecidedOn", duty.DecidedOn.InDigits()]));
        yield return new(texts["Handovers.Group"], duty.Group is { } group ? texts.Of("CivicIntegration", group) : "");
        yield return new(texts["Handovers.Term"], duty is { TermFrom: { } from, TermUntil: { } until } ? texts["Handovers.FromUntil", from.InDigits(), until.AddDays(-1).InDigits()] : "");
        yield return new(texts["Handovers.FirstPip"], Join(duty.FirstPipOn?.InDigits(), Said(duty.FirstPipBy)));
        yield return new(texts["Handovers.Route"], Join(duty.Route is { } route ? texts.Of("Plans", route) : null, duty.Level is { } level ? texts.Of("Plans", level) : null));
        yield return new(texts["Handovers.WhyRoute"], duty.WhyRoute ?? "");
    }

    private static IEnumerable<SheetRow> Results(Text texts, HandedResults results) =>
    [
        .. results.Achieved.Select(one => new SheetRow(texts.Of("CivicIntegration", one.Kind), one.On.InDigits())),
        .. results.Hours.Select(one => new SheetRow(texts.Of("CivicIntegration", one.Kind), texts["Handovers.HoursUntil", one.Total, one.CountedOn.InDigits()])),
        .. results.Exams.Select(exam => new SheetRow(
            Join(texts.Of("CivicIntegration", exam.Part), exam.Level?.ToString()), Join(texts.Of("CivicIntegration", exam.Result), exam.On.InDigits()))),
    ];

    private static IEnumerable<SheetRow> Plan(Text texts, HandedPlan plan)
    {
        yield return new(texts.Of("Plans", plan.Kind), plan.AgreedOn is { } on ? texts["Handovers.AgreedOn", on.InDigits()] : "");
        yield return new(texts["Handovers.OwnWords"], plan.OwnWords ?? "");
        foreach (var goal in plan.Goals)
        {
            yield return new(Said(goal.Track), goal.Goal);
            foreach (var item in goal.Open)
                yield return new(texts["Handovers.StillToDo"], Join(item.What, item.Provider, item.StartsOn is { } starts ? texts["Handovers.StartsOn", starts.InDigits()] : null, item.Deadline is { } deadline ? texts["Handovers.Before", deadline.InDigits()] : null));
        }
    }

    private static string Said(Coded? code) => code?.In(Text.Language) ?? "";

    // The fact ends on the first day on which it no longer holds; people read the last day.
    private static string? Until(Text texts, PartialDate? until) =>
        until is not { IsUnknown: false } end ? null : texts["Handovers.Until", end.ToDateOnly() is { } whole ? whole.AddDays(-1).InDigits() : end.InDigits()];

    private static string Address(HandedAddress address) => Join(address.Street, address.Postcode, address.Place) is { Length: > 0 } all ? all : Said(address.Kind);

    private static string Join(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
