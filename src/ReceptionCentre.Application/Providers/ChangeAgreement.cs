using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>Other terms of an agreement, its end, or what of it was done.</summary>
public static class ChangeAgreement
{
    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid AgreementId, int Version, AgreementInput Agreement) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Agreement).SetValidator(new AgreementInputValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var agreement = await db.ProviderAgreements.Include(agreement => agreement.Obligations).FirstOrDefaultAsync(one => one.Id == request.AgreementId, cancellationToken)
                ?? throw new NotThereException("agreement");
            agreement.EnsureStillAt(request.Version);
            await codes.EnsureKnownAsync(request.Agreement, cancellationToken);
            current.EnsureKeptBy(request.Agreement.Municipality);
            agreement.Change(request.Agreement.ToTerms());
            return agreement.Id;
        }
    }
}
