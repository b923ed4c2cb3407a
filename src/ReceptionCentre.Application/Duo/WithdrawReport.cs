using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>What was wrongly told is withdrawn, with its proof: what, when, by whom, why, and what the other side answered.</summary>
public static class WithdrawReport
{
    /// <param name="ByInterface">It goes by the interface; else somebody did it in the portal.</param>
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid OnceKey, Guid MessageId, string? Reason, string? Acknowledgement, bool DespiteChecks, bool ByInterface) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(withdrawal => withdrawal.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage(DuoRules.AWithdrawalHasAReason.Name);
            RuleFor(withdrawal => withdrawal.Reason).AtMost(DuoMessage.ReasonLength).PlainText();
            RuleFor(withdrawal => withdrawal.Acknowledgement).AtMost(DuoMessage.AcknowledgementLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, DuoMessageWork work, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = await work.WithdrawalAsync(request.MessageId, cancellationToken);
            var reason = request.Reason!.Trim();
            audit.Because(reason);
            if (request.ByInterface)
            {
                var file = await work.FileAsync(draft.CaseFileId, cancellationToken);
                DuoRules.TheInterfaceIsOn.Check(await work.GoesByInterfaceAsync(file.Controller, cancellationToken));
            }
            var message = request.ByInterface
                ? DuoMessage.Queued(draft, reason, time.GetUtcNow(), current.Id)
                : DuoMessage.Entered(draft, reason, request.Acknowledgement, request.DespiteChecks, time.GetUtcNow(), current.Id);
            db.DuoMessages.Add(message);
            if (!request.ByInterface)
                await work.TakenAsync(message, cancellationToken);
            return message.Id;
        }
    }
}
