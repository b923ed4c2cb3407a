using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>Begins the next edition as a copy of the plan that holds, which stands until the new one is agreed or decided. Gives the draft's id.</summary>
public static class RevisePlan
{
    /// <param name="Kind">Kind of the new edition: a voluntary plan becomes a PIP when DUO found the person obliged, or the other way round.</param>
    /// <param name="Trigger">What makes it necessary; a change of route or level is one of a PIP only.</param>
    /// <param name="Reason">Why, in words that the person understands.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, int Version, PlanKind Kind, RevisionTrigger? Trigger, string? Reason, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Kind).IsInEnum().WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Trigger).Must(trigger => trigger is { } known && Enum.IsDefined(known)).WithMessage("Plans.TriggerMissing");
            RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage("Plans.ReasonMissing");
            RuleFor(command => command.Reason).AtMost(DatedFact.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, PlanWork work, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            var stayId = await db.CaseFiles.Where(file => file.Id == plan.CaseFileId).Select(file => file.StayId).FirstAsync(cancellationToken);
            await work.EnsureMayBeAsync(request.Kind, stayId, cancellationToken);
            PlanRules.OneDraftAtATime.Check(
                !await db.Plans.AnyAsync(other => other.CaseFileId == plan.CaseFileId && (other.State == PlanState.Draft || other.State == PlanState.Offered), cancellationToken));
            var revision = plan.Revise(request.Reason!.Trim(), time.GetUtcNow(), current.Id, request.Kind, request.Trigger!.Value);
            db.Plans.Add(revision);
            return revision.Id;
        }
    }
}
