using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Decisions;

/// <summary>A mandate ends. What was signed under it stays signed.</summary>
public static class EndMandate
{
    /// <param name="Until">First day on which it no longer holds.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(Guid MandateId, int Version, DateOnly? Until) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Until).Must(until => until is not null).WithMessage("Decisions.UntilMissing");
    }

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var mandate = await db.Mandates.FirstOrDefaultAsync(one => one.Id == request.MandateId, cancellationToken) ?? throw new NotThereException("mandate");
            mandate.EnsureStillAt(request.Version);
            mandate.End(request.Until!.Value);
            return mandate.Id;
        }
    }
}
