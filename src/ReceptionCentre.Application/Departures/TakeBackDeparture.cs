using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// A departure that was recorded by mistake is taken back: the stay goes on, the files are open again with what can stand
/// again. Both, the departure and that it was taken back, stay in the history.
/// </summary>
public static class TakeBackDeparture
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(Departure.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, DepartureWork work, IEnumerable<IEndsWithFile> features, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var departure = await db.DepartureAsync(request.CaseFileId, request.DepartureId, cancellationToken);
            var file = await work.FileOrClosedAsync(departure.CaseFileId, cancellationToken);
            departure.EnsureStillAt(request.Version);
            DepartureRules.NothingElseBegan.Check(departure.State != DepartureState.CarriedOut || !await db.SomethingElseBeganAsync(departure, file.Controller, cancellationToken));
            audit.Because(request.Reason);
            var (closedOn, departedOn) = (departure.ClosedOn, departure.DepartedOn);
            departure.TakeBack(request.Reason!.Trim());

            var stay = await db.Stays.FirstAsync(stay => stay.Id == departure.StayId, cancellationToken);
            // Another municipality may have recorded that the stay ended, too: then it did.
            var endedByOthers = await db.Departures.IgnoreQueryFilters()
                .AnyAsync(other => other.StayId == stay.Id && other.Id != departure.Id && other.State == DepartureState.CarriedOut, cancellationToken);
            if (stay.EndedOn == departedOn && !endedByOthers)
                stay.GoOn();

            var closed = await db.CaseFiles.Include(other => other.Assignments)
                .Where(other => other.StayId == stay.Id && other.Controller == file.Controller && other.ClosedOn == closedOn && other.ClosedBecause == departure.Kind)
                .ToListAsync(cancellationToken);
            foreach (var one in closed)
            {
                one.Reopen();
                foreach (var feature in features)
                    await feature.GoOnAsync(one.Id, closedOn!.Value, cancellationToken);
            }
            var notices = await db.DepartureNotices.IgnoreQueryFilters().Where(notice => notice.DepartureId == departure.Id).ToListAsync(cancellationToken);
            notices.ForEach(notice => notice.TakeBack(time.GetUtcNow()));
            if (closed.Count + notices.Count > 1)
                audit.AboutEach([.. closed.Select(one => one.Id).Concat(notices.Select(notice => notice.CaseFileId)).Distinct().Select(id => (file.PersonId, id))]);
            return departure.Id;
        }
    }

    /// <summary>A stay that is open here, or that began anywhere on or after the day of departure.</summary>
    internal static Task<bool> SomethingElseBeganAsync(this IReceptionDb db, Departure departure, string controller, CancellationToken cancellationToken)
    {
        var on = departure.DepartedOn ?? PartialDate.Unknown;
        return db.Stays.AnyAsync(
            stay => stay.PersonId == departure.PersonId && stay.Id != departure.StayId
                && ((stay.EndedOn == null && stay.Municipality == controller) || stay.ArrivedOn >= on), cancellationToken);
    }
}
