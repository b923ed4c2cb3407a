using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Referrals;

/// <summary>The receiver takes the person: from now on it is confirmed. Who waited for a place gets one, when one is free.</summary>
public static class AcceptReferral
{
    /// <param name="AgreedStart">Day on which the person begins; null = not agreed.</param>
    /// <param name="OutOfTurn">Code of the list "out-of-turn-reasons": why somebody who waits goes before who waits longer.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, int Version, StepInput Step, DateOnly? AgreedStart, string? OutOfTurn = null) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(ReferralWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            referral.Accept(work.Step(request.Step), request.AgreedStart, await work.TurnAsync(referral, request.OutOfTurn, cancellationToken));
            return referral.Id;
        }
    }
}
