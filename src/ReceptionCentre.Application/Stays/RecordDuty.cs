using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>Records what DUO decided about the duty to integrate. Never derived from motive, title or length of stay.</summary>
public static class RecordDuty
{
    /// <param name="Version">Version of the stay on the screen.</param>
    [Needs(Permission.ChangeStay)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, int Version, DutyState? State, string? Act, string? Grounds, PartialDate? DecidedOn, PartialDate? From, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(duty => duty.State).NotNull().WithMessage("Shared.ChooseOne");
            RuleFor(duty => duty.Act).Must((duty, act) => duty.State != DutyState.Obliged || !string.IsNullOrEmpty(act)).WithMessage(StayRules.ADutyNamesItsAct.Name);
            RuleFor(duty => duty.DecidedOn).NotNull().When(duty => duty.State is not (null or DutyState.Undecided or DutyState.Unknown)).WithMessage("Stays.DecidedOnMissing");
            RuleFor(duty => duty.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Acts, request.Act, nameof(request.Act), cancellationToken);
            await codes.EnsureKnownAsync(Lists.DutyReasons, request.Grounds, nameof(request.Grounds), cancellationToken);
            var file = await db.FileToWorkOnAsync(request.CaseFileId, current, time.Today(), cancellationToken);
            var stay = await db.Stays.Include(stay => stay.Duties).FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
            stay.EnsureStillAt(request.Version);
            // Without a decision it holds from today: a fact without a beginning would end where an earlier decision begins.
            var from = request.From ?? request.DecidedOn ?? PartialDate.Of(time.Today());
            stay.RecordDuty(
                new(request.State!.Value, request.State == DutyState.Obliged ? request.Act : null, request.Grounds, request.DecidedOn ?? PartialDate.Unknown, from),
                current.Recording(time, "duo", request.Reason));
            audit.About(file.PersonId, file.Id);
            audit.Because(request.Reason);
            return file.Id;
        }
    }
}
