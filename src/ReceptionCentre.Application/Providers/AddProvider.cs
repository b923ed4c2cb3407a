using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;

using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>Puts an organisation in the directory. Gives its id.</summary>
public static class AddProvider
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OnceKey, ProviderInput Provider) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Provider).SetValidator(new ProviderInputValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Provider, cancellationToken);
            var provider = Provider.Add(request.Provider.ToDetails());
            db.Providers.Add(provider);
            return provider.Id;
        }
    }
}
