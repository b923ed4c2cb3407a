using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>A notice came by the interface: kept before anything is done with it. The same number is the same notice.</summary>
public static class ReceiveNotice
{
    /// <param name="Oin">For whom: the number of a municipality as an organisation.</param>
    [BySystem]
    public sealed record Command(string Oin, Guid Number, string EventCode, DateTimeOffset RegisteredAt, string? Bsn, string? VNumber) : ICommand<Result>;

    /// <param name="IsForUs">A municipality of the centre has that number and works with the interface.</param>
    public sealed record Result(bool IsForUs, Guid NoticeId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(notice => notice.Oin).Must(DuoSettings.IsOin).WithMessage(DuoRules.AnOrganisationHasItsNumber.Name);
            RuleFor(notice => notice.EventCode).Must(DuoEvents.IsCode).WithMessage(DuoRulesIn.AnEventHasACode.Name);
            RuleFor(notice => notice.Bsn).AtMost(DuoNoticeContent.BsnLength).PlainText();
            RuleFor(notice => notice.VNumber).AtMost(DuoNoticeContent.VNumberLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, DuoNoticeWork work, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = await db.DuoSettings.Where(settings => settings.Oin == request.Oin && settings.ByInterface).Select(settings => settings.Municipality).FirstOrDefaultAsync(cancellationToken);
            if (municipality is null)
                return new(false, Guid.Empty);
            if (await db.DuoNotices.Where(notice => notice.Number == request.Number).Select(notice => (Guid?)notice.Id).FirstOrDefaultAsync(cancellationToken) is { } known)
                return new(true, known);
            var files = await work.FilesAsync(municipality, request.Bsn, request.VNumber, cancellationToken);
            var notice = DuoNotice.Receive(
                municipality, request.Number, request.EventCode, request.RegisteredAt, DuoChannel.Interface, request.Bsn, request.VNumber, DuoFacts.None, files.Count == 1 ? files[0] : null, time.GetUtcNow(),
                current.Id);
            db.DuoNotices.Add(notice);
            if (notice.CaseFileId is { } fileId)
                audit.About(await db.CaseFiles.Where(file => file.Id == fileId).Select(file => file.PersonId).FirstAsync(cancellationToken), fileId);
            return new(true, notice.Id);
        }
    }
}
