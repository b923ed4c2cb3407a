using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>
/// The receipt of the other side is read: signed by a key of that municipality that is trusted here, of this hand-over and of
/// exactly the file that was sent. It says that they go on with it, or why not.
/// </summary>
public static class ConfirmHandover
{
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid HandoverId, int Version, Upload? Receipt) : ICommand<Result>, IOnce;

    /// <param name="UnknownKey">The key that signed it, when nobody here compared it yet: then nothing was changed.</param>
    public sealed record Result(Guid HandoverId, Guid? UnknownKey);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Receipt).IsHandoverFile();
    }

    internal sealed class Handler(IReceptionDb db, HandoverWork work, HandoverSigning signing, ICodeLists codes) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var (handover, _) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            var (receipt, publicKey) = HandoverSeal.ReadReceipt(await request.Receipt!.BytesAsync(cancellationToken));
            HandoverRules.TheReceiptIsOfThisHandover.Check(
                receipt.Id == handover.Id && receipt.From == handover.ToMunicipality && receipt.To == handover.FromMunicipality && receipt.Sha256 == handover.Sha256);
            var known = await signing.KnownAsync(HandoverKeyFormat.FingerprintOf(publicKey), cancellationToken);
            if (known is null or { State: HandoverKeyState.Seen })
                return new(handover.Id, (known ?? signing.See(handover.ToMunicipality, publicKey)).Id);
            HandoverRules.TheKeyIsTrusted.Check(known.State == HandoverKeyState.Trusted && known.Municipality == handover.ToMunicipality);
            var municipality = await codes.FindAsync(Lists.Municipalities, handover.ToMunicipality, cancellationToken);
            var who = new HandoverAnswerer(Cut(receipt.By, HandoverAnswerer.NameLength)!, Cut(receipt.Function, HandoverAnswerer.FunctionLength), municipality?.Dutch);
            if (receipt.TakenOver)
                handover.Receive(who, work.Moment(receipt.On));
            else
            {
                handover.Decline(who, Cut(receipt.Why, Handover.ReasonLength), work.Moment(receipt.On));
                db.HandoverContents.Remove(await work.ContentAsync(handover.Id, cancellationToken));
            }
            return new(handover.Id, null);
        }

        private static string? Cut(string? text, int length) => text is { Length: > 0 } && text.Length > length ? text[..length] : text;
    }
}

/// <summary>The other side answered by telephone or letter: somebody writes down who it was. For who has no system and did not open the page.</summary>
public static class NoteHandoverAnswer
{
    /// <param name="TakenOver">They go on with it; false = they do not, for a reason.</param>
    [Needs(Permission.HandOver)]
    public sealed record Command(
        Guid CaseFileId, Guid HandoverId, int Version, DateOnly? On, bool TakenOver, string? Name, string? Function, string? Organisation, string? Why) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.On).Cascade(CascadeMode.Stop).Chosen().Must(on => on <= time.Today()).WithMessage(HandoverRules.AStepHasHappened.Name);
            RuleFor(command => command.Name).Cascade(CascadeMode.Stop).Required().AtMost(HandoverAnswerer.NameLength).PlainText();
            RuleFor(command => command.Function).AtMost(HandoverAnswerer.FunctionLength).PlainText();
            RuleFor(command => command.Organisation).AtMost(HandoverAnswerer.OrganisationLength).PlainText();
            RuleFor(command => command.Why).AtMost(Handover.ReasonLength).PlainText(lines: true);
            RuleFor(command => command.Why).Must((command, why) => command.TakenOver || !string.IsNullOrWhiteSpace(why)).WithMessage(HandoverRules.AnEndSaysWhy.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, HandoverWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (handover, _) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            var who = new HandoverAnswerer(request.Name!, request.Function, request.Organisation);
            if (request.TakenOver)
                handover.Receive(who, work.Moment(request.On));
            else
            {
                handover.Decline(who, request.Why, work.Moment(request.On));
                db.HandoverContents.Remove(await work.ContentAsync(handover.Id, cancellationToken));
            }
            return handover.Id;
        }
    }
}
