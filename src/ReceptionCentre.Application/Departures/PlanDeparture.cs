using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;

namespace ReceptionCentre.Application.Departures;

/// <summary>Records that somebody is going to leave, or left: where to, when as far as known, and why as the person says it.</summary>
public static class PlanDeparture
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, DepartureInput Departure, Guid OnceKey) : ICommand<Result>, IOnce;

    public sealed record Result(Guid DepartureId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        // The form's fields are those of the departure itself.
        public Validator() => RuleFor(command => command.Departure).SetValidator(new DepartureInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, DepartureWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Departure, cancellationToken);
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var together = db.FilesThatCloseWith(file).Select(other => other.Id);
            DepartureRules.OneDepartureAtATime.Check(
                !await db.Departures.AnyAsync(other => other.State == DepartureState.Planned && together.Contains(other.CaseFileId), cancellationToken));
            var departure = Departure.Plan(file, request.Departure.Terms, time.GetUtcNow(), current.Id);
            db.Departures.Add(departure);
            return new(departure.Id);
        }
    }
}
