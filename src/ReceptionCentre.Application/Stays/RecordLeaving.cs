using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>
/// Records that somebody must leave, or cannot leave, for one reason. Both can hold at once, and neither ends anything: work on
/// return, support and an appeal go on together.
/// </summary>
public static class RecordLeaving
{
    /// <param name="Because">Code of the list "must-leave-reasons" or "cannot-leave-reasons".</param>
    /// <param name="Source">Code of the list "fact-sources": who or what says so.</param>
    /// <param name="AskAgainOn">Day by which it is looked at again; null = not agreed.</param>
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, int Version, LeavingKind? Kind, string? Because, PartialDate? From, DateOnly? AskAgainOn, string? Source, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(input => input.Kind).Must(kind => kind is { } one && Enum.IsDefined(one)).WithMessage("Shared.ChooseOne");
            RuleFor(input => input.Because).Must(code => !string.IsNullOrEmpty(code)).WithMessage("Shared.ChooseOne");
            RuleFor(input => input.Source).Must(code => !string.IsNullOrEmpty(code)).WithMessage("Shared.ChooseOne");
            RuleFor(input => input.AskAgainOn).Must(on => on is null || on > time.Today()).WithMessage(StayRules.AskedAgainLater.Name);
            RuleFor(input => input.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(StayWork work, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var kind = request.Kind!.Value;
            await codes.EnsureKnownAsync(kind == LeavingKind.MustLeave ? Lists.MustLeaveReasons : Lists.CannotLeaveReasons, request.Because, nameof(request.Because), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            var (stay, file) = await work.OfFileAsync(request.CaseFileId, request.Version, cancellationToken);
            stay.RecordLeaving(
                kind, request.Because!, request.AskAgainOn, request.From ?? PartialDate.Of(time.Today()), time.Today(), current.Recording(time, request.Source!, request.Reason));
            audit.Because(request.Reason);
            return file.Id;
        }
    }
}
