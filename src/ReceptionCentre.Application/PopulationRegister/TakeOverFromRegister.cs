using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>
/// Takes over from the register what was ticked, each as a fact with the register as its source: what we had ends or is
/// withdrawn, and stays to be seen. Somebody without a BSN gets it so.
/// </summary>
public static class TakeOverFromRegister
{
    /// <param name="Fields">Keys of <see cref="ComparedFact"/>.</param>
    /// <param name="NameChangedOn">The name changed on this day; null = what we had was wrong.</param>
    [Needs(Permission.ChangeNewcomer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid LookupId, int Version, IReadOnlyList<string> Fields, PartialDate? NameChangedOn) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Fields)
            .Must(fields => fields.Count > 0 && fields.All(key => ComparedFact.All.Any(fact => fact.Key == key))).WithMessage("PopulationRegister.NothingChosen");
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, NameIndex index, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var lookup = await db.RegisterLookupAsync(request.LookupId, request.CaseFileId, current, cancellationToken);
            var registered = lookup.Told().Fresh(time);
            var person = await db.PersonToCompareAsync(request.CaseFileId, tracked: true, cancellationToken);
            person.EnsureStillAt(request.Version);
            PopulationRegisterRules.AnotherNumberIsSomebodyElse.Check(!ComparedFact.IsSomebodyElse(person, registered));
            NewcomerRules.NumberBelongsToOnePerson.Check(
                registered.Bsn is not { } bsn || !await db.WithNumber(IdentityNumberKind.Bsn, bsn).AnyAsync(id => id != person.Id, cancellationToken));

            var terms = new TakeOverTerms(time.Today(), request.NameChangedOn, current.Recording(time, TakenOver.Source));
            var taken = ComparedFact.All.Where(fact => request.Fields.Contains(fact.Key) && fact.MayBeTakenOver(person, registered, terms.Today)).ToList();
            foreach (var fact in taken)
                fact.TakeOver(person, registered, terms);
            await index.RenewAsync(person, cancellationToken);
            db.Journeys.Remove(lookup);
            audit.About(person.Id, file.Id);
            return file.Id;
        }
    }
}
