using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Application.WaitingRooms;

/// <summary>
/// Ends with whom one called before and calls who is next in turn: for oneself, or for whoever is free and about what one helps
/// with. Of fifty who press at the same moment each gets somebody else.
/// </summary>
public static class CallNext
{
    /// <param name="MeetingPlaceId">The room or desk to which they come; null = where everybody goes.</param>
    /// <param name="Topics">Codes of the list "topics" with which one helps; none = with anything. Who was not asked about what they come is helped by anybody.</param>
    /// <param name="Before">What came of whom one called before: helped, or left; null = nobody, or they stay.</param>
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid OnceKey, Guid WaitingRoomId, Guid? MeetingPlaceId, IReadOnlyList<string> Topics, WaitingState? Before) : ICommand<Result>, IOnce;

    /// <param name="NumberId">Null = nobody waits for whom one could help.</param>
    public sealed record Result(Guid? NumberId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Before).Must(before => before is null or WaitingState.Helped or WaitingState.Left).WithMessage("Shared.ChooseOne");
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IOneAtATime oneAtATime, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var (today, now) = (time.Today(), time.GetUtcNow());
            var room = await db.WaitingRoomAsync(request.WaitingRoomId, cancellationToken);
            await db.EnsurePlaceOfAsync(room, request.MeetingPlaceId, today, cancellationToken);
            await oneAtATime.HoldRoomAsync(room.Id, cancellationToken);
            var there = await db.WaitingNumbers.Where(one => one.WaitingRoomId == room.Id && one.On == today && (one.State == WaitingState.Waiting || one.State == WaitingState.Called)).ToListAsync(cancellationToken);
            if (request.Before is { } before)
            {
                foreach (var mine in there.Where(one => one.State == WaitingState.Called && one.CalledBy == current.Id))
                {
                    if (before == WaitingState.Helped)
                        mine.Help(now);
                    else
                        mine.Leave(now);
                }
            }
            var next = CallingOrder.Of(there.Where(one => one.State == WaitingState.Waiting && ForMe(one)), now);
            if (next.Count == 0)
                return new((Guid?)null);
            next[0].Call(request.MeetingPlaceId, current.Id, today, now);
            return new(next[0].Id);

            bool ForMe(WaitingNumber one) =>
                one.StaffMemberId == current.Id
                || (one.StaffMemberId is null && (one.Topic is null || request.Topics.Count == 0 || request.Topics.Contains(one.Topic)));
        }
    }
}

/// <summary>Calls somebody whom one chose, or whom one called before and who did not hear it.</summary>
public static class CallNumber
{
    /// <param name="MeetingPlaceId">The room or desk to which they come; null = where everybody goes.</param>
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid NumberId, int Version, Guid? MeetingPlaceId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IOneAtATime oneAtATime, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var number = await db.HeldNumberAsync(oneAtATime, request.NumberId, request.Version, cancellationToken);
            await db.EnsurePlaceOfAsync(await db.WaitingRoomAsync(number.WaitingRoomId, cancellationToken), request.MeetingPlaceId, today, cancellationToken);
            number.Call(request.MeetingPlaceId, current.Id, today, time.GetUtcNow());
            return number.Id;
        }
    }
}

/// <summary>Back to the hall, with the same number and turn: called by mistake, or a colleague helps on with something else.</summary>
public static class SendNumberBack
{
    /// <param name="Topic">Code of the list "topics" about which it now is; null = as it was.</param>
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid NumberId, int Version, string? Topic) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Topic).AtMost(WaitingNumber.CodeLength);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IOneAtATime oneAtATime) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Topics, request.Topic, nameof(request.Topic), cancellationToken);
            var number = await db.HeldNumberAsync(oneAtATime, request.NumberId, request.Version, cancellationToken);
            number.SendBack(request.Topic);
            return number.Id;
        }
    }
}

/// <summary>It ended: they were helped, or went away.</summary>
public static class EndNumber
{
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid NumberId, int Version, bool WasHelped) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, IOneAtATime oneAtATime, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.HeldNumberAsync(oneAtATime, request.NumberId, request.Version, cancellationToken);
            if (request.WasHelped)
                number.Help(time.GetUtcNow());
            else
                number.Leave(time.GetUtcNow());
            return number.Id;
        }
    }
}

/// <summary>Somebody whose number ended is there after all: in the hall again, with the same turn.</summary>
public static class BringNumberBack
{
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid NumberId, int Version) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, IOneAtATime oneAtATime, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.HeldNumberAsync(oneAtATime, request.NumberId, request.Version, cancellationToken);
            number.ComeBack(time.Today());
            return number.Id;
        }
    }
}

/// <summary>Somebody who cannot wait goes before others, with the reason; or in turn again.</summary>
public static class LetGoFirst
{
    /// <param name="Reason">Code of the list "waiting-first"; null = in turn again.</param>
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid NumberId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).AtMost(WaitingNumber.CodeLength);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IOneAtATime oneAtATime) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.WaitingFirst, request.Reason, nameof(request.Reason), cancellationToken);
            var number = await db.HeldNumberAsync(oneAtATime, request.NumberId, request.Version, cancellationToken);
            number.GoFirst(request.Reason);
            return number.Id;
        }
    }
}

internal static class NumberCalling
{
    /// <summary>A number that nobody else calls or ends meanwhile, as it is now.</summary>
    public static async Task<WaitingNumber> HeldNumberAsync(this IReceptionDb db, IOneAtATime oneAtATime, Guid numberId, int version, CancellationToken cancellationToken)
    {
        var room = await db.WaitingNumbers.Where(one => one.Id == numberId).Select(one => one.WaitingRoomId).FirstOrDefaultAsync(cancellationToken);
        await oneAtATime.HoldRoomAsync(room, cancellationToken);
        var number = await db.WaitingNumberAsync(numberId, cancellationToken);
        number.EnsureStillAt(version);
        return number;
    }

    /// <summary>Refuses a place of another municipality, or that is no longer used.</summary>
    public static async Task EnsurePlaceOfAsync(this IReceptionDb db, WaitingRoom room, Guid? meetingPlaceId, DateOnly today, CancellationToken cancellationToken)
    {
        if (meetingPlaceId is { } place
            && !await db.MeetingPlaces.AnyAsync(one => one.Id == place && one.Municipality == room.Municipality && (one.UsedUntil == null || one.UsedUntil >= today), cancellationToken))
            throw new InvalidInputException("MeetingPlaceId", "Appointments.ThePlaceIsUsedHere");
    }
}
