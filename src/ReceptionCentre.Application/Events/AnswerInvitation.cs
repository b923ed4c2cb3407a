using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Application.Events;

/// <summary>Somebody says yes or no. A yes gets a place while one is free and nobody waits for it; else it waits in turn.</summary>
public static class AnswerInvitation
{
    /// <param name="Barrier">Of a no: code of the list "decline-barriers".</param>
    /// <param name="Reason">Of a no: code of the list "absence-reasons".</param>
    [Needs(Permission.NoteAttendance)]
    public sealed record Command(Guid GroupEventId, Guid EventInviteeId, int Version, bool? Yes, string? Barrier = null, string? Reason = null, string? Words = null) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Yes).Must(yes => yes is not null).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Reason).Must((command, reason) => command.Yes != false || reason is not null || command.Barrier is not null).WithMessage(EventRules.ANoSaysWhy.Name);
            RuleFor(command => command.Words).AtMost(EventInvitee.WordsLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Barriers, request.Barrier, nameof(request.Barrier), cancellationToken);
            await codes.EnsureKnownAsync(Lists.AbsenceReasons, request.Reason, nameof(request.Reason), cancellationToken);
            await work.HoldAsync(request.GroupEventId, cancellationToken);
            var (to, invitee, _) = await work.InviteeAsync(request.GroupEventId, request.EventInviteeId, request.Version, cancellationToken);
            if (request.Yes!.Value)
                invitee.SayYes(to, await work.IsFreeAsync(to, cancellationToken) && !await EventWork.Waiting(db, to.Id).AnyAsync(cancellationToken), work.Moment);
            else
                invitee.SayNo(to, new(request.Barrier, request.Reason, string.IsNullOrWhiteSpace(request.Words) ? null : request.Words), work.Moment);
            return invitee.Id;
        }
    }
}

/// <summary>A place came free: who waits longest gets it, after being asked whether it still suits.</summary>
public static class GiveEventPlace
{
    [Needs(Permission.NoteAttendance)]
    public sealed record Command(Guid GroupEventId, Guid EventInviteeId, int Version) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await work.HoldAsync(request.GroupEventId, cancellationToken);
            var (to, invitee, _) = await work.InviteeAsync(request.GroupEventId, request.EventInviteeId, request.Version, cancellationToken);
            var inTurn = await EventWork.Waiting(db, to.Id).Select(one => one.Id).ToListAsync(cancellationToken);
            invitee.GivePlace(to, await work.IsFreeAsync(to, cancellationToken), Math.Max(0, inTurn.IndexOf(invitee.Id)), work.Moment);
            return invitee.Id;
        }
    }
}

/// <summary>An invitation is taken back: a mistake, or it does not suit after all.</summary>
public static class WithdrawEventInvitation
{
    [Needs(Permission.InviteToEvent)]
    public sealed record Command(Guid GroupEventId, Guid EventInviteeId, int Version, string? Words) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words).AtMost(EventInvitee.WordsLength).PlainText(lines: true);
    }

    internal sealed class Handler(EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, invitee, _) = await work.InviteeAsync(request.GroupEventId, request.EventInviteeId, request.Version, cancellationToken);
            invitee.Withdraw(request.Words, work.Moment.Today);
            return invitee.Id;
        }
    }
}
