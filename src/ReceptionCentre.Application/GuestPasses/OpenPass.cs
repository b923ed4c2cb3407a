using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.GuestPasses;

namespace ReceptionCentre.Application.GuestPasses;

/// <summary>Who sent the address, for the page that asks the code. Uses nothing up and says nothing of whom it is about.</summary>
public static class FindPass
{
    /// <param name="Token">As it stands in the address.</param>
    [BySystem]
    public sealed record Query(string Token) : IQuery<View?>;

    /// <param name="Municipality">Whose desk sent it.</param>
    public sealed record View(PassPurpose Purpose, CodeView? Municipality);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View?>
    {
        public async Task<View?> Handle(Query request, CancellationToken cancellationToken)
        {
            if (GuestPass.TokenHashOf(request.Token) is not { } hash
                || await db.GuestPasses.AsNoTracking().FirstOrDefaultAsync(pass => pass.TokenHash == hash, cancellationToken) is not { } pass
                || pass.StateAt(time.GetUtcNow()) != PassState.Waiting)
                return null;
            var controller = await db.CaseFiles.Where(file => file.Id == pass.CaseFileId).Select(file => file.Controller).FirstAsync(cancellationToken);
            return new(pass.Purpose, await codes.FindAsync(Lists.Municipalities, controller, cancellationToken));
        }
    }
}

/// <summary>Opens a pass with its code, for somebody who did not sign in. A wrong code is counted, and so is part of the change.</summary>
public static class OpenPass
{
    /// <param name="Guest">Name and function of who opens.</param>
    [BySystem]
    public sealed record Command(string Token, string? Code, string? Guest) : ICommand<Opening>;

    /// <param name="PassId">Null unless it was opened.</param>
    /// <param name="Left">How many more codes can be tried.</param>
    public sealed record Opening(PassAnswer Answer, int Left, Guid? PassId = null, PassPurpose? Purpose = null, Guid? SubjectId = null);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).Required().AtMost(20);
            RuleFor(command => command.Guest).Required().AtMost(GuestPass.GuestLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, IOneAtATime oneAtATime, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Opening>
    {
        private static readonly Opening Over = new(PassAnswer.Over, 0);

        public async Task<Opening> Handle(Command request, CancellationToken cancellationToken)
        {
            if (GuestPass.TokenHashOf(request.Token) is not { } hash)
                return Over;
            // Of two who try at the same moment the second sees what the first did: no try is free, and one of them gets in.
            await oneAtATime.TakeAsync([$"guest-pass:{Convert.ToHexString(hash)}"], cancellationToken);
            if (await db.GuestPasses.FirstOrDefaultAsync(pass => pass.TokenHash == hash, cancellationToken) is not { } pass)
                return Over;
            audit.About(await db.CaseFiles.Where(file => file.Id == pass.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken), pass.CaseFileId);
            audit.OnBehalfOf(pass.Id);
            var answer = pass.Open(request.Token, request.Code!, request.Guest!.Trim(), time.GetUtcNow());
            return answer == PassAnswer.Opened
                ? new(answer, 0, pass.Id, pass.Purpose, pass.SubjectId) : new(answer, Math.Max(0, GuestPass.MostWrong - pass.WrongCodes));
        }
    }
}
