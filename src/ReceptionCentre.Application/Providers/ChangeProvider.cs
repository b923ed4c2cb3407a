using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;

using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>Another name, contact or area of a provider.</summary>
public static class ChangeProvider
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid ProviderId, int Version, ProviderInput Provider) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Provider).SetValidator(new ProviderInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var provider = await db.ProviderToChangeAsync(request.ProviderId, request.Version, cancellationToken);
            await codes.EnsureKnownAsync(request.Provider, cancellationToken);
            provider.Change(request.Provider.ToDetails());
            return provider.Id;
        }
    }

    /// <summary>The provider as the screen showed it, tracked.</summary>
    /// <exception cref="NotThereException">There is no such provider.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    internal static async Task<Provider> ProviderToChangeAsync(this IReceptionDb db, Guid providerId, int version, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.Include(provider => provider.Municipalities).Include(provider => provider.Marks)
            .FirstOrDefaultAsync(provider => provider.Id == providerId, cancellationToken) ?? throw new NotThereException("provider");
        provider.EnsureStillAt(version);
        return provider;
    }
}
