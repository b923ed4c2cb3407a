using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>A nationality or document of the person ended, or was never so: the first keeps it in the history, the second withdraws it.</summary>
public static class EndPersonFact
{
    /// <param name="NeverSo">True: it was never true and is withdrawn; false: it ended.</param>
    /// <param name="Until">First day on which it no longer holds.</param>
    [Needs(Permission.ChangeNewcomer)]
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

    internal sealed class Handler(PersonWork work, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (person, file) = await work.OfFileAsync(request.CaseFileId, request.Version, cancellationToken);
            if (request.NeverSo)
                person.WithdrawFact(request.FactId, current.Recording(time, Provenances.SaidByThePerson, request.Reason));
            else
                person.EndFact(request.FactId, request.Until!.Value);
            audit.Because(request.Reason);
            return file.Id;
        }
    }
}
