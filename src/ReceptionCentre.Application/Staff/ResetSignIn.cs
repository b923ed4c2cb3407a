using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>For a colleague who forgot the password: a one-time one, shown once. Ends lock-out and sessions.</summary>
public static class GiveInitialPassword
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(Guid MemberId, string? Reason) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IReceptionDb db, IAccounts accounts, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var member = await db.StaffMemberAsync(request.MemberId, cancellationToken);
            // A colleague who came in from elsewhere may have no account yet.
            var password = await accounts.StateAsync(member.Id, cancellationToken) is null
                ? await accounts.OpenAsync(member.Id, member.Email, cancellationToken)
                : await accounts.NewInitialPasswordAsync(member.Id, cancellationToken);
            audit.Tell(nameof(StaffMember), member.Id, "Password", null, null);
            audit.Because(request.Reason);
            return new(member.Id, password);
        }
    }

    /// <param name="Password">One-time, shown once and told to the colleague.</param>
    public sealed record Result(Guid MemberId, string Password);
}

/// <summary>For a colleague who lost the telephone and the recovery codes.</summary>
public static class ResetSecondFactor
{
    [Needs(Permission.ManageStaff)]
    public sealed record Command(Guid MemberId, string? Reason) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IReceptionDb db, IAccounts accounts, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var member = await db.StaffMemberAsync(request.MemberId, cancellationToken);
            var state = await accounts.StateAsync(member.Id, cancellationToken) ?? throw new NotThereException("account");
            await accounts.ForgetSecondFactorAsync(member.Id, cancellationToken);
            audit.Tell(nameof(StaffMember), member.Id, "SecondFactor", state.SecondFactorOn ? "true" : "false", "false");
            audit.Because(request.Reason);
            return new(member.Id);
        }
    }

    public sealed record Result(Guid MemberId);
}
