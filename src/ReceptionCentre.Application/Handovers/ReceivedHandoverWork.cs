using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Handovers;

/// <summary>Makes somebody of ours of somebody who was handed over: every fact with that municipality as its source.</summary>
internal sealed class ReceivedHandoverWork(IReceptionDb db, NewcomerWork newcomers, CivicParameterBook numbers, ICodeLists codes, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Code of the list "fact-sources".</summary>
    public const string Source = "other-municipality";

    /// <summary>What came; null = it is no longer kept.</summary>
    public async Task<HandoverPackage?> PackageAsync(Guid receivedId, CancellationToken cancellationToken)
    {
        var json = await db.ReceivedContents.AsNoTracking().Where(content => content.ReceivedHandoverId == receivedId).Select(content => content.Json).FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : HandoverPackage.Read(json);
    }

    public async Task<string?> NameAsync(Guid staffMemberId, CancellationToken cancellationToken) =>
        await db.StaffMembers.Where(member => member.Id == staffMemberId).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The hand-over, tracked, as the screen showed it.</summary>
    public async Task<ReceivedHandover> ReceivedAsync(Guid receivedId, int version, CancellationToken cancellationToken)
    {
        var received = await db.ReceivedHandovers.Include(one => one.People).FirstOrDefaultAsync(one => one.Id == receivedId, cancellationToken) ?? throw new NotThereException("received hand-over");
        received.EnsureStillAt(version);
        return received;
    }

    /// <summary>By what somebody who is known already would be recognised.</summary>
    public static Identity IdentityOf(HandedPerson person) => new(
        person.Identity.Name.Tidy(), person.Identity.Born ?? PartialDate.Unknown, Valid(IdentityNumberKind.Bsn, person.Bsn), Valid(IdentityNumberKind.VNumber, person.VNumber),
        person.Identity.Gender, [.. person.Identity.Nationalities.Select(nationality => nationality.Code)], [.. (person.Documents ?? []).Select(document => document.Number)]);

    /// <summary>Who says so, in the history of each fact.</summary>
    public async Task<Provenance> HandedByAsync(string municipality, CancellationToken cancellationToken) =>
        current.Recording(time, Source, $"Overgedragen door {(await codes.FindAsync(Lists.Municipalities, municipality, cancellationToken))?.Dutch ?? municipality}");

    /// <param name="personId">Somebody whom we know; null = a new person.</param>
    /// <param name="arrivedOn">Day of arrival here; may lie ahead, then the person is expected.</param>
    public async Task<CaseFile> TakeOverAsync(
        HandedPerson handed, Guid? personId, ReceivedHandover received, string task, PartialDate arrivedOn, LookedAt looked, CancellationToken cancellationToken)
    {
        var provenance = await HandedByAsync(received.FromMunicipality, cancellationToken);
        var taken = TakenOver.HandedOver(provenance, current, time);
        var person = personId is { } known
            ? await newcomers.ComesBackAsync(known, received.ToMunicipality, cancellationToken)
            : await newcomers.RegisterAsync(await NewcomerAsync(handed, cancellationToken), looked, taken, cancellationToken);
        var motive = handed.Residence?.Motives is [var first, ..] && await IsKnownAsync(Lists.Motives, first.Motive, cancellationToken) ? first.Motive.Code : null;
        var file = await newcomers.BeginStayAsync(person, new(received.ToMunicipality, task, motive, arrivedOn, null, null, null, null, null, null, false, null, null), null, taken, cancellationToken);
        await DescribePersonAsync(person, handed, provenance, cancellationToken);
        await DescribeStayAsync(db.Stays.Local.First(stay => stay.Id == file.StayId), handed, arrivedOn, provenance, cancellationToken);
        if (handed.Duty is { } duty)
            await IntegrateAsync(file, duty, handed.Results, received.FromMunicipality, provenance, cancellationToken);
        return file;
    }

    private async Task<NewcomerIdentity> NewcomerAsync(HandedPerson handed, CancellationToken cancellationToken)
    {
        var identity = handed.Identity;
        var name = identity.Name.Tidy();
        var nationalities = new List<string?>();
        foreach (var nationality in identity.Nationalities)
        {
            if (await IsKnownAsync(Lists.Nationalities, nationality, cancellationToken))
                nationalities.Add(nationality.Code);
        }
        var document = handed.Documents is [var first, ..] && await IsKnownAsync(Lists.IdentityDocumentKinds, first.Kind, cancellationToken)
            ? new DocumentInput(first.Kind.Code, first.Number, await IsKnownAsync(Lists.Countries, first.State, cancellationToken) ? first.State!.Code : null, first.ValidUntil) : null;
        return new(
            name, identity.Born,
            new(name.PartnerPrefix, name.PartnerFamilyName, name.Usage, name.NoGivenNames, name.NoFamilyName, identity.BirthPlace,
                await IsKnownAsync(Lists.Countries, identity.BirthCountry, cancellationToken) ? identity.BirthCountry!.Code : null, identity.Gender),
            nationalities, Valid(IdentityNumberKind.Bsn, handed.Bsn), Valid(IdentityNumberKind.VNumber, handed.VNumber), document);
    }

    // Languages, ways to be reached and the address are as they are now, also of somebody whom we knew before.
    private async Task DescribePersonAsync(Person person, HandedPerson handed, Provenance provenance, CancellationToken cancellationToken)
    {
        var from = PartialDate.Of(time.Today());
        foreach (var language in handed.Languages ?? [])
        {
            if (await IsKnownAsync(Lists.Languages, language.Language, cancellationToken))
                person.AddLanguage(language.Language.Code, language.Preferred, language.Interpreter, from, provenance);
        }
        foreach (var contact in handed.Contact ?? [])
        {
            if (await IsKnownAsync(Lists.ContactDetailKinds, contact.Kind, cancellationToken) && contact.Value.Length <= ContactDetailFact.ValueLength)
                person.RecordContactDetail(contact.Kind.Code, contact.Value, from, provenance);
        }
        // A secret address stays secret here, with its own kind.
        if ((handed.HiddenAddress ?? handed.Address) is { } address && await IsKnownAsync(Lists.AddressKinds, address.Kind, cancellationToken))
            person.RecordAddress(new(address.Kind.Code, address.Street, address.Postcode, address.Place), from, provenance);
    }

    private async Task DescribeStayAsync(Stay stay, HandedPerson handed, PartialDate arrivedOn, Provenance provenance, CancellationToken cancellationToken)
    {
        if (handed.Residence is { } residence)
        {
            foreach (var motive in residence.Motives.Skip(1))
            {
                if (await IsKnownAsync(Lists.Motives, motive.Motive, cancellationToken))
                    stay.AddMotive(motive.Motive.Code, arrivedOn, provenance);
            }
            if (residence.Title is { } title && await IsKnownAsync(Lists.ResidenceTitles, title, cancellationToken))
                stay.RecordTitle(title.Code, residence.TitleFrom ?? arrivedOn, residence.TitleUntil, provenance);
        }
        if (handed.Duty is { } duty && (duty.State != DutyState.Obliged || await IsKnownAsync(Lists.Acts, duty.Act, cancellationToken)))
            stay.RecordDuty(new(duty.State, duty.State == DutyState.Obliged ? duty.Act!.Code : null, null, duty.DecidedOn, duty.From), provenance);
    }

    private async Task IntegrateAsync(CaseFile file, HandedDuty duty, HandedResults? results, string from, Provenance provenance, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var trajectory = IntegrationTrajectory.Of(file.Id);
        var madeBy = duty.FirstPipOn is null ? null : await IsKnownAsync(Lists.Municipalities, duty.FirstPipBy, cancellationToken) ? duty.FirstPipBy!.Code : from;
        trajectory.Record(new(duty.Group, null, duty.FirstPipOn, madeBy, duty.TermFrom, duty.TermUntil), today, await numbers.AllAsync(cancellationToken));
        if (duty.Route is { } route)
            trajectory.KeepRoute(route);
        foreach (var achieved in results?.Achieved ?? [])
            trajectory.Achieve(achieved.Kind, achieved.On, null, today, provenance);
        foreach (var hours in results?.Hours ?? [])
            trajectory.Count(hours.Kind, hours.Total, hours.CountedOn, today, provenance);
        foreach (var exam in results?.Exams ?? [])
            trajectory.Take(exam, today, provenance);
        db.IntegrationTrajectories.Add(trajectory);
    }

    private async Task<bool> IsKnownAsync(string list, Coded? code, CancellationToken cancellationToken) =>
        code is not null && await codes.FindAsync(list, code.Code, cancellationToken) is not null;

    private static string? Valid(IdentityNumberKind kind, string? number) => number is not null && IdentityNumbers.IsValid(kind, number) ? number : null;
}
