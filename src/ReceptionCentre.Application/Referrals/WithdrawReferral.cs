using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Referrals;

/// <summary>The sender takes a referral back before the first attendance, and says why.</summary>
public static class WithdrawReferral
{
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, int Version, StepInput Step, WhyInput Why) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
            RuleFor(command => command.Why).SetValidator(new WhyInputValidator()).OverridePropertyName("");
        }
    }

    internal sealed class Handler(ReferralWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            referral.Withdraw(work.Step(request.Step), await work.WhyAsync(request.Why, cancellationToken));
            return referral.Id;
        }
    }
}
