using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>Asks for an invitation on paper to the next appointment of a file, in Dutch and beside it the newcomer's language. Gives the document's id.</summary>
public static class RequestInvitation
{
    /// <param name="Language">Code of the list "languages"; null or Dutch = Dutch alone.</param>
    [Needs(Permission.RequestDocument)]
    public sealed record Command(Guid CaseFileId, string? Language, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Language).AtMost(Code.ValueLength)
            .Must(code => string.IsNullOrEmpty(code) || code == PlanDocumentBuilder.Dutch || PaperLanguages.BesideDutch.Contains(code)).WithMessage("Shared.ChooseFromTheList");
    }

    internal sealed class Handler(
        IReceptionDb db, PlanDocumentBuilder builder, InvitationPapers papers, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
        : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var language = request.Language is null or "" or PlanDocumentBuilder.Dutch ? null : request.Language;
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            file.EnsureOpen();
            DocumentAccess.EnsureWorksOn(file, current, time.Today());
            audit.About(file.PersonId, file.Id);
            var now = time.GetUtcNow();
            var appointment = await db.Appointments.AsNoTracking()
                .Where(one => one.BeginsAt > now && one.Invitees.Any(invitee => invitee.CaseFileId == file.Id && invitee.State == InviteeState.Invited))
                .OrderBy(one => one.BeginsAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
            DocumentRules.AnInvitationIsToAnAppointment.Check(appointment is not null);
            var host = await db.StaffMembers.AsNoTracking().Where(member => member.Id == appointment!.StaffMemberId)
                .Select(member => new { member.Name, member.Phone }).FirstAsync(cancellationToken);
            var document = await papers.OfAsync(
                appointment!, new(file.Id, file.Reference, [file.PersonId], language), await builder.MunicipalityAsync(file.Controller, cancellationToken), (host.Name, host.Phone), null, now, current.Id, null, cancellationToken);
            db.Documents.Add(document);
            afterCommit.Do(worker.Raise);
            return document.Id;
        }
    }
}
