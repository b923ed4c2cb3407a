using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>A colleague leaves: the sessions end at once; what was done keeps the name.</summary>
public static class EndMembership
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(Guid MemberId, int Version, string? Reason) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IReceptionDb db, IAccounts accounts, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await accounts.EndSessionsAsync(request.MemberId, cancellationToken);
            var member = await db.StaffMemberAsync(request.MemberId, cancellationToken);
            member.EnsureStillAt(request.Version);
            // First the rule that says more: the last one can neither leave nor be sent away.
            if (member.Roles.Any(part => part.Role == Role.Administrator))
                await db.EnsureOneRemainsAsync(member.Id, cancellationToken);
            StaffRules.NobodyEndsThemselves.Check(member.Id != current.Id);
            member.Leave(time.Today());
            audit.Because(request.Reason);
            return new(member.Id);
        }
    }

    public sealed record Result(Guid MemberId);
}

/// <summary>A colleague comes back, with what was entrusted before; the password is the old one unless a new one is made.</summary>
public static class ReturnToStaff
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(Guid MemberId, int Version, string? Reason) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var member = await db.StaffMemberAsync(request.MemberId, cancellationToken);
            member.EnsureStillAt(request.Version);
            member.Return();
            audit.Because(request.Reason);
            return new(member.Id);
        }
    }

    public sealed record Result(Guid MemberId);
}
