using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>A new colleague, with an account whose one-time password is shown once. The e-mail address keeps it from happening twice.</summary>
public static class AddStaffMember
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(
        string? Name, string? Email, string? Phone, IReadOnlyList<Role> Roles, IReadOnlyList<string> Municipalities, IReadOnlyList<Guid> Teams,
        IReadOnlyList<NamedPermission> Named, string? Reason, Guid? Provider = null) : ICommand<Result>, IStaffInput;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => StaffInputRules.Check(this);
    }

    internal sealed class Handler(IReceptionDb db, IAccounts accounts, ICodeLists codes, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await request.EnsureKnownAsync(db, codes, cancellationToken);
            var email = StaffInputRules.Normal(request.Email!);
            if (await db.StaffMembers.AnyAsync(member => member.Email == email, cancellationToken))
                throw new InvalidInputException("Email", StaffRules.OneEmailOnePerson.Name);
            var member = StaffMember.Welcome(request.Name!.Trim(), email);
            // The account first: its save must not hold half of the member.
            var password = await accounts.OpenAsync(member.Id, email, cancellationToken);
            member.Describe(request.Name!.Trim(), string.IsNullOrWhiteSpace(request.Phone) ? null : request.Phone.Trim());
            member.Entrust(request.Roles, request.Municipalities, request.Teams, request.Named, request.Provider);
            db.StaffMembers.Add(member);
            audit.Because(request.Reason);
            return new(member.Id, password);
        }
    }

    /// <param name="Password">One-time, shown once and told to the colleague.</param>
    public sealed record Result(Guid MemberId, string Password);
}
