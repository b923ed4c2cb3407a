using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;

namespace ReceptionCentre.Application.Households;

/// <summary>Somebody has another role in the household: from a day on, or the recorded one was wrong.</summary>
public static class ChangeRole
{
    /// <param name="ChangedOn">The role changed on this day; null = the recorded role was wrong.</param>
    [Needs(Permission.ChangeHousehold)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, Guid MembershipId, string? Role, PartialDate? ChangedOn) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Role).Required().WithMessage("Households.RoleMissing");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.HouseholdRoles, request.Role, nameof(request.Role), cancellationToken);
            var (file, household) = await db.HouseholdToChangeAsync(request.CaseFileId, request.Version, cancellationToken);
            var membership = await db.MemberInSightAsync(household, request.MembershipId, current, time.Today(), cancellationToken);
            if (request.ChangedOn is { } from)
                household.ChangeRole(membership.Id, request.Role!, from, time.Today(), current.Recording(time));
            else
                household.CorrectRole(membership.Id, request.Role!, current.Recording(time));
            audit.About(file.PersonId, file.Id);
            audit.AlsoAbout(household.OthersThan(file.PersonId), household.IsOf, RequestName.Of<Command>());
            return household.Id;
        }
    }
}
