using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;

namespace ReceptionCentre.Application.Departures;

/// <summary>Changes what is known of a departure that is planned: another day, another destination, another reason.</summary>
public static class ChangeDeparture
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, int Version, DepartureInput Departure) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        // The form's fields are those of the departure itself.
        public Validator() => RuleFor(command => command.Departure).SetValidator(new DepartureInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(DepartureWork work, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (departure, file) = await work.DepartureAsync(request.CaseFileId, request.DepartureId, request.Version, cancellationToken);
            await codes.EnsureKnownAsync(request.Departure, cancellationToken);
            departure.Change(request.Departure.Terms, file.Controller);
            return departure.Id;
        }
    }
}
