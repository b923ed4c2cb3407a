using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>What is owed goes by the interface: somebody says so for each message, and the schedule sends it.</summary>
public static class SendReport
{
    /// <param name="Reason">Why, when it withdraws something.</param>
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid SubjectId, string? Reason = null) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(report => report.Reason).AtMost(DuoMessage.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, DuoMessageWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            DuoRules.TheInterfaceIsOn.Check(await work.GoesByInterfaceAsync(file.Controller, cancellationToken));
            var draft = await work.DraftAsync(file.Id, request.SubjectId, cancellationToken);
            var message = DuoMessage.Queued(draft, request.Reason, time.GetUtcNow(), current.Id);
            db.DuoMessages.Add(message);
            return message.Id;
        }
    }
}

/// <summary>A message may have arrived or not. Somebody looked in the portal: it is there, or it is not and goes again.</summary>
public static class SettleReport
{
    /// <param name="IsThere">It stands in the portal.</param>
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid CaseFileId, Guid MessageId, int Version, bool IsThere) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, DuoMessageWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var message = await db.MessageToAnswerAsync(request.MessageId, cancellationToken);
            if (message.CaseFileId != file.Id)
                throw new Domain.Rules.NotThereException("message");
            message.EnsureStillAt(request.Version);
            DuoRules.OnlyWhatIsUnclearIsTriedAgain.Check(message.State == DuoMessageState.Unclear);
            if (!request.IsThere)
                message.TryAgain();
            else
            {
                message.Accept(null, time.GetUtcNow(), current.Id);
                await work.TakenAsync(message, cancellationToken);
            }
            return message.Id;
        }
    }
}
