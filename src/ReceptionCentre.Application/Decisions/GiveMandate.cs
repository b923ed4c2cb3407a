using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Enters in the register of a municipality that somebody may sign for the college, in which function and from when.</summary>
public static class GiveMandate
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(string? Municipality, Guid? StaffMemberId, string? Function, DateOnly? From, DateOnly? Until, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.StaffMemberId).Must(id => id is not null).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Function).Must(function => !string.IsNullOrWhiteSpace(function)).WithMessage("Decisions.FunctionMissing");
            RuleFor(command => command.Function).AtMost(Mandate.FunctionLength).PlainText();
            RuleFor(command => command.From).Must(from => from is not null).WithMessage("Decisions.FromMissing");
            RuleFor(command => command.Until).Must((command, until) => until is null || command.From is null || until > command.From)
                .WithMessage(DecisionRules.AMandateEndsAfterItBegins.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            // Only who works there and may sign at all: a mandate gives no permission.
            var name = await db.StaffMembers
                .Where(member => member.Id == request.StaffMemberId && member.EndedOn == null && member.Municipalities.Any(one => one.Municipality == municipality.Value)
                    && member.Roles.Any(one => one.Role == Role.Caseworker || one.Role == Role.Manager))
                .Select(member => member.Name).FirstOrDefaultAsync(cancellationToken) ?? throw new InvalidInputException(nameof(Command.StaffMemberId), "Shared.ChooseOne");
            DecisionRules.OneMandateAtATime.Check(!await db.Mandates.AnyAsync(
                one => one.Municipality == municipality.Value && one.StaffMemberId == request.StaffMemberId && (one.Until == null || one.Until > request.From)
                    && (request.Until == null || one.From < request.Until), cancellationToken));
            var mandate = Mandate.Give(municipality.Value, request.StaffMemberId!.Value, name, request.Function!.Trim(), request.From!.Value, request.Until);
            db.Mandates.Add(mandate);
            return mandate.Id;
        }
    }
}
