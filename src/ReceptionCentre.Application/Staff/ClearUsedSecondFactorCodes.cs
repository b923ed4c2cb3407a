using MediatR;
using ReceptionCentre.Application.Pipeline;

namespace ReceptionCentre.Application.Staff;

/// <summary>The one-time codes that were used, kept so that none works twice.</summary>
public interface IUsedSecondFactorCodes
{
    /// <summary>Removes those used before a moment; gives their number.</summary>
    Task<int> ClearAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Forgets used one-time codes long after their half minute. Gives their number.</summary>
public static class ClearUsedSecondFactorCodes
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IUsedSecondFactorCodes codes, TimeProvider time) : IRequestHandler<Command, int>
    {
        public Task<int> Handle(Command request, CancellationToken cancellationToken) =>
            codes.ClearAsync(time.GetUtcNow() - KeptFor, cancellationToken);
    }
}
