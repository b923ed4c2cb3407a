using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>An administrator adds a code to a list that the centre keeps itself. The code never changes afterwards.</summary>
public static class AddCode
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(string List, string? Value, CodeText Text, DateOnly? From, string? Reason, Guid OnceKey) : ICommand<Result>, IOnce;

    public sealed record Result(Guid CodeId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Value).Cascade(CascadeMode.Stop).Required().AtMost(Code.ValueLength)
                .Matches("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$").WithMessage("ReferenceData.CodeOfLetters");
            this.CheckText(command => command.Text);
            RuleFor(command => command.Reason).ReasonOfChange();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IAfterCommit afterCommit, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var list = await db.CodeLists.AsNoTracking().FirstOrDefaultAsync(list => list.Key == request.List, cancellationToken) ?? throw new NotThereException("code list");
            list.EnsureMaintainable();
            await codes.EnsureKnownAsync(Lists.Acts, request.Text.Act, nameof(CodeText.Act), cancellationToken);
            var value = request.Value!.Trim();
            ReferenceDataRules.ACodeIsUniqueInItsList.Check(!await db.Codes.AnyAsync(code => code.List == list.Key && code.Value == value, cancellationToken));
            audit.Because(request.Reason);
            afterCommit.Do(() => codes.Forget(list.Key));
            var code = new Code(list.Key, value, request.Text.Words(null), request.From, null);
            db.Codes.Add(code);
            return new(code.Id);
        }
    }
}
