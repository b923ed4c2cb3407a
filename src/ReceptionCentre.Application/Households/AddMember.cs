using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Households;

/// <summary>
/// Adds somebody to the household of a file: a person whom whoever asks may know, or a name, for a referent or other who
/// needs no file here.
/// </summary>
public static class AddMember
{
    /// <param name="PersonId">Null = somebody without a file, called <paramref name="Name"/>.</param>
    /// <param name="From">Since when; null = unknown.</param>
    [Needs(Permission.ChangeHousehold)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, Guid? PersonId, string? Name, string? Role, PartialDate? From) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Role).Required().WithMessage("Households.RoleMissing");
            When(command => command.PersonId is null, () => RuleFor(command => command.Name).Required().WithMessage("Households.NameMissing"));
            RuleFor(command => command.Name).AtMost(MembershipFact.NameLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.HouseholdRoles, request.Role, nameof(request.Role), cancellationToken);
            var (file, household) = await db.HouseholdToChangeAsync(request.CaseFileId, request.Version, cancellationToken);
            if (request.PersonId is { } person && !(await db.InSightAsync([person], current, time.Today(), cancellationToken)).Contains(person))
                throw new NotThereException("person");
            var others = request.PersonId is null ? [] : await db.Memberships.Where(fact => fact.PersonId == request.PersonId).ToListAsync(cancellationToken);
            var membership = household.Join(
                request.PersonId is { } known ? HouseholdMember.Known(known) : HouseholdMember.WithoutFile(request.Name!),
                request.Role!, request.From ?? PartialDate.Unknown, others, time.Today(), current.Recording(time));
            audit.About(file.PersonId, file.Id);
            audit.AlsoAbout(household.OthersThan(file.PersonId), household.IsOf, RequestName.Of<Command>());
            return membership.Id;
        }
    }
}

/// <summary>Somebody who may be added: whom whoever asks may know.</summary>
public static class PersonToAdd
{
    [Needs(Permission.ChangeHousehold)]
    public sealed record Query(Guid PersonId) : IQuery<Found>;

    public sealed record Found(Guid PersonId, NameParts Name, PartialDate Born);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var seen = await db.InSightAsync([request.PersonId], current, time.Today(), cancellationToken);
            var person = await db.Persons.AsNoTracking().Include(person => person.Names).Include(person => person.Births)
                .FirstOrDefaultAsync(person => person.Id == request.PersonId && seen.Contains(person.Id), cancellationToken) ?? throw new NotThereException("person");
            var today = time.Today();
            return new(person.Id, person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown);
        }
    }
}
