using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;

namespace ReceptionCentre.Application.Households;

/// <summary>Somebody no longer belongs to the household, or never did.</summary>
public static class LeaveHousehold
{
    /// <param name="WasMistake">The wrong person was chosen: the membership is withdrawn.</param>
    /// <param name="LeftOn">First day outside the household; null = unknown.</param>
    [Needs(Permission.ChangeHousehold)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, Guid MembershipId, bool WasMistake, PartialDate? LeftOn, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).AtMost(DatedFact.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, household) = await db.HouseholdToChangeAsync(request.CaseFileId, request.Version, cancellationToken);
            var membership = await db.MemberInSightAsync(household, request.MembershipId, current, time.Today(), cancellationToken);
            audit.About(file.PersonId, file.Id);
            audit.Because(request.Reason);
            audit.AlsoAbout(household.OthersThan(file.PersonId), household.IsOf, RequestName.Of<Command>());
            if (request.WasMistake)
                household.Withdraw(membership.Id, current.Recording(time, reason: request.Reason));
            else
                household.Leave(membership.Id, request.LeftOn ?? PartialDate.Unknown, time.Today());
            return household.Id;
        }
    }
}
