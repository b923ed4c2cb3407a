using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>The sender takes a hand-over back, or drops one that was only prepared. What was on its way is no longer kept.</summary>
public static class WithdrawHandover
{
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid CaseFileId, Guid HandoverId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(Handover.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, HandoverWork work, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (handover, _) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            handover.Withdraw(request.Reason, work.Moment());
            db.HandoverContents.Remove(await work.ContentAsync(handover.Id, cancellationToken));
            return handover.Id;
        }
    }
}
