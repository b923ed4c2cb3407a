using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>Other words for a code, or another first day. The code keeps its meaning; another meaning is another code.</summary>
public static class ChangeCode
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(Guid CodeId, int Version, CodeText Text, DateOnly? From, string? Reason) : ICommand<Result>;

    public sealed record Result(Guid CodeId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            this.CheckText(command => command.Text);
            RuleFor(command => command.Reason).ReasonOfChange();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAfterCommit afterCommit, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var code = await db.MaintainableCodeAsync(request.CodeId, cancellationToken);
            code.EnsureStillAt(request.Version);
            if (request.Text.Act != code.Act)
                await codes.EnsureKnownAsync(Lists.Acts, request.Text.Act, nameof(CodeText.Act), cancellationToken);
            audit.Because(request.Reason);
            afterCommit.Do(() => codes.Forget(code.List));
            code.Describe(request.Text.Words(code.Successor));
            code.Period(request.From, code.ValidUntil);
            return new(code.Id);
        }
    }
}
