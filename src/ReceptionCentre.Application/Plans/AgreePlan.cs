using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>Agrees the draft with the person. From then on it stands; the edition that it revises gives way.</summary>
public static class AgreePlan
{
    /// <param name="On">Day on which it was agreed.</param>
    [Needs(Permission.AgreePlan)]
    public sealed record Command(Guid PlanId, int Version, DateOnly? On) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.On).Must(on => on is not null).WithMessage("Plans.AgreedOnMissing");
            RuleFor(command => command.On).Must(on => on is null || on <= time.Today()).WithMessage(PlanRules.AgreedOnADayThatHasCome.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, PlanWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            var stayId = await db.CaseFiles.Where(file => file.Id == plan.CaseFileId).Select(file => file.StayId).FirstAsync(cancellationToken);
            await work.EnsureMayBeAsync(plan.Kind, stayId, cancellationToken);
            plan.Agree(request.On!.Value, time.Today(), current.Id);
            if (plan.RevisionOf is { } formerId)
                (await db.Plans.FirstAsync(former => former.Id == formerId, cancellationToken)).GiveWayTo(plan);
            return plan.Id;
        }
    }
}
