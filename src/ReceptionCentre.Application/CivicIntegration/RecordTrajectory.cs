using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>Records what DUO and an earlier municipality say: the group, the settlement, an earlier PIP, the term.</summary>
public static class RecordTrajectory
{
    /// <param name="Version">0 = nothing was recorded yet.</param>
    /// <param name="TermLastDay">Last day of the term; DUO's own end date is the day after it.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(
        Guid CaseFileId, int Version, DutyGroup? Group, DateOnly? SettledOn, DateOnly? EarlierPipOn, string? EarlierPipMunicipality, DateOnly? TermFrom, DateOnly? TermLastDay)
        : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(facts => facts.Group).Must(group => group is null || Enum.IsDefined(group.Value)).WithMessage("Shared.ChooseOne");
            RuleFor(facts => facts.SettledOn).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
            RuleFor(facts => facts.EarlierPipOn).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
            RuleFor(facts => facts.EarlierPipOn).Must((facts, on) => on is not null || facts.EarlierPipMunicipality is null).WithMessage(TrajectoryRules.AnEarlierPipNamesItsMunicipality.Name);
            RuleFor(facts => facts.EarlierPipMunicipality).Must((facts, code) => code is not null || facts.EarlierPipOn is null)
                .WithMessage(TrajectoryRules.AnEarlierPipNamesItsMunicipality.Name);
            RuleFor(facts => facts.TermLastDay).Must((facts, last) => last is null || facts.TermFrom is null || last >= facts.TermFrom)
                .WithMessage(TrajectoryRules.ATermEndsAfterItBegins.Name);
        }
    }

    internal sealed class Handler(TrajectoryWork work, CivicParameterBook parameters, ICodeLists codes, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.EarlierPipMunicipality, nameof(Command.EarlierPipMunicipality), cancellationToken);
            var trajectory = await work.ToWorkOnAsync(request.CaseFileId, request.Version, cancellationToken);
            trajectory.Record(
                new(request.Group, request.SettledOn, request.EarlierPipOn, request.EarlierPipMunicipality, request.TermFrom, request.TermLastDay?.AddDays(1)),
                time.Today(), await parameters.AllAsync(cancellationToken));
            return trajectory.Id;
        }
    }
}
