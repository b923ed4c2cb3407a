using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Application.WaitingRooms;

/// <summary>Gives somebody at the door the next number of today. No name is asked.</summary>
public static class GiveNumber
{
    /// <param name="Topic">Code of the list "topics"; null = not asked.</param>
    /// <param name="Language">Code of the list "languages"; null = not asked.</param>
    /// <param name="First">Code of the list "waiting-first"; null = in turn.</param>
    /// <param name="StaffMemberId">For whom they come; null = for whoever is free.</param>
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid OnceKey, Guid WaitingRoomId, string? Topic, string? Language, string? First, Guid? StaffMemberId) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Topic).AtMost(WaitingNumber.CodeLength);
            RuleFor(command => command.Language).AtMost(WaitingNumber.CodeLength);
            RuleFor(command => command.First).AtMost(WaitingNumber.CodeLength);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IOneAtATime oneAtATime, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Topics, request.Topic, nameof(request.Topic), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Languages, request.Language, nameof(request.Language), cancellationToken);
            await codes.EnsureKnownAsync(Lists.WaitingFirst, request.First, nameof(request.First), cancellationToken);
            var room = await db.WaitingRoomAsync(request.WaitingRoomId, cancellationToken);
            if (request.StaffMemberId is { } member && !await db.ColleaguesOf([room.Municipality]).AnyAsync(one => one.Id == member, cancellationToken))
                throw new InvalidInputException(nameof(request.StaffMemberId), "Shared.ChooseFromTheList");
            return (await db.TakeNumberAsync(oneAtATime, room, new(request.Topic, request.Language, request.First, request.StaffMemberId), time, cancellationToken)).Id;
        }
    }
}

/// <summary>Somebody reports for an appointment of today: they are here, and wait with a number for who receives them; a family with one.</summary>
public static class GiveNumberForAppointment
{
    [Needs(Permission.ServeWaitingRoom)]
    public sealed record Command(Guid OnceKey, Guid WaitingRoomId, Guid CaseFileId, Guid AppointmentId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, IOneAtATime oneAtATime, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var room = await db.WaitingRoomAsync(request.WaitingRoomId, cancellationToken);
            var (file, appointment) = await db.AppointmentToChangeAsync(request.CaseFileId, request.AppointmentId, cancellationToken);
            if (file.Controller != room.Municipality)
                throw new NotThereException("waiting room");
            WaitingRules.ANumberIsOfItsDay.Check(appointment.On == time.Today());
            if (appointment.Invitees.First(one => one.CaseFileId == file.Id).State == InviteeState.Invited)
                appointment.Arrive(file.Id, time.GetUtcNow());
            audit.About(file.PersonId, file.Id);
            return (await db.TakeNumberAsync(
                oneAtATime, room, new(appointment.Topic, appointment.InterpreterLanguage, null, appointment.StaffMemberId, appointment.Id, appointment.BeginsAt), time, cancellationToken)).Id;
        }
    }
}

internal static class NumberGiving
{
    /// <summary>The next number of today in a room that is used.</summary>
    public static async Task<WaitingNumber> TakeNumberAsync(
        this IReceptionDb db, IOneAtATime oneAtATime, WaitingRoom room, WaitingWish wish, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        WaitingRules.TheRoomIsUsed.Check(room.IsUsedOn(today));
        await oneAtATime.HoldRoomAsync(room.Id, cancellationToken);
        // The next of a family that comes for the same appointment waits with the number of the first.
        if (wish.AppointmentId is { } appointment && await db.WaitingNumbers.FirstOrDefaultAsync(one => one.AppointmentId == appointment, cancellationToken) is { } given)
            return given;
        var last = await db.WaitingNumbers.Where(one => one.WaitingRoomId == room.Id && one.On == today).MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0;
        var number = WaitingNumber.Take(room.Id, today, last + 1, wish, time.GetUtcNow());
        db.WaitingNumbers.Add(number);
        return number;
    }
}
