using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>PVT signed, MAP closed or Z-route completed: on which day, and by which source. Another day than before is a correction.</summary>
public static class RecordAchievement
{
    /// <param name="Version">0 = nothing was recorded yet.</param>
    /// <param name="OwnFault">Whether a date after the term is the person's own fault; null = not asked.</param>
    /// <param name="Reason">Why another day takes the place of the one before.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, AchievementKind? Kind, DateOnly? On, bool? OwnFault, string? Source, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(result => result.Kind).Must(kind => kind is { } given && Enum.IsDefined(given)).WithMessage("Shared.ChooseOne");
            RuleFor(result => result.On).Must(on => on is not null).WithMessage("CivicIntegration.DayMissing");
            RuleFor(result => result.On).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
            RuleFor(result => result.OwnFault).Must((result, fault) => fault is null || result.Kind != AchievementKind.ZRoute).WithMessage(TrajectoryRules.FaultIsOfPvtAndMap.Name);
            RuleFor(result => result.Source).Required();
            RuleFor(result => result.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(TrajectoryWork work, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            var trajectory = await work.WithResultsAsync(request.CaseFileId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            return trajectory.Achieve(request.Kind!.Value, request.On!.Value, request.OwnFault, time.Today(), current.Recording(time, request.Source!, request.Reason)).Id;
        }
    }
}
