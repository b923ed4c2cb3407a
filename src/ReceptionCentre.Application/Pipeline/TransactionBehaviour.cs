using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>
/// Third in line, for commands: one transaction, one save, one audit event. A command with a key that was handled before
/// gives its first answer again.
/// </summary>
internal sealed class TransactionBehaviour<TRequest, TResult>(
    IUnitOfWork work, IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IPipelineBehavior<TRequest, TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (request is not ICommand<TResult>)
            return await next();
        // Without a key there is nothing to recognise a second time by.
        if (request is not IOnce once || once.OnceKey == Guid.Empty)
            return await InTransactionAsync(null);

        // Whose key it is counts: nobody gets another's answer by guessing a key.
        var key = new HandledCommandKey(once.OnceKey, current.Id);
        if (await EarlierAsync() is { } earlier)
            return earlier.Answer;
        try
        {
            return await InTransactionAsync(key);
        }
        catch (Exception refused) when (refused is DbUpdateException or BrokenRuleException or ChangedMeanwhileException)
        {
            // The other of two equal requests may have been first: its row, its rule or its version refused ours.
            if (await EarlierAsync() is { } first)
                return first.Answer;
            throw;
        }

        async Task<Handled?> EarlierAsync() =>
            await db.HandledCommands.AsNoTracking()
                .Where(handled => handled.Key == key.Key && handled.StaffMemberId == key.StaffMemberId)
                .Select(handled => handled.Answer)
                .FirstOrDefaultAsync(cancellationToken) is { } answer
                ? new(JsonSerializer.Deserialize<TResult>(answer)!)
                : null;

        Task<TResult> InTransactionAsync(HandledCommandKey? onceKey) => work.InTransactionAsync(
            async () =>
            {
                audit.Begin(RequestName.Of<TRequest>());
                var result = await next();
                if (onceKey is not null)
                    db.HandledCommands.Add(new(onceKey, RequestName.Of<TRequest>(), JsonSerializer.Serialize(result), time.GetUtcNow()));
                return result;
            },
            cancellationToken);
    }

    private sealed record Handled(TResult Answer);
}

public sealed record HandledCommandKey(Guid Key, Guid StaffMemberId);

/// <summary>A command that was carried out, with its answer, so that the same form sent again is not carried out again.</summary>
public sealed class HandledCommand
{
    private HandledCommand()
    {
    }

    public HandledCommand(HandledCommandKey key, string command, string answer, DateTimeOffset at) =>
        (Key, StaffMemberId, Command, Answer, At) = (key.Key, key.StaffMemberId, command, answer, at);

    public Guid Key { get; private init; }
    public Guid StaffMemberId { get; private init; }
    public string Command { get; private init; } = "";
    public string Answer { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
