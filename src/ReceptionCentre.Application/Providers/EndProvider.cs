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

/// <summary>The centre and a provider part on a day: its offers close, who is in one of them goes on.</summary>
public static class EndProvider
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid ProviderId, int Version, DateOnly? On, string? Reason) : ICommand<Guid>;

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
            var provider = await db.ProviderToChangeAsync(request.ProviderId, request.Version, cancellationToken);
            var on = request.On!.Value;
            audit.Because(request.Reason);
            provider.End(on);
            // Of every municipality: an offer of a provider that is gone is nobody's.
            var offers = await db.Offers.IgnoreQueryFilters(["Floor"])
                .Where(offer => offer.ProviderId == provider.Id && (offer.OpenUntil == null || offer.OpenUntil > on)).ToListAsync(cancellationToken);
            foreach (var offer in offers)
                offer.End(offer.OpenFrom > on ? offer.OpenFrom : on);
            return provider.Id;
        }
    }
}
