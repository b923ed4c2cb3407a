using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Receivers;

/// <summary>The receiver tells how it goes with who began: hours, and words.</summary>
public static class ReportReceived
{
    [Needs(Permission.AnswerReferrals)]
    public sealed record Command(Guid OnceKey, Guid ReferralId, int Version, ReportTyped Report) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Report).SetValidator(new ReportTypedValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(ReceiverWork receiver, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await receiver.ReferralAsync(request.ReferralId, request.Version, cancellationToken);
            referral.Report(request.Report.Read(), time.Today(), time.GetUtcNow(), current.Id);
            return referral.Id;
        }
    }
}
