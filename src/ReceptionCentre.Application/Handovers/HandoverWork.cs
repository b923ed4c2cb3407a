using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>What is chosen of one person: the parts, and of the intake the domains.</summary>
/// <param name="Domains">Codes of the list "life-domains".</param>
public sealed record PersonChoice(Guid CaseFileId, IReadOnlyList<HandoverPart> Parts, IReadOnlyList<string>? Domains = null);

/// <summary>Finds the hand-over that a step changes, and gathers those who can go along.</summary>
internal sealed class HandoverWork(
    IReceptionDb db, HandoverGathering gathering, ICodeLists codes, HouseholdCompany household, CaseloadTerms region, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>The file, open and to be worked on; the audit event is about it.</summary>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>The hand-over with its people and steps, tracked, as the screen showed it.</summary>
    /// <exception cref="NotThereException">Not there, of another file, or out of scope.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<(Handover Handover, CaseFile File)> HandoverAsync(Guid caseFileId, Guid handoverId, int version, CancellationToken cancellationToken)
    {
        var handover = await db.Handovers.Include(one => one.People).Include(one => one.Steps)
            .FirstOrDefaultAsync(one => one.Id == handoverId && one.CaseFileId == caseFileId, cancellationToken) ?? throw new NotThereException("hand-over");
        var file = await FileAsync(caseFileId, cancellationToken);
        handover.EnsureStillAt(version);
        return (handover, file);
    }

    public async Task<HandoverContent> ContentAsync(Guid handoverId, CancellationToken cancellationToken) =>
        await db.HandoverContents.FirstOrDefaultAsync(content => content.HandoverId == handoverId, cancellationToken) ?? throw new NotThereException("content of a hand-over");

    public HandoverMoment Moment(DateOnly? on = null) => new(on ?? time.Today(), time.Today(), time.GetUtcNow(), current.Id);

    /// <summary>The planned move of a file; null = none is planned, or it goes somewhere else.</summary>
    public Task<Departure?> MoveAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        db.Departures.Include(departure => departure.Reasons).Include(departure => departure.Readiness).FirstOrDefaultAsync(
            departure => departure.CaseFileId == caseFileId && departure.State == DepartureState.Planned && departure.Kind == Departure.ToMunicipality, cancellationToken);

    /// <summary>
    /// Everybody who goes has a departure of the own to that municipality, and its desk knows that they come. Each file has it
    /// in its own history.
    /// </summary>
    public async Task AnnounceAsync(Handover handover, CaseFile file, CancellationToken cancellationToken)
    {
        var move = await MoveAsync(file.Id, cancellationToken);
        HandoverRules.OnlyWhoMovesIsHandedOver.Check(move?.Municipality == handover.ToMunicipality);
        var files = new List<(Guid PersonId, Guid CaseFileId)>();
        foreach (var person in handover.People)
        {
            var own = person.CaseFileId == file.Id ? file : await db.FileToWorkOnAsync(person.CaseFileId, current, time.Today(), cancellationToken);
            files.Add((own.PersonId, own.Id));
            var departure = own == file ? move : await MoveAsync(own.Id, cancellationToken);
            if (departure is null)
            {
                departure = Departure.Plan(own, new(Departure.ToMunicipality, [], move!.PlannedOn, null, handover.ToMunicipality, true, null, null, null), time.GetUtcNow(), current.Id);
                db.Departures.Add(departure);
            }
            departure.Announce();
        }
        if (files.Count > 1)
            audit.AboutEach(files, thing => thing is HandoverStep ? [file.Id] : []);
    }

    /// <summary>How many days a hand-over can be opened, as the municipality set it.</summary>
    public async Task<int> DaysAsync(string municipality, CancellationToken cancellationToken) => (await db.TermsOfAsync(municipality, region, cancellationToken)).HandoverDays;

    /// <summary>
    /// The person of the file and whoever of the household can go along: with an open file of the same municipality that the
    /// asker works on, and no departure to somewhere else. Who is protected goes alone, and is nobody's company.
    /// </summary>
    public async Task<IReadOnlyList<HouseholdMembers.Member>> CompanyAsync(CaseFile file, string toMunicipality, CancellationToken cancellationToken)
    {
        var members = await household.OfAsync(file, cancellationToken);
        var ids = members.Select(member => member.CaseFileId).ToList();
        var elsewhere = await db.Departures.AsNoTracking()
            .Where(departure => ids.Contains(departure.CaseFileId) && departure.State == DepartureState.Planned && departure.Municipality != toMunicipality)
            .Select(departure => departure.CaseFileId).ToListAsync(cancellationToken);
        return [.. members.Where(member => member.IsSelf || !elsewhere.Contains(member.CaseFileId))];
    }

    /// <summary>Those who go, each gathered as it stands today, in the order of the page.</summary>
    /// <exception cref="NotThereException">Somebody who cannot go along.</exception>
    public async Task<IReadOnlyList<Gathered>> GatherAsync(CaseFile file, Departure move, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var company = (await CompanyAsync(file, move.Municipality!, cancellationToken)).Where(member => only?.Contains(member.CaseFileId) ?? true).ToList();
        if (only is not null && company.Count != only.Count)
            throw new NotThereException("member of the household");
        var along = company.Select((member, place) => new GoingAlong(member.CaseFileId, place + 1, member.Name.FullName, Coded.Of(member.Role))).ToList();
        var ids = company.ConvertAll(member => member.CaseFileId);
        var files = await db.CaseFiles.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var gathered = new List<Gathered>();
        foreach (var one in along)
            gathered.Add(await gathering.OfAsync(files[one.CaseFileId], one.Place, along, move.PlannedOn ?? PartialDate.Of(today), cancellationToken));
        return gathered;
    }

    /// <summary>What was chosen, checked against what there is, and frozen.</summary>
    public async Task<(IReadOnlyList<HandoverChoice> People, HandoverPackage Package)> ChooseAsync(
        Guid id, CaseFile file, Departure move, IReadOnlyList<PersonChoice> choices, CancellationToken cancellationToken)
    {
        var gathered = await GatherAsync(file, move, [.. choices.Select(choice => choice.CaseFileId)], cancellationToken);
        var chosen = gathered.Select(one => (one, Choice: choices.First(choice => choice.CaseFileId == one.File.Id))).ToList();
        var people = chosen.ConvertAll(one => new HandoverChoice(
            one.one.File.Id, one.one.Situation,
            [.. one.Choice.Parts.Append(HandoverPart.Identity).Distinct().Where(part => one.one.Everything.Has(part) || !HandoverNeeds.MayGo(part, one.one.Situation))]));
        var package = new HandoverPackage(
            HandoverPackage.Current, id, await MunicipalityAsync(file.Controller, cancellationToken), await MunicipalityAsync(move.Municipality!, cancellationToken), null, null,
            await SenderAsync(file.Controller, cancellationToken),
            [.. chosen.Zip(people, (one, person) => one.one.Everything.Only([.. person.Parts], [.. one.Choice.Domains ?? []]))]);
        return (people, package);
    }

    private async Task<Coded> MunicipalityAsync(string code, CancellationToken cancellationToken) =>
        Coded.Of(await codes.FindAsync(Lists.Municipalities, code, cancellationToken)) ?? new(code, code, code);

    private async Task<HandoverSender?> SenderAsync(string municipality, CancellationToken cancellationToken)
    {
        var desk = await db.MunicipalitySettings.AsNoTracking().Where(settings => settings.Municipality == municipality)
            .Select(settings => new { settings.DeskName, settings.Telephone }).FirstOrDefaultAsync(cancellationToken);
        var sender = await db.StaffMembers.AsNoTracking().Where(member => member.Id == current.Id).Select(member => new { member.Name, member.Phone }).FirstOrDefaultAsync(cancellationToken);
        return sender is null ? null : new(sender.Name, sender.Phone ?? desk?.Telephone, desk?.DeskName);
    }
}
