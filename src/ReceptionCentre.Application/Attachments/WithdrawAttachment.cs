using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Attachments;

/// <summary>
/// Takes a paper out of a file: the wrong person's, or one that may not be kept. Nobody can open it any more; the privacy
/// officer destroys it.
/// </summary>
public static class WithdrawAttachment
{
    [Needs(Permission.WithdrawAttachment)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid AttachmentId, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(Attachment.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var attachment = await db.Readable(request.CaseFileId, current).FirstOrDefaultAsync(one => one.Id == request.AttachmentId, cancellationToken)
                ?? throw new NotThereException("attachment");
            // Also from a closed file: what may not be kept does not stay because nobody works on it any more.
            var file = await db.CaseFiles.FirstAsync(file => file.Id == attachment.CaseFileId, cancellationToken);
            attachment.Withdraw(request.Reason!.Trim(), time.GetUtcNow(), current.Id);
            audit.About(file.PersonId, file.Id);
            // Why a locked paper does not belong here says what it is: that stands with the paper, behind the same lock.
            audit.Because(attachment.IsLocked ? null : request.Reason);
            return attachment.Id;
        }
    }

    internal static IQueryable<Attachment> Readable(this IReceptionDb db, Guid caseFileId, ICurrentStaff current)
    {
        var mayReadLocked = current.May(Permission.ReadLockedParts);
        return db.Attachments.Where(attachment => attachment.CaseFileId == caseFileId && (mayReadLocked || !attachment.IsLocked));
    }
}

/// <summary>The paper that somebody is asked about before it is withdrawn: in words.</summary>
public static class AttachmentToWithdraw
{
    [Needs(Permission.WithdrawAttachment)]
    public sealed record Query(Guid CaseFileId, Guid AttachmentId) : IQuery<string>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, string>
    {
        public async Task<string> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Readable(request.CaseFileId, current).Where(attachment => attachment.Id == request.AttachmentId && attachment.WithdrawnAt == null)
                .Select(attachment => attachment.What).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("attachment");
    }
}
