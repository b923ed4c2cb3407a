using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>
/// What we know already of somebody who begins a new stay, and what was so in earlier stays. The first is taken over, the
/// second is only shown: address, contact details and duty may have changed, so they are asked again.
/// </summary>
public static class KnownPerson
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid PersonId) : IQuery<Known>;

    /// <param name="HasBsn">That a number is known; the number itself stands in the file.</param>
    /// <param name="Earlier">Stays, newest first.</param>
    /// <param name="ContactDetails">Telephone and e-mail as last known, to ask whether they still hold.</param>
    public sealed record Known(
        NameParts Name, PartialDate Born, IReadOnlyList<CodeView> Nationalities, bool HasBsn, bool HasVNumber, IReadOnlyList<string> ContactDetails, IReadOnlyList<EarlierStay> Earlier);

    public sealed record EarlierStay(
        CodeView? Municipality, PartialDate ArrivedOn, PartialDate? EndedOn, IReadOnlyList<CodeView> Motives, DutyState Duty, PartialDate DutyDecidedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Known>
    {
        public async Task<Known> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var personId = await db.LeadingAsync(request.PersonId, cancellationToken);
            await db.EnsureMayKnowAsync(personId, current, today, cancellationToken);
            var person = await db.Persons.AsNoTracking().Include(person => person.Names).Include(person => person.Births).Include(person => person.Nationalities)
                .Include(person => person.Numbers).Include(person => person.ContactDetails).FirstAsync(person => person.Id == personId, cancellationToken);
            var stays = await db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.Duties).Where(stay => stay.PersonId == personId)
                .OrderByDescending(stay => stay.ArrivedOn).ThenBy(stay => stay.Id).ToListAsync(cancellationToken);
            var earlier = new List<EarlierStay>();
            foreach (var stay in stays)
            {
                var motives = stay.Motives.Where(fact => fact.Stands && (!fact.IsLocked || current.May(Permission.ReadLockedParts))).Select(fact => fact.Code);
                var duty = stay.Duties.Current(stay.EndedOn?.FirstPossible() is { } ended && ended < today ? ended : today);
                earlier.Add(new(
                    await codes.FindAsync(Lists.Municipalities, stay.Municipality, cancellationToken), stay.ArrivedOn, stay.EndedOn, await CodesAsync(Lists.Motives, motives),
                    duty?.State ?? DutyState.Undecided, duty?.DecidedOn ?? PartialDate.Unknown));
            }
            return new(
                person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown, await CodesAsync(Lists.Nationalities, person.Nationalities.On(today).Select(fact => fact.Code)),
                person.Numbers.Any(fact => fact.Stands && fact.Kind == IdentityNumberKind.Bsn), person.Numbers.Any(fact => fact.Stands && fact.Kind == IdentityNumberKind.VNumber),
                [.. person.ContactDetails.On(today).Select(fact => fact.Value)], earlier);

            async Task<IReadOnlyList<CodeView>> CodesAsync(string list, IEnumerable<string> values)
            {
                var found = new List<CodeView>();
                foreach (var value in values)
                {
                    if (await codes.FindAsync(list, value, cancellationToken) is { } code)
                        found.Add(code);
                }
                return found;
            }
        }
    }

    /// <summary>Only somebody whom this desk may know: with a file in scope, told by another municipality, or known only as a referent.</summary>
    /// <exception cref="NotThereException">Somebody else, or nobody.</exception>
    internal static async Task EnsureMayKnowAsync(this IReceptionDb db, Guid personId, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken)
    {
        var mayKnow = await db.CaseFiles.AnyAsync(file => file.PersonId == personId, cancellationToken)
            || await db.PersonsKnownTo(current, today).ContainsAsync(personId, cancellationToken)
            || (await db.ReferentsInSightAsync([personId], cancellationToken)).Count > 0;
        if (!mayKnow)
            throw new NotThereException("person");
    }
}
