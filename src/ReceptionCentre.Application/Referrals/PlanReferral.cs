using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Referrals;

/// <summary>The day on which somebody who was accepted would begin is agreed, or moved.</summary>
public static class PlanReferral
{
    /// <param name="AgreedStart">Day on which the person begins.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, int Version, StepInput Step, DateOnly? AgreedStart) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
            RuleFor(command => command.AgreedStart).Chosen();
        }
    }

    internal sealed class Handler(ReferralWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            referral.Plan(work.Step(request.Step), request.AgreedStart!.Value);
            return referral.Id;
        }
    }
}
