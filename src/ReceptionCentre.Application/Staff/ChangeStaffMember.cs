using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>Name, address and everything that is entrusted to a member of staff. It counts from the next request on.</summary>
public static class ChangeStaffMember
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(
        Guid MemberId, int Version, string? Name, string? Email, string? Phone, IReadOnlyList<Role> Roles, IReadOnlyList<string> Municipalities,
        IReadOnlyList<Guid> Teams, IReadOnlyList<NamedPermission> Named, string? Reason, Guid? Provider = null) : ICommand<Result>, IStaffInput;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => StaffInputRules.Check(this);
    }

    internal sealed class Handler(IReceptionDb db, IAccounts accounts, ICodeLists codes, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await request.EnsureKnownAsync(db, codes, cancellationToken);
            var member = await db.StaffMemberAsync(request.MemberId, cancellationToken);
            member.EnsureStillAt(request.Version);
            var email = StaffInputRules.Normal(request.Email!);
            if (email != member.Email)
            {
                if (await db.StaffMembers.AnyAsync(other => other.Email == email && other.Id != member.Id, cancellationToken))
                    throw new InvalidInputException("Email", StaffRules.OneEmailOnePerson.Name);
                if (await accounts.StateAsync(member.Id, cancellationToken) is not null)
                    await accounts.UseEmailAsync(member.Id, email, cancellationToken);
                member.UseEmail(email);
            }
            var wasAdministrator = member.EndedOn is null && member.Roles.Any(part => part.Role == Role.Administrator);
            member.Describe(request.Name!.Trim(), string.IsNullOrWhiteSpace(request.Phone) ? null : request.Phone.Trim());
            member.Entrust(request.Roles, request.Municipalities, request.Teams, request.Named, request.Provider);
            if (wasAdministrator && !request.Roles.Contains(Role.Administrator))
                await db.EnsureOneRemainsAsync(member.Id, cancellationToken);
            audit.Because(request.Reason);
            return new(member.Id);
        }
    }

    public sealed record Result(Guid MemberId);
}
