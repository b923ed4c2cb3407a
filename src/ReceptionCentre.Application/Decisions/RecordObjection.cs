using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Records that an objection to a decision came. Until when it is answered follows from the municipality's way: with a committee or without.</summary>
public static class RecordObjection
{
    [Needs(Permission.AgreePlan)]
    public sealed record Command(Guid DecisionId, int Version, DateOnly? ReceivedOn, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.ReceivedOn).Must(on => on is not null).WithMessage("Decisions.ReceivedOnMissing");
            RuleFor(command => command.ReceivedOn).Must(on => on is null || on <= time.Today()).WithMessage(DecisionRules.OnlyWhatWasSentIsObjectedTo.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, DecisionWork work, CivicParameterBook parameters, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var decision = await work.ToWorkOnAsync(request.DecisionId, request.Version, cancellationToken);
            var municipality = await db.CaseFiles.Where(file => file.Id == decision.CaseFileId).Select(file => file.Controller).FirstAsync(cancellationToken);
            var committee = await db.SigningSettings.Where(one => one.Municipality == municipality).Select(one => one.Committee).FirstOrDefaultAsync(cancellationToken);
            return decision.ReceiveObjection(request.ReceivedOn!.Value, committee, time.Today(), await parameters.AllAsync(cancellationToken)).Id;
        }
    }
}
