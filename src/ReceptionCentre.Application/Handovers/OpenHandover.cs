using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>
/// Opens the file of another municipality with the code that was told: its signature, key, addressee, last day and code are
/// checked in that order, and whether it came before. Nobody is registered yet.
/// </summary>
public static class OpenHandover
{
    [Needs(Permission.ReceiveHandover)]
    public sealed record Command(Guid OnceKey, Upload? File, string? Code) : ICommand<Result>, IOnce;

    /// <param name="ReceivedHandoverId">What was opened, now or before by whoever did not answer it yet.</param>
    /// <param name="UnknownKey">The key that signed it, when nobody here compared it yet: then nothing was opened.</param>
    public sealed record Result(Guid? ReceivedHandoverId, Guid? UnknownKey);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.File).IsHandoverFile();
            RuleFor(command => command.Code).Required();
        }
    }

    internal sealed class Handler(IReceptionDb db, HandoverSigning signing, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = HandoverSeal.Look(await request.File!.BytesAsync(cancellationToken));
            HandoverRules.TheFileIsForUs.Check(current.Municipalities.Contains(file.Label.To));
            var known = await signing.KnownAsync(file.Fingerprint, cancellationToken);
            if (known is null or { State: HandoverKeyState.Seen })
                return new(null, (known ?? signing.See(file.Label.From, file.PublicKey)).Id);
            HandoverRules.TheKeyIsTrusted.Check(known.State == HandoverKeyState.Trusted && known.Municipality == file.Label.From);
            HandoverRules.TheFileIsInTime.Check(time.Today() <= file.Label.LastDay);
            var package = HandoverSeal.Unlock(file, request.Code!);
            if (await db.ReceivedHandovers.IgnoreQueryFilters().FirstOrDefaultAsync(one => one.PackageId == package.Id, cancellationToken) is { } before)
            {
                HandoverRules.AFileIsAnsweredOnce.Check(before.State == ReceivedHandoverState.Opened && before.Sha256 == file.Sha256);
                return new(before.Id, null);
            }
            var received = ReceivedHandover.Open(file.Label, file.Sha256, time.Today(), time.GetUtcNow(), current.Id);
            db.ReceivedHandovers.Add(received);
            db.ReceivedContents.Add(new(received.Id, package.Write()));
            return new(received.Id, null);
        }
    }
}
