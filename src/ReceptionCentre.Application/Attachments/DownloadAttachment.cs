using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Attachments;

/// <summary>Gives a paper from outside. Whoever takes it opened the file of the person: that is recorded first.</summary>
public static class DownloadAttachment
{
    [Needs(Permission.ReadDocuments)]
    public sealed record Query(Guid CaseFileId, Guid AttachmentId) : IQuery<Result>, IOpensFile;

    public sealed record Result(string FileName, AttachmentFormat Format, byte[] Bytes, string Sha256);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var mayReadLocked = current.May(Permission.ReadLockedParts);
            return await db.Attachments.AsNoTracking()
                .Where(attachment => attachment.Id == request.AttachmentId && attachment.CaseFileId == request.CaseFileId && attachment.WithdrawnAt == null
                    && (mayReadLocked || !attachment.IsLocked))
                .Join(db.AttachmentContents, attachment => attachment.Id, content => content.AttachmentId,
                    (attachment, content) => new Result(attachment.FileName, attachment.Format, content.Bytes, attachment.Sha256))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("attachment");
        }
    }
}
