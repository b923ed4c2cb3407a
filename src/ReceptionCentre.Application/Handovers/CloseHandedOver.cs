using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>
/// The other side has it and the day of the move has come: in one step everybody who was handed over departs, and their files
/// here close.
/// </summary>
public static class CloseHandedOver
{
    /// <param name="DepartedOn">First day on which they were no longer here, as far as known.</param>
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid HandoverId, int Version, PartialDate? DepartedOn) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) =>
            RuleFor(command => command.DepartedOn).Must(on => on?.FirstPossible() is { } first && first <= time.Today()).WithMessage(DepartureRules.DepartedOnADayThatHasCome.Name);
    }

    internal sealed class Handler(
        IReceptionDb db, HandoverWork work, DepartureClosing closing, CaseloadTerms region, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (handover, file) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            handover.Close(time.Today());
            var terms = await db.TermsOfAsync(file.Controller, region, cancellationToken);
            var concerned = new HashSet<(Guid PersonId, Guid CaseFileId)>();
            foreach (var person in handover.People.OrderBy(person => person.Place))
            {
                var own = await db.CaseFiles.Include(one => one.Assignments).FirstOrDefaultAsync(one => one.Id == person.CaseFileId, cancellationToken);
                // Closed already together with another file of the same stay, or by hand: then there is nothing to do.
                if (own is not { ClosedOn: null })
                    continue;
                CaseFileRules.OnlyItsTeamWorksOnAFile.Check(FileWork.MayWork(own, current, time.Today()));
                var departure = await work.MoveAsync(own.Id, cancellationToken);
                HandoverRules.OnlyWhoMovesIsHandedOver.Check(departure?.Municipality == handover.ToMunicipality);
                DateOnly? callOn = departure!.MayCall && terms.CallAfterDays is { } days ? time.Today().AddDays(days) : null;
                concerned.UnionWith(await closing.CloseAsync(departure, own, request.DepartedOn!.Value, null, callOn, cancellationToken));
            }
            if (concerned.Count > 1)
                audit.AboutEach(concerned, thing => thing is Handover or HandoverStep ? [handover.CaseFileId] : []);
            return handover.Id;
        }
    }
}
