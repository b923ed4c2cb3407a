using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>How many hours were followed in all, of one of the kinds that the executing agency keeps apart.</summary>
public static class RecordHours
{
    /// <param name="Version">0 = nothing was recorded yet.</param>
    /// <param name="Hours">The total up to the day of counting.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, HoursKind? Kind, int? Hours, DateOnly? CountedOn, string? Source, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(result => result.Kind).Must(kind => kind is { } given && Enum.IsDefined(given)).WithMessage("Shared.ChooseOne");
            RuleFor(result => result.Hours).Must(hours => hours is >= 0 and <= IntegrationTrajectory.MostHours).WithMessage(TrajectoryRules.HoursAreANumber.Name);
            RuleFor(result => result.CountedOn).Must(on => on is not null).WithMessage("CivicIntegration.DayMissing");
            RuleFor(result => result.CountedOn).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
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
            return trajectory.Count(request.Kind!.Value, request.Hours!.Value, request.CountedOn!.Value, time.Today(), current.Recording(time, request.Source!, request.Reason)).Id;
        }
    }
}
