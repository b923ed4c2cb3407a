using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Stays;

/// <summary>
/// Records what is known of somebody's residence: what is filled in is added or takes the place of what held, what is left
/// empty stays as it was.
/// </summary>
public static class RecordResidence
{
    /// <param name="Motive">Code of the list "motives": a further reason for coming, as the person says it.</param>
    /// <param name="From">Since when it is so; null = today.</param>
    [Needs(Permission.ChangeStay)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, string? Motive, ResidenceInput Residence, PartialDate? From, string? Source, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(input => input.Residence).SetValidator(new ResidenceInputValidator(time)).OverridePropertyName("");
            RuleFor(input => input.Residence).Must((input, residence) => !residence.IsEmpty || input.Motive is not null).WithMessage("Stays.NothingFilledIn").OverridePropertyName("");
            RuleFor(input => input.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(StayWork work, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Motives, request.Motive, nameof(request.Motive), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            await codes.EnsureKnownAsync(request.Residence, cancellationToken);
            var (stay, file) = await work.OfFileAsync(request.CaseFileId, request.Version, cancellationToken);
            var (today, provenance) = (time.Today(), current.Recording(time, request.Source ?? Provenances.SaidByThePerson, request.Reason));
            var from = request.From ?? PartialDate.Of(today);
            if (request.Motive is { } motive)
                stay.AddMotive(motive, from, provenance);
            request.Residence.RecordOn(stay, from, today, provenance);
            audit.Because(request.Reason);
            return file.Id;
        }
    }
}
