using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Receivers;

/// <summary>The receiver itself tells what happened: received, accepted or declined, planned, first attendance, completed or stopped.</summary>
public static class AnswerReceived
{
    /// <param name="To">What the referral becomes.</param>
    /// <param name="AgreedStart">Day on which the person would begin: with an acceptance where it is agreed, with a planned start always.</param>
    /// <param name="Why">For declined and stopped.</param>
    /// <param name="Result">Code of the list "referral-results", for completed; null = not said.</param>
    /// <param name="OutOfTurn">Code of the list "out-of-turn-reasons", for an acceptance before who waits longer.</param>
    [Needs(Permission.AnswerReferrals)]
    public sealed record Command(
        Guid ReferralId, int Version, ReferralState To, StepInput Step, DateOnly? AgreedStart = null, WhyInput? Why = null, string? Result = null,
        string? OutOfTurn = null) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
            RuleFor(command => command.Step.Words).Must(words => !SharedData.HoldsBsn(words)).WithMessage(ReferralRules.ABsnIsNeverShared.Name).OverridePropertyName("Words");
            RuleFor(command => command.AgreedStart).Chosen().When(command => command.To == ReferralState.Planned);
            RuleFor(command => command.Why).SetValidator(new WhyInputValidator()!).OverridePropertyName("")
                .When(command => command.To is ReferralState.Declined or ReferralState.Stopped);
        }
    }

    internal sealed class Handler(ReceiverWork receiver, ReferralWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await receiver.ReferralAsync(request.ReferralId, request.Version, cancellationToken);
            var step = work.Step(request.Step);
            switch (request.To)
            {
                case ReferralState.Received:
                    referral.Receive(step);
                    break;
                case ReferralState.Accepted:
                    referral.Accept(step, request.AgreedStart, await work.TurnAsync(referral, request.OutOfTurn, cancellationToken));
                    break;
                case ReferralState.Planned:
                    referral.Plan(step, request.AgreedStart!.Value);
                    break;
                case ReferralState.Started:
                    referral.Start(step);
                    break;
                case ReferralState.Completed:
                    referral.Complete(step, await work.ResultAsync(request.Result, cancellationToken));
                    break;
                case ReferralState.Declined:
                    referral.Decline(step, await WhyAsync(request, cancellationToken));
                    break;
                case ReferralState.Stopped:
                    referral.Stop(step, await WhyAsync(request, cancellationToken));
                    break;
                default:
                    // Taking back is the sender's.
                    throw new NotThereException("step of a receiver");
            }
            return referral.Id;
        }

        private Task<WhyEnded> WhyAsync(Command request, CancellationToken cancellationToken) => work.WhyAsync(request.Why ?? new(null, null), cancellationToken);
    }
}
