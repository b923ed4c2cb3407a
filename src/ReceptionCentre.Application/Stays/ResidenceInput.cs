using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>What is known of somebody's residence. Every part may be left out: then nothing is recorded of it, and nothing changes.</summary>
/// <param name="FormalMotive">Code of the list "motives".</param>
/// <param name="Title">Code of the list "residence-titles".</param>
/// <param name="TitleUntil">Last day on which the title is valid, as the document says.</param>
/// <param name="AskAgainOn">Day by which the intended stay is asked again.</param>
/// <param name="Register">Whether the person is in the population register.</param>
/// <param name="NotRegisteredBecause">Code of the list "not-in-brp-reasons".</param>
/// <param name="Duty">What DUO decided about the duty to integrate; never derived from anything else.</param>
/// <param name="DutyAct">Code of the list "acts"; of a duty only.</param>
/// <param name="DutyDecidedOn">Day on the letter of DUO.</param>
public sealed record ResidenceInput(
    string? FormalMotive = null, string? Title = null, PartialDate? TitleFrom = null, PartialDate? TitleUntil = null, IntendedStay? IntendedStay = null,
    DateOnly? AskAgainOn = null, string? Employer = null, string? Referent = null, string? Institution = null, string? Guardian = null,
    string? LodgingKind = null, string? LodgingOwner = null, RegisterState? Register = null, string? NotRegisteredBecause = null,
    DutyState? Duty = null, string? DutyAct = null, PartialDate? DutyDecidedOn = null)
{
    public bool IsEmpty => this == new ResidenceInput();

    /// <summary>Records what was said on the stay.</summary>
    /// <param name="from">Since when it is so, for what has no day of its own.</param>
    internal void RecordOn(Stay stay, PartialDate from, DateOnly today, Provenance provenance)
    {
        if (FormalMotive is { } motive)
            stay.AddFormalMotive(motive, from, provenance);
        if (Title is { } title)
            stay.RecordTitle(title, TitleFrom ?? from, DayAfter(TitleUntil), provenance);
        if (IntendedStay is { } length)
            stay.RecordIntendedStay(length, today, AskAgainOn, provenance);
        foreach (var (kind, name) in new[] { ("employer", Employer), ("referent", Referent), ("institution", Institution), ("guardian", Guardian) })
        {
            if (name is not null)
                stay.AddParty(new(kind, name), from, provenance);
        }
        if (LodgingKind is not null || LodgingOwner is not null)
            stay.RecordLodging(LodgingKind, LodgingOwner, from, provenance);
        if (Register is { } register)
            stay.RecordRegisterEntry(register, NotRegisteredBecause, from, provenance);
        if (Duty is { } duty)
        {
            // Without a decision it holds from today, as when it is recorded later.
            stay.RecordDuty(
                new(duty, duty == DutyState.Obliged ? DutyAct : null, null, DutyDecidedOn ?? PartialDate.Unknown, DutyDecidedOn ?? PartialDate.Of(today)),
                provenance with { Source = "duo" });
        }
    }

    // A document names the last day; a fact ends on the first day after it.
    private static PartialDate? DayAfter(PartialDate? last) => last is not { IsUnknown: false } day ? null : day.ToDateOnly() is { } whole ? PartialDate.Of(whole.AddDays(1)) : day;
}

internal sealed class ResidenceInputValidator : AbstractValidator<ResidenceInput>
{
    public ResidenceInputValidator(TimeProvider time)
    {
        RuleFor(stay => stay.Title).Must(title => title is null || !ResidenceTitleFact.NotForEntry.Contains(title)).WithMessage(StayRules.UnlawfulStayIsNotRecorded.Name);
        RuleFor(stay => stay.TitleFrom).Must((stay, from) => from is null || stay.Title is not null).WithMessage("Stays.TitleMissing");
        RuleFor(stay => stay.TitleUntil).Cascade(CascadeMode.Stop).Must((stay, until) => until is null || stay.Title is not null).WithMessage("Stays.TitleMissing")
            .Must((stay, until) => until?.LastPossible() is not { } last || stay.TitleFrom?.FirstPossible() is not { } from || last >= from).WithMessage(FactRules.EndsAfterItBegins.Name);
        RuleFor(stay => stay.AskAgainOn).Must((stay, on) => on is null || on > time.Today()).WithMessage(StayRules.AskedAgainLater.Name);
        RuleFor(stay => stay.IntendedStay).Must((stay, length) => length is not null || stay.AskAgainOn is null).WithMessage("Stays.IntendedStayMissing");
        foreach (var name in new System.Linq.Expressions.Expression<Func<ResidenceInput, string?>>[] { stay => stay.Employer, stay => stay.Referent, stay => stay.Institution, stay => stay.Guardian })
            RuleFor(name).AtMost(StayPartyFact.NameLength).PlainText();
        RuleFor(stay => stay.NotRegisteredBecause).Must((stay, because) => because is null || stay.Register == RegisterState.NotRegistered)
            .WithMessage(StayRules.OnlyWhoIsNotRegisteredHasAReason.Name);
        RuleFor(stay => stay.DutyAct).Must((stay, act) => stay.Duty != DutyState.Obliged || !string.IsNullOrEmpty(act)).WithMessage(StayRules.ADutyNamesItsAct.Name);
        RuleFor(stay => stay.DutyDecidedOn).NotNull().When(stay => stay.Duty is not (null or DutyState.Undecided or DutyState.Unknown)).WithMessage("Stays.DecidedOnMissing");
        RuleFor(stay => stay.Duty).NotNull().When(stay => stay.DutyDecidedOn is not null).WithMessage("Stays.DutyMissing");
    }
}

internal static class ResidenceCodes
{
    public static async Task EnsureKnownAsync(this ICodeLists codes, ResidenceInput? stay, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.Motives, stay?.FormalMotive, nameof(stay.FormalMotive), cancellationToken);
        await codes.EnsureKnownAsync(Lists.ResidenceTitles, stay?.Title, nameof(stay.Title), cancellationToken);
        await codes.EnsureKnownAsync(Lists.LodgingKinds, stay?.LodgingKind, nameof(stay.LodgingKind), cancellationToken);
        await codes.EnsureKnownAsync(Lists.LodgingOwners, stay?.LodgingOwner, nameof(stay.LodgingOwner), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Acts, stay?.DutyAct, nameof(stay.DutyAct), cancellationToken);
        await codes.EnsureKnownAsync(Lists.NotInRegisterReasons, stay?.NotRegisteredBecause, nameof(stay.NotRegisteredBecause), cancellationToken);
    }
}
