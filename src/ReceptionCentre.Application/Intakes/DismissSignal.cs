using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Intakes;

/// <summary>Puts a signal aside, with a reason. It is shown again when what it rests on changes. Gives the dismissal's id.</summary>
public static class DismissSignal
{
    /// <param name="Subject">Id of the member of the household whom it is about; null = the person of the file.</param>
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid CaseFileId, SignalKind Kind, string? Subject, string? Reason, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(SignalDismissal.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, IntakeWork work, SignalWork signals, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var (facts, all, _) = await signals.OfAsync(file.Id, cancellationToken);
            var signal = all.FirstOrDefault(one => one.Kind == request.Kind && one.Subject == (request.Subject ?? "")) ?? throw new NotThereException("signal");
            // Of two who do so at the same moment both stand: each has a reason, and the latest is shown.
            var dismissal = SignalDismissal.Of(file.Id, signal, facts, request.Reason!, time.GetUtcNow(), current.Id);
            db.SignalDismissals.Add(dismissal);
            return dismissal.Id;
        }
    }
}

/// <summary>Shows a signal again that somebody put aside.</summary>
public static class ShowSignalAgain
{
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid CaseFileId, Guid DismissalId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, IntakeWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var dismissal = await db.SignalDismissals.FirstOrDefaultAsync(one => one.Id == request.DismissalId && one.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("dismissal");
            await work.FileAsync(dismissal.CaseFileId, cancellationToken);
            // All that put the same signal aside, or it would stay away.
            var same = await db.SignalDismissals.Where(one => one.CaseFileId == dismissal.CaseFileId && one.Kind == dismissal.Kind && one.Subject == dismissal.Subject && one.TakenBackAt == null)
                .ToListAsync(cancellationToken);
            IntakeRules.ShownAgainOnce.Check(same.Count > 0);
            same.ForEach(one => one.TakeBack(time.GetUtcNow(), current.Id));
            return dismissal.CaseFileId;
        }
    }
}
