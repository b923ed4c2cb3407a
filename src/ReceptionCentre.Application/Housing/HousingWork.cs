using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Housing;

/// <summary>Finds the link that a command changes, as the screen showed it, and who goes along with it.</summary>
internal sealed class HousingWork(IReceptionDb db, ICodeLists codes, HouseholdCompany household, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>A link is of all who go along: a step changes it also for whom the asker may not know.</summary>
    private static readonly string[] OfAllWhoGo = ["Scope"];

    /// <summary>The file, open and to be worked on; the audit event is about it.</summary>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>The link of this file with its people, offers and needs, tracked. Each file that goes along has the step in its own history.</summary>
    /// <exception cref="NotThereException">Not there, or this file does not go along.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<(HousingLink Link, CaseFile File)> LinkAsync(Guid caseFileId, Guid linkId, int version, CancellationToken cancellationToken)
    {
        var link = await db.HousingLinks.IgnoreQueryFilters(OfAllWhoGo).Include(link => link.People).Include(link => link.Offers).Include(link => link.Needs)
            .FirstOrDefaultAsync(link => link.Id == linkId && link.People.Any(person => person.CaseFileId == caseFileId && (person.EndedOn == null || person.EndedOn == link.EndedOn)), cancellationToken)
            ?? throw new NotThereException("link");
        var file = await FileAsync(caseFileId, cancellationToken);
        link.EnsureStillAt(version);
        await TellEachAsync([.. link.Going.Select(person => person.CaseFileId).Append(caseFileId)], cancellationToken);
        return (link, file);
    }

    /// <summary>Each of these files gets an event with what changes of the link, and what changes of its own person and stay.</summary>
    public async Task TellEachAsync(IReadOnlyCollection<Guid> files, CancellationToken cancellationToken)
    {
        var told = await db.CaseFiles.AsNoTracking().IgnoreQueryFilters().Where(file => files.Contains(file.Id)).Select(file => new { file.Id, file.PersonId, file.StayId }).ToListAsync(cancellationToken);
        var (all, byStay, byPerson) = (told.ConvertAll(file => file.Id), told.ToLookup(file => file.StayId, file => file.Id), told.ToLookup(file => file.PersonId, file => file.Id));
        audit.AboutEach([.. told.Select(file => (file.PersonId, file.Id))], thing => thing switch
        {
            HousingLink or HousingOffer or HousingNeed => all,
            Domain.Stays.LodgingFact lodging => byStay[lodging.StayId],
            Domain.Newcomers.AddressFact address => byPerson[address.PersonId],
            _ => [],
        });
    }

    /// <summary>Who can go along with the person of a file: of the household, and not in another link that runs.</summary>
    /// <param name="linkId">Who is in this link already can.</param>
    public async Task<IReadOnlyList<HouseholdMembers.Member>> CompanyAsync(CaseFile file, Guid? linkId, CancellationToken cancellationToken)
    {
        var members = await household.OfAsync(file, cancellationToken);
        var ids = members.Select(member => member.CaseFileId).ToList();
        var elsewhere = await db.HousingLinkPeople.AsNoTracking().Where(person => ids.Contains(person.CaseFileId) && person.EndedOn == null && person.HousingLinkId != linkId)
            .Select(person => person.CaseFileId).ToListAsync(cancellationToken);
        return [.. members.Where(member => member.IsSelf || !elsewhere.Contains(member.CaseFileId))];
    }

    /// <summary>The files of who goes along: this one and those that were chosen of its company.</summary>
    /// <param name="link">The link that changes: who goes along already, and is no company of the asker, stays; null = a new one.</param>
    /// <exception cref="NotThereException">Somebody who cannot go along.</exception>
    public async Task<IReadOnlyList<Guid>> GoingAsync(CaseFile file, HousingLink? link, IReadOnlyList<Guid> along, CancellationToken cancellationToken)
    {
        var company = (await CompanyAsync(file, link?.Id, cancellationToken)).Select(member => member.CaseFileId).ToHashSet();
        if (along.Any(one => !company.Contains(one)))
            throw new NotThereException("member of the household");
        var chosen = along.Prepend(file.Id).Distinct().ToList();
        return link is null ? chosen : [.. link.Going.Select(person => person.CaseFileId).Where(one => !company.Contains(one) || chosen.Contains(one)).Union(chosen)];
    }

    public HousingHappened Step(DateOnly on, string? words = null) => new(on, string.IsNullOrWhiteSpace(words) ? null : words.Trim(), time.Today(), time.GetUtcNow(), current.Id);

    /// <summary>A reason that a person may choose.</summary>
    public async Task<string> ReasonAsync(string list, string? reason, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(list, reason, "Reason", cancellationToken);
        return reason is not null && HousingReasons.IsChosen(reason) ? reason : throw new InvalidInputException("Reason", "Shared.ChooseFromTheList");
    }

    public async Task EnsureKnownAsync(HousingTerms terms, CancellationToken cancellationToken)
    {
        foreach (var need in terms.Needs)
            await codes.EnsureKnownAsync(Lists.HousingNeeds, need, nameof(terms.Needs), cancellationToken);
        await codes.EnsureKnownAsync(Lists.HousingUrgency, terms.Urgency, nameof(terms.Urgency), cancellationToken);
    }

    /// <exception cref="BrokenRuleException">A hidden address by somebody who may not read it.</exception>
    public async Task EnsureKnownAsync(DwellingTerms terms, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.LodgingKinds, terms.Kind, nameof(terms.Kind), cancellationToken);
        HousingRules.AHiddenAddressNeedsThePermission.Check(!terms.IsHidden || current.May(Permission.ReadLockedParts));
    }

    /// <summary>Whom the asker may not know of goes on apart: an address that two share is not recorded for somebody who is kept from the other.</summary>
    public async Task<IReadOnlyList<CaseFile>> MovingAsync(HousingLink link, CancellationToken cancellationToken)
    {
        var going = link.Going.Select(person => person.CaseFileId).ToList();
        var files = await db.CaseFiles.Where(file => going.Contains(file.Id) && file.ClosedOn == null).ToListAsync(cancellationToken);
        var apart = going.Except(files.Select(file => file.Id)).ToList();
        if (apart.Count > 0)
            db.HousingLinks.Add(link.Apart(apart));
        return files;
    }
}

internal static class HousingApart
{
    /// <summary>Who leaves a household at once leaves the link that they share with those who stay: with a link of their own that is as old, and without the offers.</summary>
    /// <param name="leaving">People.</param>
    public static async Task HouseApartAsync(this IReceptionDb db, IReadOnlyCollection<Guid> leaving, CancellationToken cancellationToken)
    {
        var files = await db.CaseFiles.IgnoreQueryFilters().Where(file => leaving.Contains(file.PersonId) && file.ClosedOn == null).Select(file => file.Id).ToListAsync(cancellationToken);
        var links = await db.HousingLinks.IgnoreQueryFilters().Include(link => link.People)
            .Where(link => link.EndedOn == null && link.People.Any(person => person.EndedOn == null && files.Contains(person.CaseFileId))).ToListAsync(cancellationToken);
        foreach (var link in links)
        {
            var theirs = link.Going.Select(person => person.CaseFileId).Where(files.Contains).ToList();
            if (theirs.Count < link.Going.Count())
                db.HousingLinks.Add(link.Apart(theirs));
        }
    }
}
