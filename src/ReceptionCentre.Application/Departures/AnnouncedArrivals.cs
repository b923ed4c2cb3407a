using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// People whom another municipality of the region announces to ours, with their knowledge: they move here. The desk can begin
/// the new stay with what is still valid; until then nothing of the other file is seen.
/// </summary>
public static class AnnouncedArrivals
{
    public const int Most = 8;

    /// <summary>So long after the announced day the desk still expects somebody.</summary>
    public const int DaysExpected = 90;

    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query : IQuery<IReadOnlyList<Arrival>>;

    /// <param name="On">Day of leaving there, as far as known.</param>
    public sealed record Arrival(Guid PersonId, Domain.Newcomers.NameParts Name, PartialDate Born, PartialDate? On, CodeView? From, CodeView? To);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Arrival>>
    {
        public async Task<IReadOnlyList<Arrival>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var rows = await db.AnnouncedTo(current, today).OrderBy(departure => departure.ExpectedBy).ThenBy(departure => departure.Id).Take(Most)
                .Select(departure => new
                {
                    departure.PersonId,
                    departure.PlannedOn,
                    departure.DepartedOn,
                    departure.Municipality,
                    From = db.Stays.Where(stay => stay.Id == departure.StayId).Select(stay => stay.Municipality).First(),
                }).ToListAsync(cancellationToken);
            var ids = rows.ConvertAll(row => row.PersonId);
            var people = await db.Persons.AsNoTracking().Where(person => ids.Contains(person.Id)).Include(person => person.Names).Include(person => person.Births)
                .ToDictionaryAsync(person => person.Id, cancellationToken);
            var arrivals = new List<Arrival>();
            foreach (var row in rows)
            {
                var person = people[row.PersonId];
                arrivals.Add(new(
                    row.PersonId, person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown, row.DepartedOn ?? row.PlannedOn,
                    await codes.FindAsync(Lists.Municipalities, row.From, cancellationToken), await codes.FindAsync(Lists.Municipalities, row.Municipality, cancellationToken)));
            }
            return arrivals;
        }
    }

    /// <summary>
    /// Departures that name one of the asker's municipalities and are announced there, as long as the stay there has not
    /// begun. Without the scope of files: that is what the announcement is for. A protected person is announced only to
    /// whoever may know protected people.
    /// </summary>
    internal static IQueryable<Departure> AnnouncedTo(this IReceptionDb db, ICurrentStaff current, DateOnly today)
    {
        var (own, mayKnow, guarded) = (current.Municipalities, current.May(Permission.ReadLockedParts), db.ProtectedOn(today));
        var since = today.AddDays(-DaysExpected);
        return db.Departures.IgnoreQueryFilters().AsNoTracking().Where(departure =>
            departure.Announced && departure.Municipality != null && own.Contains(departure.Municipality)
            && (departure.State == DepartureState.Planned || departure.State == DepartureState.CarriedOut)
            && (departure.ExpectedBy >= since || departure.RecordedOn >= since)
            && !db.Stays.Any(stay => stay.PersonId == departure.PersonId && stay.Municipality == departure.Municipality && stay.EndedOn == null)
            && (mayKnow || !guarded.Any(fact => fact.PersonId == departure.PersonId)));
    }
}
