using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Housing;

/// <summary>Counts the report of housing from the links themselves, for a day.</summary>
internal sealed class HousingCounter(IReceptionDb db, ICurrentStaff current)
{
    private sealed class Linked
    {
        public required HousingLinkPerson Person { get; init; }
        public required HousingLink Link { get; init; }
        public required CaseFile File { get; init; }
    }

    /// <param name="forOutside">The same for every reader: protected people are left out, whoever may know of them.</param>
    /// <exception cref="NotThereException">A municipality that is not the asker's.</exception>
    public async Task<HousingReport.Report> CountAsync(string municipality, DateOnly on, CancellationToken cancellationToken, bool forOutside = false)
    {
        if (!current.Municipalities.Contains(municipality))
            throw new NotThereException("municipality");
        var targets = (await db.HousingTargets.AsNoTracking().Include(target => target.Figures).Where(target => target.Municipality == municipality).ToListAsync(cancellationToken))
            .Where(target => target.HalfYear <= HalfYear.Of(on)).ToDictionary(target => target.HalfYear, target => target.Current.Terms);
        var people = from person in db.HousingLinkPeople.AsNoTracking()
                     join link in db.HousingLinks on person.HousingLinkId equals link.Id
                     join file in db.CaseFiles on person.CaseFileId equals file.Id
                     where link.Municipality == municipality
                     select new Linked { Person = person, Link = link, File = file };
        if (forOutside)
        {
            var hidden = db.ProtectedOn(on);
            people = people.Where(one => !hidden.Any(fact => fact.PersonId == one.File.PersonId));
        }
        var links = db.HousingLinks.AsNoTracking().Where(link => people.Any(one => one.Person.HousingLinkId == link.Id));

        var housedOn = await people.Where(one => one.Person.HousedOn != null && one.Person.HousedOn <= on).GroupBy(one => one.Person.HousedOn!.Value)
            .Select(group => new { On = group.Key, People = group.Count() }).ToListAsync(cancellationToken);
        var housed = housedOn.GroupBy(one => HalfYear.Of(one.On)).ToDictionary(group => group.Key, group => group.Sum(one => one.People));
        int Housed(HalfYear half) => housed.GetValueOrDefault(half);
        var halves = HalfYearBalance.Of(targets, Housed, HalfYear.Of(on));

        var waiting = await people.Where(one => one.Link.LinkedOn <= on && (one.Person.EndedOn == null || one.Person.EndedOn > on))
            .Select(one => new { one.Link.Id, one.Link.LinkedOn, one.File.Task }).ToListAsync(cancellationToken);
        var (fromLink, fromPermit, without) = await DurationsAsync(people, on, cancellationToken);
        var (offers, refusals, founded) = await OffersAsync(links, on, cancellationToken);
        var family = await links.Where(link => link.LinkedOn <= on && link.State != HousingState.Ended && link.Family == FamilyState.Expected)
            .Select(link => new { link.FamilyAdults, link.FamilyChildren }).ToListAsync(cancellationToken);
        return new(
            on, municipality, [.. halves.Reverse()], targets.Count == 0 ? null : targets.Keys.Min(), halves.Count > 0 ? halves[^1] : new(HalfYear.Of(on), null, null, false, Housed(HalfYear.Of(on)), null),
            [.. waiting.CountBy(one => one.Task, StringComparer.Ordinal).Select(one => new HousingReport.Count(one.Key, one.Value)).OrderByDescending(one => one.People).ThenBy(one => one.Code, StringComparer.Ordinal)],
            waiting.Select(one => one.Id).Distinct().Count(), HousingReport.Spread.Of(waiting.Select(one => on.DayNumber - one.LinkedOn.DayNumber)),
            HousingReport.Spread.Of(fromLink), HousingReport.Spread.Of(fromPermit), without, offers, refusals, founded,
            family.Sum(one => (one.FamilyAdults ?? 0) + (one.FamilyChildren ?? 0)), family.Count(one => (one.FamilyAdults ?? 0) + (one.FamilyChildren ?? 0) == 0));
    }

    // The permit is the first residence title of the stay of which the day is known.
    private async Task<(IReadOnlyList<int> FromLink, IReadOnlyList<int> FromPermit, int Without)> DurationsAsync(IQueryable<Linked> people, DateOnly on, CancellationToken cancellationToken)
    {
        var from = on.AddMonths(-HousingReport.Months);
        var moved = await people.Where(one => one.Person.HousedOn != null && one.Person.HousedOn <= on && one.Person.HousedOn > from)
            .Select(one => new { one.Link.LinkedOn, HousedOn = one.Person.HousedOn!.Value, one.File.StayId }).ToListAsync(cancellationToken);
        var stays = moved.Select(one => one.StayId).Distinct().ToList();
        var permits = (await db.ResidenceTitles.AsNoTracking().Where(title => stays.Contains(title.StayId) && title.WithdrawnAt == null).Select(title => new { title.StayId, title.From }).ToListAsync(cancellationToken))
            .Select(title => (title.StayId, On: title.From.ToDateOnly())).Where(title => title.On is not null).GroupBy(title => title.StayId).ToDictionary(group => group.Key, group => group.Min(title => title.On!.Value));
        var known = moved.Where(one => permits.TryGetValue(one.StayId, out var permit) && permit <= one.HousedOn).ToList();
        return (
            moved.ConvertAll(one => one.HousedOn.DayNumber - one.LinkedOn.DayNumber), known.ConvertAll(one => one.HousedOn.DayNumber - permits[one.StayId].DayNumber), moved.Count - known.Count);
    }

    private async Task<(IReadOnlyList<HousingReport.OfferCount> Offers, IReadOnlyList<HousingReport.Count> Refusals, int Founded)> OffersAsync(IQueryable<HousingLink> links, DateOnly on, CancellationToken cancellationToken)
    {
        var from = on.AddMonths(-HousingReport.Months);
        var offers = await db.HousingOffers.AsNoTracking().Where(offer => offer.OfferedOn <= on && offer.OfferedOn > from && links.Any(link => link.Id == offer.HousingLinkId))
            .Select(offer => new { offer.State, offer.AcceptedOn, offer.EndedOn, offer.RefusalReason, offer.IsFounded }).ToListAsync(cancellationToken);
        // As they stood on the day.
        var stood = offers.ConvertAll(offer => (State: offer.EndedOn <= on ? offer.State : offer.AcceptedOn <= on ? OfferState.Accepted : OfferState.Open, offer.RefusalReason, offer.IsFounded));
        var refused = stood.FindAll(offer => offer.State == OfferState.Refused);
        return (
            [.. stood.CountBy(offer => offer.State).Select(one => new HousingReport.OfferCount(one.Key, one.Value)).OrderBy(one => one.State)],
            [.. refused.CountBy(offer => offer.RefusalReason ?? HousingReasons.Other, StringComparer.Ordinal).Select(one => new HousingReport.Count(one.Key, one.Value)).OrderByDescending(one => one.People).ThenBy(one => one.Code, StringComparer.Ordinal)],
            refused.Count(offer => offer.IsFounded == true));
    }
}
