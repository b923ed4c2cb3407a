using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>
/// A notice should never have come here: its content is destroyed, and the history keeps that it was there and why it went,
/// not what it said. What was taken over from it is withdrawn in the file.
/// </summary>
public static class RemoveNotice
{
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid NoticeId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(DuoNotice.ReasonLength).PlainText();
    }

    internal sealed class Handler(DuoNoticeWork work, CivicParameterBook parameters, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var notice = await work.ToAnswerAsync(request.NoticeId, request.Version, cancellationToken);
            var reason = request.Reason!.Trim();
            audit.Because(reason);
            if (notice is { State: DuoNoticeState.TakenOver, CaseFileId: { } fileId, Content: { } content })
                await work.PutBackAsync(fileId, content.Facts, content.Former, reason, await parameters.AllAsync(cancellationToken), cancellationToken);
            notice.Remove(reason, time.GetUtcNow(), current.Id);
            return notice.Id;
        }
    }
}
