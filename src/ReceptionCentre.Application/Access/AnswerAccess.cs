using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Access;

/// <summary>
/// The municipality that has a file of the person says yes or no, in words. Whoever may not see the file (out of scope, a
/// protected person) does not find the question either.
/// </summary>
public static class AnswerAccess
{
    [Needs(Permission.AnswerAccess)]
    public sealed record Command(Guid RequestId, int Version, bool? Granted, string? Answer) : ICommand<Result>;

    public sealed record Result(Guid RequestId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Granted).Must(granted => granted is not null).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Answer).Cascade(CascadeMode.Stop).Required().AtMost(AccessRequest.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var question = await db.QuestionsFor(current).FirstOrDefaultAsync(question => question.Id == request.RequestId, cancellationToken)
                ?? throw new NotThereException("question");
            question.EnsureStillAt(request.Version);
            var fileId = await db.CaseFiles.Where(file => file.PersonId == question.PersonId && file.Controller != question.ForMunicipality)
                .OrderBy(file => file.ClosedOn != null).ThenByDescending(file => file.OpenedOn).Select(file => file.Id).FirstAsync(cancellationToken);
            audit.About(question.PersonId, fileId);
            audit.Because(request.Answer);
            question.Reply(request.Granted!.Value, request.Answer!.Trim(), time.GetUtcNow(), current.Id);
            return new(question.Id);
        }
    }

    /// <summary>
    /// Questions that whoever asks may answer: another municipality's, about somebody of whom a file is in scope. The scope
    /// and the protection of files decide it, so a protected person's questions are seen only with the named permission.
    /// </summary>
    internal static IQueryable<AccessRequest> QuestionsFor(this IReceptionDb db, ICurrentStaff current)
    {
        var own = current.Municipalities;
        return db.AccessRequests.Where(question => !own.Contains(question.ForMunicipality) && question.WithdrawnAt == null
            && db.CaseFiles.Any(file => file.PersonId == question.PersonId && file.Controller != question.ForMunicipality));
    }
}
