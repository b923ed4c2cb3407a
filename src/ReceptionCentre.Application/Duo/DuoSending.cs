using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Duo;

/// <summary>
/// Sends what waits. Before a message leaves it is kept that it leaves, and after it what was answered; so a node that dies in
/// between leaves a message that says so, and the next one looks at the executing agency before anything goes again. One runs
/// at a time, on one node.
/// </summary>
public sealed class DuoSender(IReceptionDb db, IMediator mediator, IDuoInterface duo, TimeProvider time)
{
    public const int BatchSize = 50;

    /// <summary>Gives how many messages were answered.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!duo.IsConnected)
            return 0;
        var answered = 0;
        // What was on its way when a node died.
        foreach (var left in await IdsAsync(Addressable().Where(message => message.State == DuoMessageState.Sending), cancellationToken))
            answered += await LookAsync(left, cancellationToken) ? 1 : 0;
        var now = time.GetUtcNow();
        foreach (var waiting in await IdsAsync(Addressable().Where(message => message.State == DuoMessageState.Waiting && (message.NotBefore == null || message.NotBefore <= now)), cancellationToken))
            answered += await SendAsync(waiting, cancellationToken) ? 1 : 0;
        return answered;
    }

    // A person without a number, or a municipality that went back to sending by hand: it waits, and keeps nobody else's from going.
    private IQueryable<DuoMessage> Addressable() =>
        from message in db.DuoMessages
        join file in db.CaseFiles on message.CaseFileId equals file.Id
        where db.DuoSettings.Any(settings => settings.Municipality == file.Controller && settings.ByInterface && settings.Oin != null)
            && db.IdentityNumbers.Any(fact => fact.PersonId == file.PersonId && fact.Kind == IdentityNumberKind.Bsn && fact.WithdrawnAt == null && fact.Until == null)
        select message;

    private static Task<List<Guid>> IdsAsync(IQueryable<DuoMessage> messages, CancellationToken cancellationToken) =>
        messages.AsNoTracking().OrderBy(message => message.NotBefore).ThenBy(message => message.Id).Select(message => message.Id).Take(BatchSize).ToListAsync(cancellationToken);

    private async Task<bool> SendAsync(Guid messageId, CancellationToken cancellationToken)
    {
        if (await AddressedAsync(messageId, cancellationToken) is not { } to)
            return false;
        await mediator.Send(new LeaveReport.Command(messageId), cancellationToken);
        var answer = await duo.CallAsync(DuoCalls.Of(to.Message, to.Oin, to.Bsn), cancellationToken);
        // Whether it was taken can be seen over there: the next time it is looked at before anything goes again.
        if (answer.Outcome == DuoOutcome.Unclear && DuoCalls.Look(to.Message, to.Oin, to.Bsn) is not null)
            return false;
        await mediator.Send(Answer(to.Message, answer), cancellationToken);
        return true;
    }

    private static AnswerReport.Command Answer(DuoMessage message, DuoAnswer answer) => answer.Outcome switch
    {
        DuoOutcome.Done => new(message.Id, AnswerReport.What.Taken, []),
        // To take away what is not there is done.
        DuoOutcome.NotThere when message is { Act: DuoAct.Withdraw } => new(message.Id, AnswerReport.What.Taken, []),
        DuoOutcome.Refused => new(message.Id, AnswerReport.What.Refused, answer.Texts),
        DuoOutcome.NotThere => new(message.Id, AnswerReport.What.Refused, [DuoRefusals.NotThere]),
        DuoOutcome.Wrong => new(message.Id, AnswerReport.What.Refused, [DuoRefusals.NotRead]),
        DuoOutcome.Unclear when !DuoCalls.IsSafeToRepeat(message) => new(message.Id, AnswerReport.What.Unclear, []),
        _ => new(message.Id, AnswerReport.What.NotArrived, []),
    };

    private async Task<bool> LookAsync(Guid messageId, CancellationToken cancellationToken)
    {
        if (await AddressedAsync(messageId, cancellationToken) is not { } to)
            return false;
        var what = DuoCalls.IsSafeToRepeat(to.Message) ? AnswerReport.What.NotArrived : AnswerReport.What.Unclear;
        if (DuoCalls.Look(to.Message, to.Oin, to.Bsn) is { } look)
        {
            var seen = await duo.CallAsync(look, cancellationToken);
            if (seen.Outcome is not (DuoOutcome.Done or DuoOutcome.NotThere))
                return false;
            what = DuoCalls.IsThere(to.Message, seen) ? AnswerReport.What.Taken : AnswerReport.What.NotArrived;
        }
        await mediator.Send(new AnswerReport.Command(messageId, what, []), cancellationToken);
        return true;
    }

    // Null: what made it addressable changed meanwhile.
    private async Task<Addressed?> AddressedAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var message = await db.DuoMessages.AsNoTracking().Include(one => one.Fields).FirstAsync(one => one.Id == messageId, cancellationToken);
        var file = await db.CaseFiles.AsNoTracking().FirstAsync(one => one.Id == message.CaseFileId, cancellationToken);
        var oin = await db.DuoSettings.Where(settings => settings.Municipality == file.Controller && settings.ByInterface).Select(settings => settings.Oin).FirstOrDefaultAsync(cancellationToken);
        var bsn = await db.IdentityNumbers
            .Where(fact => fact.PersonId == file.PersonId && fact.Kind == IdentityNumberKind.Bsn && fact.WithdrawnAt == null && fact.Until == null)
            .Select(fact => fact.Value).FirstOrDefaultAsync(cancellationToken);
        return oin is null || bsn is null ? null : new(message, oin, bsn);
    }

    private sealed record Addressed(DuoMessage Message, string Oin, string Bsn);
}

/// <summary>A message leaves: kept before it goes.</summary>
public static class LeaveReport
{
    [BySystem]
    public sealed record Command(Guid MessageId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var message = await db.MessageToAnswerAsync(request.MessageId, cancellationToken);
            audit.About(await db.CaseFiles.Where(file => file.Id == message.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken), message.CaseFileId);
            message.Leave();
            return message.Id;
        }
    }
}

/// <summary>What the executing agency answered to a message.</summary>
public static class AnswerReport
{
    public enum What
    {
        Taken = 1,
        Refused = 2,
        NotArrived = 3,
        Unclear = 4,
    }

    [BySystem]
    public sealed record Command(Guid MessageId, What Answer, IReadOnlyList<string> Texts) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleForEach(answer => answer.Texts).AtMost(DuoRejection.TextLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, DuoMessageWork work, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var message = await db.MessageToAnswerAsync(request.MessageId, cancellationToken);
            audit.About(await db.CaseFiles.Where(file => file.Id == message.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken), message.CaseFileId);
            var now = time.GetUtcNow();
            switch (request.Answer)
            {
                case What.Taken:
                    message.Accept(null, now, current.Id);
                    await work.TakenAsync(message, cancellationToken);
                    break;
                case What.Refused:
                    message.Reject(request.Texts, now);
                    break;
                default:
                    message.Fail(request.Answer == What.Unclear, now);
                    break;
            }
            return message.Id;
        }
    }
}

internal static class MessagesToAnswer
{
    /// <exception cref="NotThereException">Not there, or out of scope.</exception>
    public static async Task<DuoMessage> MessageToAnswerAsync(this IReceptionDb db, Guid messageId, CancellationToken cancellationToken) =>
        await db.DuoMessages.Include(message => message.Rejections).FirstOrDefaultAsync(message => message.Id == messageId, cancellationToken) ?? throw new NotThereException("message");
}
