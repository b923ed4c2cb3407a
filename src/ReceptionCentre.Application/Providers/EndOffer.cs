using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;

using ReceptionCentre.Domain.Auditing;

namespace ReceptionCentre.Application.Providers;

/// <summary>From a day on nobody is referred to an offer any more. Who is in it goes on.</summary>
public static class EndOffer
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OfferId, int Version, DateOnly? On, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.On).Chosen();
            RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(AuditEvent.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var offer = await db.OfferToChangeAsync(request.OfferId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            offer.End(request.On!.Value);
            return offer.Id;
        }
    }
}
