using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Throws away the last step while nothing was sent: to make the letter again, or not to skip after all.</summary>
public static class TakeBackStep
{
    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid PathId, Guid StepId, int Version) : ICommand<Guid>;

    internal sealed class Handler(EnforcementWork work, EnforcementLetters letters) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (path, _) = await work.PathAsync(request.PathId, request.Version, cancellationToken);
            path.TakeBack(request.StepId);
            await letters.WithdrawAsync(request.StepId, cancellationToken);
            return path.Id;
        }
    }
}
