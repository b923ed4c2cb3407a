using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>What is filled in about a departure; see <see cref="DepartureTerms"/>.</summary>
public sealed record DepartureInput(
    string? Kind, IReadOnlyList<string> Reasons, PartialDate? PlannedOn, string? Country, string? Municipality, bool Announced, DepartureView? View,
    string? OwnWords, string? Forwarding, DepartureWill? Will = null, string? Place = null, bool MayCall = false, IReadOnlyList<ReadyAnswer>? Ready = null)
{
    internal DepartureTerms Terms => new(Kind!, Reasons, PlannedOn, Country, Municipality, Announced, View, OwnWords, Forwarding, Will, Place, MayCall, Ready);
}

internal sealed class DepartureInputValidator : AbstractValidator<DepartureInput>
{
    public DepartureInputValidator()
    {
        RuleFor(input => input.Kind).Must(kind => !string.IsNullOrEmpty(kind)).WithMessage("Departures.KindMissing");
        RuleFor(input => input.Municipality).Must((input, code) => input.Kind != Departure.ToMunicipality || !string.IsNullOrEmpty(code))
            .WithMessage(DepartureRules.AMoveGoesSomewhereElse.Name);
        RuleFor(input => input.OwnWords).AtMost(Departure.OwnWordsLength).PlainText(lines: true);
        RuleFor(input => input.Forwarding).AtMost(Departure.ForwardingLength).PlainText(lines: true);
        RuleFor(input => input.Forwarding).Must((input, forwarding) => !input.MayCall || input.Kind == Departure.Death || !string.IsNullOrWhiteSpace(forwarding))
            .WithMessage(DepartureRules.WhoIsCalledCanBeReached.Name);
        RuleFor(input => input.Will).IsInEnum().WithMessage("Shared.ChooseOne");
        RuleFor(input => input.Ready).Must(ready => ready is null || ready.All(answer => Enum.IsDefined(answer.State))).WithMessage("Shared.ChooseOne");
        RuleFor(input => input.Place).AtMost(Departure.PlaceLength).PlainText();
    }
}

internal static class DepartureInputChecks
{
    public static async Task EnsureKnownAsync(this ICodeLists codes, DepartureInput input, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.DepartureKinds, input.Kind, nameof(input.Kind), cancellationToken);
        foreach (var reason in input.Reasons)
            await codes.EnsureKnownAsync(Lists.DepartureReasons, reason, nameof(input.Reasons), cancellationToken);
        foreach (var answer in input.Ready ?? [])
            await codes.EnsureKnownAsync(Lists.DepartureReadiness, answer.Question, nameof(input.Ready), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Countries, input.Country, nameof(input.Country), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Municipalities, input.Municipality, nameof(input.Municipality), cancellationToken);
    }
}
