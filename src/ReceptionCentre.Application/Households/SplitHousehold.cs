using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Households;

/// <summary>
/// The person of a file leaves the household at once, with whoever comes along, and shares nothing with those who stay: the
/// address where they lived ends, so does every telephone number and e-mail address that one of those who stay has too, and they are
/// not expected at appointments together any more.
/// On the files of those who stay it reads as an ordinary leaving. Whoever splits may protect at once: safety does not wait for
/// a colleague, and only ending a protection can do harm.
/// </summary>
public static class SplitHousehold
{
    /// <param name="Along">Memberships of who comes along, such as the children.</param>
    /// <param name="Street">Where they are now: a hidden address; nothing = not recorded.</param>
    /// <param name="Protect">Nobody outside the named permission learns any more that they are known here.</param>
    [Needs(Permission.ChangeHousehold)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, int Version, IReadOnlyList<Guid> Along, string? Street, string? Postcode, string? Place, bool Protect)
        : ICommand<Guid>, IOnce
    {
        public bool HasAddress => Street is not null || Postcode is not null || Place is not null;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Street).AtMost(AddressFact.StreetLength).PlainText();
            RuleFor(command => command.Postcode).AtMost(AddressFact.PostcodeLength).PlainText();
            RuleFor(command => command.Place).AtMost(AddressFact.PlaceLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            HouseholdRules.AHiddenAddressNeedsThePermission.Check(!request.HasAddress || current.May(Permission.ReadLockedParts));
            var (file, household) = await db.HouseholdToChangeAsync(request.CaseFileId, request.Version, cancellationToken);
            var leaving = await LeavingAsync(file, household, request, cancellationToken);

            var (today, provenance) = (time.Today(), current.Recording(time));
            var from = PartialDate.Of(today);
            leaving.ForEach(membership => household.Leave(membership.Id, from, today));
            var apart = leaving.Count == 1 ? null : Household.Start(time.GetUtcNow(), current.Id);
            foreach (var membership in leaving)
                apart?.Join(membership.Who, membership.Role, from, household.Memberships, today, provenance);
            if (apart is not null)
                db.Households.Add(apart);
            await UnshareAsync(household, leaving, request, from, provenance, cancellationToken);
            await db.HouseApartAsync([.. leaving.Select(membership => membership.PersonId).OfType<Guid>()], cancellationToken);
            await db.CallOffTogetherAsync(
                [.. leaving.Select(membership => membership.PersonId).OfType<Guid>()],
                [.. household.Memberships.Where(fact => fact.IsOpen).Select(fact => fact.PersonId).OfType<Guid>()], time.GetUtcNow(), current.Id, cancellationToken);

            audit.About(file.PersonId, file.Id);
            var along = leaving.Where(membership => membership.PersonId is { } id && id != file.PersonId).Select(membership => membership.PersonId!.Value).ToList();
            audit.AlsoAbout(along, household.IsOf, RequestName.Of<Command>());
            // Who stays behind reads that somebody left, and nothing of what follows.
            audit.AlsoAbout([.. household.OthersThan(file.PersonId)], household.IsOf, RequestName.Of(typeof(LeaveHousehold)));
            return household.Id;
        }

        private async Task<List<MembershipFact>> LeavingAsync(CaseFile file, Household household, Command request, CancellationToken cancellationToken)
        {
            var leaving = new List<MembershipFact> { household.Memberships.First(fact => fact.IsOpen && fact.PersonId == file.PersonId) };
            foreach (var id in request.Along.Distinct().Where(id => id != leaving[0].Id))
                leaving.Add(await db.MemberInSightAsync(household, id, current, time.Today(), cancellationToken));
            return leaving;
        }

        private async Task UnshareAsync(
            Household household, List<MembershipFact> leaving, Command request, PartialDate from, Provenance provenance, CancellationToken cancellationToken)
        {
            var staying = household.Memberships.Where(fact => fact.IsOpen && fact.PersonId is not null).Select(fact => fact.PersonId!.Value).ToList();
            var theirs = await db.ContactDetails.Where(detail => staying.Contains(detail.PersonId) && detail.WithdrawnAt == null && detail.Until == null)
                .Select(detail => detail.Value).ToListAsync(cancellationToken);
            var ids = leaving.Where(membership => membership.PersonId is not null).Select(membership => membership.PersonId!.Value).ToList();
            var people = await db.Persons.Where(person => ids.Contains(person.Id))
                .Include(person => person.Addresses).Include(person => person.ContactDetails).Include(person => person.Protections).ToListAsync(cancellationToken);
            foreach (var person in people)
            {
                person.LeaveAddress(from);
                person.EndContactDetails(theirs, from);
                if (request.HasAddress)
                    person.RecordAddress(new(AddressFact.Hidden, request.Street, request.Postcode, request.Place), from, provenance);
                if (request.Protect)
                    person.Protect(from, provenance);
            }
        }
    }
}
