using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Referrals;

/// <summary>It came to its end as it was meant; the place is free again.</summary>
public static class CompleteReferral
{
    /// <param name="Result">Code of the list "referral-results"; null = nobody said.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, int Version, StepInput Step, string? Result = null) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(ReferralWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            referral.Complete(work.Step(request.Step), await work.ResultAsync(request.Result, cancellationToken));
            return referral.Id;
        }
    }
}
