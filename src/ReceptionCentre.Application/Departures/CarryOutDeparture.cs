using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// The person left. In one step the stay ends, the files of it close with everything that is open in them, and a municipality
/// that has a file of the same stay is told. Nothing is sent to anybody.
/// </summary>
public static class CarryOutDeparture
{
    /// <param name="DepartedOn">First day on which the person was no longer here, as far as known.</param>
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, int Version, PartialDate? DepartedOn, Guid OnceKey) : ICommand<Result>, IOnce;

    public sealed record Result(Guid DepartureId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) =>
            RuleFor(command => command.DepartedOn).Must(on => on?.FirstPossible() is { } first && first <= time.Today())
                .WithMessage(DepartureRules.DepartedOnADayThatHasCome.Name);
    }

    internal sealed class Handler(IReceptionDb db, DepartureWork work, IEnumerable<IEndsWithFile> features, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var (today, now) = (time.Today(), time.GetUtcNow());
            var (departure, file) = await work.DepartureAsync(request.CaseFileId, request.DepartureId, request.Version, cancellationToken);
            departure.CarryOut(request.DepartedOn!.Value, today, now);

            var stay = await db.Stays.FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
            // Where another municipality recorded the departure first, the stay ended then.
            if (stay.EndedOn is null)
                stay.End(request.DepartedOn.Value);

            var closing = await db.FilesThatCloseWith(file).Include(other => other.Assignments).ToListAsync(cancellationToken);
            foreach (var one in closing)
            {
                foreach (var feature in features)
                    await feature.EndAsync(one.Id, today, cancellationToken);
                one.Close(today, departure.Kind);
            }

            var told = await db.FilesThatAreTold(file).Select(other => other.Id).ToListAsync(cancellationToken);
            db.DepartureNotices.AddRange(told.Select(other => DepartureNotice.Tell(other, departure, file.Controller, now)));
            // Each file that is closed or told has it in its own history.
            if (closing.Count + told.Count > 1)
                audit.AboutEach([.. closing.Select(one => one.Id).Concat(told).Select(id => (file.PersonId, id))]);
            return new(departure.Id);
        }
    }
}
