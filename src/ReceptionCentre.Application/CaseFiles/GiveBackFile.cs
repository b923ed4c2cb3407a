using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A caseworker gives an own file back to the team, and says why.</summary>
public static class GiveBackFile
{
    [Needs(Permission.TakeFile)]
    public sealed record Command(Guid CaseFileId, string? Reason) : ICommand<Result>;

    public sealed record Result(Guid CaseFileId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(DatedFact.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            audit.About(file.PersonId, file.Id);
            audit.Because(request.Reason);
            file.GiveBack(current.Id, time.Today(), current.Recording(time, Provenances.OwnObservation, request.Reason));
            return new(file.Id);
        }
    }
}
