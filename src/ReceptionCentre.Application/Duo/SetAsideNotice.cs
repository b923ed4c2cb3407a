using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>Nothing of a notice is taken over, and it is said why.</summary>
public static class SetAsideNotice
{
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid NoticeId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(DuoNotice.ReasonLength).PlainText();
    }

    internal sealed class Handler(DuoNoticeWork work, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var notice = await work.ToAnswerAsync(request.NoticeId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            notice.SetAside(request.Reason!.Trim(), time.GetUtcNow(), current.Id);
            return notice.Id;
        }
    }
}
