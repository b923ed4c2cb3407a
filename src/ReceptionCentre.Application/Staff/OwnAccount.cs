using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>What a member of staff sees of the own account.</summary>
public static class OwnAccount
{
    [Needs(Permission.OwnAccount)]
    public sealed record Query : IQuery<View>;

    /// <param name="SecondFactorRequired">By one of the roles; then it cannot be switched off.</param>
    public sealed record View(string Name, bool SecondFactorOn, bool SecondFactorRequired, int RecoveryCodes, bool KeysOn);

    internal sealed class Handler(IAccounts accounts, ICurrentStaff current) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var state = await accounts.StateAsync(current.Id, cancellationToken) ?? throw new NotThereException("account");
            return new(current.Name, state.SecondFactorOn, current.Roles.Any(Permissions.NeedsSecondFactor), state.RecoveryCodes, !state.KeysOff);
        }
    }
}

/// <summary>Another password; all other sessions end.</summary>
public static class ChangePassword
{
    /// <summary>Longer than anybody types; a bound for the hashing.</summary>
    public const int Longest = 200;

    [Needs(Permission.OwnAccount)]
    public sealed record Command(string? Present, string? Wanted) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Present).Required().AtMost(Longest);
            RuleFor(command => command.Wanted).Required().AtMost(Longest);
        }
    }

    internal sealed class Handler(IAccounts accounts, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await accounts.ChangePasswordAsync(current.Id, request.Present!, request.Wanted!, cancellationToken);
            audit.Tell(nameof(StaffMember), current.Id, "Password", null, null);
            return new();
        }
    }

    public sealed record Result;
}

/// <summary>The key for the authenticator app, made when there is none yet.</summary>
public static class BeginSecondFactor
{
    [Needs(Permission.OwnAccount)]
    public sealed record Command : ICommand<SecondFactorKey>;

    internal sealed class Handler(IAccounts accounts, ICurrentStaff current) : IRequestHandler<Command, SecondFactorKey>
    {
        public Task<SecondFactorKey> Handle(Command request, CancellationToken cancellationToken) => accounts.KeyToSetUpAsync(current.Id, cancellationToken);
    }
}

/// <summary>The second factor counts from now on, with this app: also for another telephone.</summary>
public static class TurnOnSecondFactor
{
    [Needs(Permission.OwnAccount)]
    public sealed record Command(string? Code) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Code).Required();
    }

    internal sealed class Handler(IAccounts accounts, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var before = await accounts.StateAsync(current.Id, cancellationToken);
            var codes = await accounts.TurnOnSecondFactorAsync(current.Id, request.Code!, cancellationToken);
            audit.Tell(nameof(StaffMember), current.Id, "SecondFactor", before?.SecondFactorOn == true ? "true" : "false", "true");
            return new(codes);
        }
    }

    /// <param name="RecoveryCodes">Shown once.</param>
    public sealed record Result(IReadOnlyList<string> RecoveryCodes);
}

/// <summary>The password alone is enough again; not for a role that needs more.</summary>
public static class TurnOffSecondFactor
{
    [Needs(Permission.OwnAccount)]
    public sealed record Command(string? Present) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Present).Required().AtMost(ChangePassword.Longest);
    }

    internal sealed class Handler(IAccounts accounts, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            StaffRules.TheRoleNeedsASecondFactor.Check(!current.Roles.Any(Permissions.NeedsSecondFactor));
            await accounts.ConfirmPasswordAsync(current.Id, request.Present!, cancellationToken);
            await accounts.ForgetSecondFactorAsync(current.Id, cancellationToken);
            audit.Tell(nameof(StaffMember), current.Id, "SecondFactor", "true", "false");
            return new();
        }
    }

    public sealed record Result;
}

/// <summary>Ten new recovery codes; the old ones are worth nothing any more.</summary>
public static class RenewRecoveryCodes
{
    [Needs(Permission.OwnAccount)]
    public sealed record Command(string? Present) : ICommand<Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Present).Required().AtMost(ChangePassword.Longest);
    }

    internal sealed class Handler(IAccounts accounts, IAuditTrail audit, ICurrentStaff current) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            if ((await accounts.StateAsync(current.Id, cancellationToken))?.SecondFactorOn != true)
                throw new NotThereException("second factor");
            await accounts.ConfirmPasswordAsync(current.Id, request.Present!, cancellationToken);
            var codes = await accounts.NewRecoveryCodesAsync(current.Id, cancellationToken);
            audit.Tell(nameof(StaffMember), current.Id, "RecoveryCodes", null, null);
            return new(codes);
        }
    }

    /// <param name="RecoveryCodes">Shown once.</param>
    public sealed record Result(IReadOnlyList<string> RecoveryCodes);
}

/// <summary>One-letter keys on or off.</summary>
public static class UseKeys
{
    [Needs(Permission.OwnAccount)]
    public sealed record Command(bool On) : ICommand<Result>;

    internal sealed class Handler(IAccounts accounts, ICurrentStaff current) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await accounts.UseKeysAsync(current.Id, request.On, cancellationToken);
            return new();
        }
    }

    public sealed record Result;
}
