using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Application.WaitingRooms;

/// <summary>A waiting room of one's municipality, in which numbers are given from now on.</summary>
public static class AddWaitingRoom
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid OnceKey, string? Municipality, string? Name) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Municipality).Chosen();
            RuleFor(command => command.Name).Cascade(CascadeMode.Stop).Required().AtMost(WaitingRoom.NameLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var room = WaitingRoom.Open((await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value, request.Name!.Trim());
            db.WaitingRooms.Add(room);
            return room.Id;
        }
    }
}

/// <summary>Another name, or a last day. The municipality stays: a mistake is taken out of use.</summary>
public static class ChangeWaitingRoom
{
    /// <param name="UsedUntil">Last day on which numbers are given; null = it stays in use.</param>
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid WaitingRoomId, int Version, string? Name, DateOnly? UsedUntil) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Name).Cascade(CascadeMode.Stop).Required().AtMost(WaitingRoom.NameLength).PlainText();
            RuleFor(command => command.UsedUntil).Must(day => day is null || day >= time.Today().AddDays(-1)).WithMessage("WaitingRooms.LastDayIsOver");
        }
    }

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var room = await db.WaitingRoomAsync(request.WaitingRoomId, cancellationToken);
            room.EnsureStillAt(request.Version);
            room.Rename(request.Name!.Trim());
            room.UseUntil(request.UsedUntil);
            return room.Id;
        }
    }
}

/// <summary>Makes a secret address for the screen of a room, or another one. It is told once, in the answer: pressed twice, the second holds.</summary>
public static class RenewScreen
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid WaitingRoomId) : ICommand<Result>;

    /// <param name="Token">The secret part of the address; kept nowhere.</param>
    public sealed record Result(string Token);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var room = await db.WaitingRoomAsync(request.WaitingRoomId, cancellationToken);
            var token = SecretAddress.New();
            room.RenewScreen(SecretAddress.Checksum(token), time.GetUtcNow());
            return new(token);
        }
    }
}

/// <summary>The address of the screen shows nothing any more.</summary>
public static class TakeDownScreen
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid WaitingRoomId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var room = await db.WaitingRoomAsync(request.WaitingRoomId, cancellationToken);
            room.TakeDownScreen();
            return room.Id;
        }
    }
}

/// <summary>The waiting rooms of one's municipalities, for who keeps them.</summary>
public static class WaitingRoomList
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Query : IQuery<View>;

    /// <param name="Municipalities">In which one can be added.</param>
    public sealed record View(IReadOnlyList<Line> Lines, IReadOnlyList<CodeView> Municipalities, DateOnly Today);

    /// <param name="ScreenSince">Null = there is no screen.</param>
    public sealed record Line(Guid Id, int Version, CodeView? Municipality, string Name, DateOnly? UsedUntil, DateTimeOffset? ScreenSince);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var rooms = await db.WaitingRooms.AsNoTracking().OrderBy(room => room.Municipality).ThenBy(room => room.Name).ToListAsync(cancellationToken);
            var lines = new List<Line>(rooms.Count);
            foreach (var room in rooms.OrderBy(room => !room.IsUsedOn(today)))
                lines.Add(new(room.Id, room.Version, await codes.FindAsync(Lists.Municipalities, room.Municipality, cancellationToken), room.Name, room.UsedUntil, room.ScreenMadeAt));
            return new(lines, await codes.ManyAsync(Lists.Municipalities, current.Municipalities, cancellationToken), today);
        }
    }
}

internal static class WaitingRoomWork
{
    /// <summary>A waiting room of one's municipalities, tracked.</summary>
    public static async Task<WaitingRoom> WaitingRoomAsync(this IReceptionDb db, Guid id, CancellationToken cancellationToken) =>
        await db.WaitingRooms.FirstOrDefaultAsync(room => room.Id == id, cancellationToken) ?? throw new NotThereException("waiting room");

    /// <summary>A number of such a room, tracked.</summary>
    public static async Task<WaitingNumber> WaitingNumberAsync(this IReceptionDb db, Guid id, CancellationToken cancellationToken) =>
        await db.WaitingNumbers.FirstOrDefaultAsync(number => number.Id == id, cancellationToken) ?? throw new NotThereException("waiting number");

    /// <summary>
    /// Of two who give or call in the same room at the same moment the second waits here and then reads what the first wrote:
    /// no number twice, and nobody called by two.
    /// </summary>
    public static Task HoldRoomAsync(this IOneAtATime oneAtATime, Guid waitingRoomId, CancellationToken cancellationToken) =>
        oneAtATime.TakeAsync([$"waiting-room:{waitingRoomId}"], cancellationToken);
}
