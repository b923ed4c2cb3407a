using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// The person takes back the consent to what went along beyond the needed. From now on the receiver does not see it on its
/// page; what it wrote down elsewhere it is asked to remove by whoever tells it.
/// </summary>
public static class EndConsent
{
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, int Version) : ICommand<Guid>;

    internal sealed class Handler(ReferralWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            referral.EndConsent(time.Today());
            return referral.Id;
        }
    }
}
