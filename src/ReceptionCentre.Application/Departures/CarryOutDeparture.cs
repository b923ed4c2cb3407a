using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// The person left. In one step the stay ends, the files of it close with everything that is open in them, and a municipality
/// that has a file of the same stay is told. Nothing is sent to anybody.
/// </summary>
public static class CarryOutDeparture
{
    /// <param name="DepartedOn">First day on which the person was no longer here, as far as known.</param>
    /// <param name="Evidence">How it is known; null = it was not said.</param>
    /// <param name="SilentSince">Of who was found gone: since when nobody heard of the person.</param>
    /// <param name="CallOn">Day on which the person, who agreed to it, is called to hear how it goes; null = not.</param>
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(
        Guid CaseFileId, Guid DepartureId, int Version, PartialDate? DepartedOn, Guid OnceKey, DepartureEvidence? Evidence = null, PartialDate? SilentSince = null,
        DateOnly? CallOn = null) : ICommand<Result>, IOnce;

    public sealed record Result(Guid DepartureId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.DepartedOn).Must(on => on?.FirstPossible() is { } first && first <= time.Today())
                .WithMessage(DepartureRules.DepartedOnADayThatHasCome.Name);
            RuleFor(command => command.Evidence).IsInEnum().WithMessage("Shared.ChooseOne");
            RuleFor(command => command.SilentSince).Must((command, since) => since is null || command.Evidence == DepartureEvidence.FoundGone)
                .WithMessage(DepartureRules.SilenceIsOfWhoWasFoundGone.Name);
            RuleFor(command => command.CallOn).Must(on => on is null || on > time.Today()).WithMessage(DepartureRules.ACallIsPlannedAhead.Name);
        }
    }

    internal sealed class Handler(DepartureWork work, DepartureClosing closing, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var (departure, file) = await work.DepartureAsync(request.CaseFileId, request.DepartureId, request.Version, cancellationToken);
            var concerned = await closing.CloseAsync(
                departure, file, request.DepartedOn!.Value, request.Evidence is { } evidence ? new(evidence, request.SilentSince) : null, request.CallOn, cancellationToken);
            // Each file that is closed or told has it in its own history.
            if (concerned.Count > 1)
                audit.AboutEach(concerned);
            return new(departure.Id);
        }
    }
}
