using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Pipeline;

/// <summary>The way of every request, with requests that exist for these tests only.</summary>
public sealed class PipelineTests(PipelineTests.Database database) : IClassFixture<PipelineTests.Database>
{
    private readonly StaffMember _administrator = A.StaffMember(Role.Administrator).Build();
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    [Fact]
    public async Task A_request_that_declares_no_permission_is_refused_to_everybody()
    {
        foreach (var member in Everybody())
            await Assert.ThrowsAsync<NotPermittedException>(() => database.As(member).Send(new Undeclared()));
    }

    [Fact]
    public async Task A_request_of_the_system_is_refused_to_every_member_of_staff()
    {
        foreach (var member in Everybody())
            await Assert.ThrowsAsync<NotPermittedException>(() => database.As(member).Send(new OnlyTheSystem()));
        Assert.True(await database.As(null).Send(new OnlyTheSystem()));
    }

    [Fact]
    public async Task Every_request_of_the_application_is_refused_to_every_role_without_its_permission()
    {
        var asked = 0;
        var all = from request in ApplicationServices.Requests
                  from role in Enum.GetValues<Role>()
                  let needs = request.GetCustomAttribute<NeedsAttribute>()
                  where needs is null || !Permissions.Of(role).Contains(needs.Permission)
                  select (request, role);
        foreach (var (request, role) in all)
        {
            database.As(A.StaffMember(role).Build());
            var result = request.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
            var empty = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(request);
            var send = typeof(ReceptionDatabase).GetMethod(nameof(ReceptionDatabase.Send))!.MakeGenericMethod(result);
            var error = await Record.ExceptionAsync(() => (Task)send.Invoke(database, [empty])!);
            Assert.True(error is NotPermittedException, $"{request.FullName} for {role}: {error?.GetType().Name ?? "was carried out"}");
            asked++;
        }
        Assert.True(asked > 100, $"Only {asked} requests were sent.");
    }

    [Fact]
    public async Task Who_may_not_does_not_even_hear_what_is_wrong_with_the_form() =>
        await Assert.ThrowsAsync<NotPermittedException>(() => database.As(_desk).Send(new FormTeam(Guid.NewGuid(), "", "")));

    [Fact]
    public async Task Every_validator_is_asked_and_every_error_told_at_once()
    {
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.As(_administrator).Send(new FormTeam(Guid.NewGuid(), "", "")));
        Assert.Equal(["Municipality", "Name", "Name"], invalid.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        Assert.Contains(invalid.Fields, field => field.Text == "Second.Validator");
    }

    [Fact]
    public async Task A_command_that_fails_after_its_change_leaves_neither_change_nor_event_nor_answer()
    {
        var command = new FormTeam(Guid.NewGuid(), "Half team", A.Amsterdam, FailAfterSaving: true);
        var events = await CountAsync("Half team");
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.As(_administrator).Send(command));
        Assert.Equal(events, await CountAsync("Half team"));
        Assert.False(await database.InDb(db => db.HandledCommands.AnyAsync(handled => handled.Key == command.OnceKey)));

        await database.Send(command with { FailAfterSaving = false });
        Assert.Equal((1, 1), await CountAsync("Half team"));
    }

    [Fact]
    public async Task What_the_database_could_not_do_just_now_is_done_again_as_a_whole_and_once()
    {
        Retrying.Tries = 0;
        await database.As(_administrator).Send(new Retrying("Retry team"));
        Assert.Equal(2, Retrying.Tries);
        Assert.Equal((1, 1), await CountAsync("Retry team"));
    }

    [Fact]
    public async Task A_query_saves_nothing()
    {
        await database.As(_administrator).Send(new Asking("Asked team"));
        Assert.Equal((0, 0), await CountAsync("Asked team"));
    }

    // A receiver has no other role.
    private IEnumerable<StaffMember> Everybody() =>
    [
        _desk, _administrator, A.StaffMember([.. Enum.GetValues<Role>().Where(role => role != Role.Receiver)]).With(NamedPermission.LockedParts).Build(),
        A.StaffMember(Role.Receiver).Build(),
    ];

    private async Task<(int Teams, int Events)> CountAsync(string name) => (
        await database.InDb(db => db.Teams.CountAsync(team => team.Name == name)),
        await database.InDb(db => db.AuditEvents.CountAsync(audit => audit.Changes.Any(change => change.Thing == nameof(Team) && change.After!.Contains(name)))));

    public sealed class Database : ReceptionDatabase
    {
        protected override void Add(IServiceCollection services)
        {
            services.AddScoped<IRequestHandler<Undeclared, bool>, UndeclaredHandler>();
            services.AddScoped<IRequestHandler<OnlyTheSystem, bool>, OnlyTheSystemHandler>();
            services.AddScoped<IRequestHandler<FormTeam, Guid>, FormTeamHandler>();
            services.AddScoped<IValidator<FormTeam>, FormTeamValidator>();
            services.AddScoped<IValidator<FormTeam>, SecondValidator>();
            services.AddScoped<IRequestHandler<Retrying, Guid>, RetryingHandler>();
            services.AddScoped<IRequestHandler<Asking, Guid>, AskingHandler>();
        }
    }

    internal sealed record Undeclared : IQuery<bool>;

    internal sealed class UndeclaredHandler : IRequestHandler<Undeclared, bool>
    {
        public Task<bool> Handle(Undeclared request, CancellationToken cancellationToken) => Task.FromResult(true);
    }

    [BySystem]
    internal sealed record OnlyTheSystem : IQuery<bool>;

    internal sealed class OnlyTheSystemHandler : IRequestHandler<OnlyTheSystem, bool>
    {
        public Task<bool> Handle(OnlyTheSystem request, CancellationToken cancellationToken) => Task.FromResult(true);
    }

    [Needs(Permission.ManageStaff)]
    internal sealed record FormTeam(Guid OnceKey, string Name, string Municipality, bool FailAfterSaving = false) : ICommand<Guid>, IOnce;

    internal sealed class FormTeamValidator : AbstractValidator<FormTeam>
    {
        public FormTeamValidator()
        {
            RuleFor(team => team.Name).Required();
            RuleFor(team => team.Municipality).Required();
        }
    }

    internal sealed class SecondValidator : AbstractValidator<FormTeam>
    {
        public SecondValidator() => RuleFor(team => team.Name).Must(name => name.Length > 0).WithMessage("Second.Validator");
    }

    internal sealed class FormTeamHandler(IReceptionDb db, Infrastructure.Persistence.ReceptionDbContext saving) : IRequestHandler<FormTeam, Guid>
    {
        public async Task<Guid> Handle(FormTeam request, CancellationToken cancellationToken)
        {
            var team = Team.Form(request.Name, request.Municipality);
            db.Teams.Add(team);
            if (!request.FailAfterSaving)
                return team.Id;
            await saving.SaveChangesAsync(cancellationToken);
            throw new InvalidOperationException("A bug after the save.");
        }
    }

    [Needs(Permission.ManageStaff)]
    internal sealed record Retrying(string Name) : ICommand<Guid>
    {
        public static int Tries { get; set; }
    }

    internal sealed class RetryingHandler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Retrying, Guid>
    {
        public Task<Guid> Handle(Retrying request, CancellationToken cancellationToken)
        {
            audit.Because("Try once more");
            var team = Team.Form(request.Name, A.Amsterdam);
            db.Teams.Add(team);
            // What a server says when it had to choose between two transactions.
            return ++Retrying.Tries == 1
                ? throw new PostgresException("could not serialize access", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure)
                : Task.FromResult(team.Id);
        }
    }

    [Needs(Permission.ManageStaff)]
    internal sealed record Asking(string Name) : IQuery<Guid>;

    internal sealed class AskingHandler(IReceptionDb db) : IRequestHandler<Asking, Guid>
    {
        public Task<Guid> Handle(Asking request, CancellationToken cancellationToken)
        {
            var team = Team.Form(request.Name, A.Amsterdam);
            db.Teams.Add(team);
            return Task.FromResult(team.Id);
        }
    }
}
