using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>Forgets which forms were handled, long after anybody can send one of them again. Gives their number.</summary>
public static class ClearHandledCommands
{
    /// <summary>A form that was open for longer is carried out as a new one.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, int>
    {
        public Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var old = time.GetUtcNow() - KeptFor;
            return db.HandledCommands.Where(handled => handled.At < old).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
