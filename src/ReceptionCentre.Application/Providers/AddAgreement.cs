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

/// <summary>Writes down what was agreed with a provider, an employer too. Gives the agreement's id.</summary>
public static class AddAgreement
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OnceKey, Guid ProviderId, AgreementInput Agreement) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Agreement).SetValidator(new AgreementInputValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var provider = await db.Providers.FirstOrDefaultAsync(provider => provider.Id == request.ProviderId, cancellationToken) ?? throw new NotThereException("provider");
            await codes.EnsureKnownAsync(request.Agreement, cancellationToken);
            current.EnsureKeptBy(request.Agreement.Municipality);
            var agreement = ProviderAgreement.Make(provider, request.Agreement.ToTerms());
            db.ProviderAgreements.Add(agreement);
            return agreement.Id;
        }
    }
}
