using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>The receiver takes the person: from now on it is confirmed. Who waited for a place gets one, when one is free.</summary>
public static class AcceptReferral
{
    /// <param name="AgreedStart">Day on which the person begins; null = not agreed.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, int Version, StepInput Step, DateOnly? AgreedStart) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(ReferralWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            var hasRoom = referral.MayBecome(ReferralState.Accepted) && !referral.HoldsPlace && await work.HasRoomAsync(referral.OfferId, cancellationToken);
            referral.Accept(work.Step(request.Step), request.AgreedStart, hasRoom);
            return referral.Id;
        }
    }
}
