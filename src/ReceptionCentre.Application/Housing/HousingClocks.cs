using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Housing;

namespace ReceptionCentre.Application.Housing;

/// <summary>
/// What a link asks: an offer, an answer to it, moving in after a yes, and what became of family whose day has come. It is asked of
/// one file of those who go along, so that a family is on a list once. The numbers of days are our own choice: what the act says
/// about weeks was not at hand.
/// </summary>
internal sealed class HousingClocks(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.HousingNotOffered, DueReason.HousingUnanswered, DueReason.HousingNotMovedIn, DueReason.HousingFamily];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(HousingLink), typeof(HousingLinkPerson)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (offer, answer, move) = (terms.HousingOfferDays, terms.HousingAnswerDays, terms.HousingMoveDays);
        var links = from link in db.HousingLinks.AsNoTracking().IgnoreQueryFilters()
                    join file in db.CaseFiles.OpenOn(day) on link.CaseFileId equals file.Id
                    where link.LinkedOn <= day
                    select link;
        var running = links.Where(link => link.EndedOn == null || link.EndedOn > day);
        var waiting = from link in running
                      join settings in db.MunicipalitySettings on link.Municipality equals settings.Municipality into own
                      from chosen in own.DefaultIfEmpty()
                      where !link.Offers.Any(one => one.OfferedOn <= day && (one.EndedOn == null || one.EndedOn > day))
                      let since = link.Offers.Where(one => one.EndedOn != null && one.EndedOn <= day).Max(one => one.EndedOn) ?? link.LinkedOn
                      select new ClockReading
                      {
                          CaseFileId = link.CaseFileId,
                          Reason = DueReason.HousingNotOffered,
                          SubjectId = link.Id,
                          StartedOn = since,
                          DueOn = since.AddDays(chosen.HousingOfferDays ?? offer),
                          What = null,
                          WaitsForOthers = false,
                      };
        var open = running.SelectMany(link => link.Offers.Where(one => one.OfferedOn <= day && (one.EndedOn == null || one.EndedOn > day)), (link, one) => new { link.CaseFileId, Offer = one });
        var unanswered = open.Where(one => one.Offer.AcceptedOn == null || one.Offer.AcceptedOn > day).Select(one => new ClockReading
        {
            CaseFileId = one.CaseFileId,
            Reason = DueReason.HousingUnanswered,
            SubjectId = one.Offer.Id,
            StartedOn = one.Offer.OfferedOn,
            DueOn = one.Offer.AnswerBy ?? one.Offer.OfferedOn.AddDays(answer),
            What = null,
            WaitsForOthers = true,
        });
        var accepted = open.Where(one => one.Offer.AcceptedOn <= day).Select(one => new ClockReading
        {
            CaseFileId = one.CaseFileId,
            Reason = DueReason.HousingNotMovedIn,
            SubjectId = one.Offer.Id,
            StartedOn = one.Offer.AcceptedOn!.Value,
            DueOn = one.Offer.AcceptedOn!.Value.AddDays(move),
            What = null,
            WaitsForOthers = false,
        });
        var family = links.Where(link => link.State != HousingState.Ended && link.Family == FamilyState.Expected && (link.FamilyBy != null || link.FamilyFrom != null)).Select(link => new ClockReading
        {
            CaseFileId = link.CaseFileId,
            Reason = DueReason.HousingFamily,
            SubjectId = link.Id,
            StartedOn = link.FamilyFrom ?? link.LinkedOn,
            DueOn = link.FamilyBy ?? link.FamilyFrom!.Value,
            What = null,
            WaitsForOthers = false,
        });
        return waiting.Concat(unanswered).Concat(accepted).Concat(family);
    }
}
