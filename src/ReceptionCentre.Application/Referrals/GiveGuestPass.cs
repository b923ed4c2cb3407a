using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// Lets a provider that does not sign in answer one referral: an address that is opened once, and a code that is told on the
/// telephone. Sent twice it makes two passes, of which the last one works: an answer with secrets is not kept.
/// </summary>
public static class GiveGuestPass
{
    /// <param name="Recipient">Who gets it, in words.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, string? Recipient) : ICommand<NewPass>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Recipient).Required().AtMost(GuestPass.RecipientLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, ReferralWork work, GuestPassWork passes) : IRequestHandler<Command, NewPass>
    {
        public async Task<NewPass> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await db.Referrals.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.ReferralId && one.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("referral");
            await work.FileAsync(request.CaseFileId, cancellationToken);
            GuestPassRules.ThereIsSomethingToOpen.Check(ReferralWay.ByReceiver(referral.State).Any());
            return await passes.MakeAsync(PassPurpose.Referral, referral.Id, referral.CaseFileId, request.Recipient!.Trim(), cancellationToken);
        }
    }
}

/// <summary>A guest is let in no longer, also when the page stands open there.</summary>
public static class WithdrawGuestPass
{
    [Needs(Permission.Refer)]
    public sealed record Command(Guid CaseFileId, Guid ReferralId, Guid PassId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ReferralWork work, GuestPassWork passes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!await db.Referrals.AnyAsync(one => one.Id == request.ReferralId && one.CaseFileId == request.CaseFileId, cancellationToken))
                throw new NotThereException("referral");
            await work.FileAsync(request.CaseFileId, cancellationToken);
            await passes.WithdrawAsync(request.ReferralId, request.PassId, cancellationToken);
            return request.PassId;
        }
    }
}
