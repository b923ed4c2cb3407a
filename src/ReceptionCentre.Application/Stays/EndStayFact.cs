using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Stays;

/// <summary>Something of the stay ended, or was never so: the first keeps it in the history, the second withdraws it. What DUO decided is not among it.</summary>
public static class EndStayFact
{
    /// <param name="NeverSo">True: it was never true and is withdrawn; false: it ended.</param>
    /// <param name="Until">First day on which it no longer holds.</param>
    [Needs(Permission.ChangeStay)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid FactId, int Version, bool NeverSo, PartialDate? Until, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(input => input.Until).Must((input, until) => input.NeverSo || until is { IsUnknown: false }).WithMessage("Newcomers.UntilMissing");
            RuleFor(input => input.Reason).Cascade(CascadeMode.Stop).Must((input, reason) => !input.NeverSo || !string.IsNullOrWhiteSpace(reason)).WithMessage("Newcomers.WhyWithdrawn")
                .AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(StayWork work, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (stay, file) = await work.OfFileAsync(request.CaseFileId, request.Version, cancellationToken);
            if (request.NeverSo)
                stay.WithdrawFact(request.FactId, current.Recording(time, Provenances.SaidByThePerson, request.Reason));
            else
                stay.EndFact(request.FactId, request.Until!.Value);
            audit.Because(request.Reason);
            return file.Id;
        }
    }
}
