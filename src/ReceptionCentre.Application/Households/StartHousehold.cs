using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Households;

/// <summary>The person of a file is the first of a household; the others are added to it.</summary>
public static class StartHousehold
{
    /// <param name="From">Since when they live together; null = unknown.</param>
    [Needs(Permission.ChangeHousehold)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, string? Role, PartialDate? From) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Role).Required().WithMessage("Households.RoleMissing");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.HouseholdRoles, request.Role, nameof(request.Role), cancellationToken);
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var others = await db.Memberships.Where(fact => fact.PersonId == file.PersonId).ToListAsync(cancellationToken);
            var household = Household.Start(time.GetUtcNow(), current.Id);
            household.Join(HouseholdMember.Known(file.PersonId), request.Role!, request.From ?? PartialDate.Unknown, others, time.Today(), current.Recording(time));
            db.Households.Add(household);
            audit.About(file.PersonId, file.Id);
            return household.Id;
        }
    }
}
