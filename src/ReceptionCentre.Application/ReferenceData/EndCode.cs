using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>A code ends on a day, with the code that follows; what was recorded with it stays. An end that was wrong is taken away.</summary>
public static class EndCode
{
    /// <param name="Until">First day on which it is no longer valid; null = it goes on.</param>
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(Guid CodeId, int Version, DateOnly? Until, string? Successor, string? Reason) : ICommand<Result>;

    public sealed record Result(Guid CodeId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).ReasonOfChange();
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAfterCommit afterCommit, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var code = await db.MaintainableCodeAsync(request.CodeId, cancellationToken);
            code.EnsureStillAt(request.Version);
            if (request.Until is null && code.ValidUntil is null)
                throw new InvalidInputException(nameof(request.Until), "Shared.Required");
            await codes.EnsureKnownAsync(code.List, request.Successor, nameof(request.Successor), cancellationToken);
            audit.Because(request.Reason);
            afterCommit.Do(() => codes.Forget(code.List));
            code.End(request.Until, request.Successor);
            return new(code.Id);
        }
    }
}
