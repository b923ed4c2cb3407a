using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Housing;
using ReceptionCentre.Testing.Placement;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>One of everything on the file of one person, so that every page with an id in its address has something to show.</summary>
internal static class PageSamples
{
    private const string SampleProvider = "Taalhuis De Brug", SampleOffer = "Taalcafé aan de haven";

    /// <summary>The ids by their names in the routes.</summary>
    public static async Task<Dictionary<string, string>> OfAsync(RunningCentre centre)
    {
        var file = await centre.FileOfAsync("Selam", "Kibrom");
        var plan = await centre.InDb(db => db.Plans.Include(one => one.Goals).ThenInclude(goal => goal.Items).SingleAsync(one => one.CaseFileId == file && one.State == PlanState.Draft));
        return await centre.As(async services =>
        {
            var db = services.GetRequiredService<ReceptionDbContext>();
            var found = new Dictionary<string, Guid>(StringComparer.Ordinal)
            {
                ["caseFileId"] = file,
                ["planId"] = plan.Id,
                ["goalId"] = plan.Goals[0].Id,
                ["itemId"] = plan.Goals[0].Items[0].Id,
                ["noteId"] = await db.ContactNotes.Where(one => one.CaseFileId == file).Select(one => one.Id).FirstAsync(),
                ["eventId"] = await db.AuditEvents.OrderBy(one => one.At).Select(one => one.Id).FirstAsync(),
                ["codeId"] = await db.Codes.Where(one => one.List == "topics").Select(one => one.Id).FirstAsync(),
                ["memberId"] = await db.StaffMembers.Select(one => one.Id).FirstAsync(),
                ["teamId"] = await db.Teams.Select(one => one.Id).FirstAsync(),
                ["lineId"] = await db.ChecklistItems.Select(one => one.Id).FirstAsync(),
                ["templateLineId"] = await db.PlanTemplateLines.Where(one => one.Answers != "").Select(one => one.Id).FirstAsync(),
                ["requestId"] = Guid.Empty,
            };
            if (!await db.Providers.AnyAsync(provider => provider.Name == SampleProvider))
                await AddAsync(services, db, file);
            var mandate = await db.Mandates.Where(one => one.Municipality == db.CaseFiles.Where(of => of.Id == file).Select(of => of.Controller).First()).Select(one => one.Id).FirstAsync();
            found["mandateId"] = mandate;
            await DuoSamples.AddAsync(services, db, file, found);
            found["pathId"] = await EnforcementSamples.AddAsync(services, db, file);
            found["blockId"] = await db.LetterBlocks.Where(one => one.Municipality == "0363").OrderBy(one => one.Place).Select(one => one.Id).FirstAsync();
            found["offerId"] = await db.Offers.Select(one => one.Id).FirstAsync();
            found["agreementId"] = await db.ProviderAgreements.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            found["providerId"] = await db.Offers.Select(one => one.ProviderId).FirstAsync();
            found["referralId"] = await db.Referrals.Where(one => one.CaseFileId == file && db.Offers.Any(offer => offer.Id == one.OfferId && offer.Name == SampleOffer)).Select(one => one.Id).FirstAsync();
            var pair = await db.PlacementPairs.Where(one => one.CaseFileId == file).OrderBy(one => one.Id).Select(one => new { one.Id, one.WishId, one.PlaceId }).FirstAsync();
            (found["pairId"], found["wishId"], found["placeId"]) = (pair.Id, pair.WishId, pair.PlaceId);
            found["housingLinkId"] = await db.HousingLinks.Where(one => one.CaseFileId == file && one.State == HousingState.Offered).OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            found["dwellingId"] = await db.HousingOffers.Where(one => one.HousingLinkId == found["housingLinkId"] && one.EndedOn == null).Select(one => one.Id).FirstAsync();
            found["signalId"] = await db.StructuralSignals.Where(one => db.CaseFiles.Any(of => of.Id == file && of.Controller == one.Municipality)).OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            found["departureId"] = await db.Departures.Where(one => one.CaseFileId == file).Select(one => one.Id).FirstAsync();
            await HandoverSamples.AddAsync(services, db, file, found);
            found["destinationId"] = await db.DestinationCares.Where(one => one.CaseFileId == file && one.State == DestinationState.Asked).Select(one => one.Id).FirstAsync();
            found["appointmentId"] = await db.Appointments.Where(one => one.Invitees.Any(invitee => invitee.CaseFileId == file)).OrderBy(one => one.Id).Select(one => one.Id).LastAsync();
            found["consultationHourId"] = await db.ConsultationHours.Where(one => one.Municipality == "0363").OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            found["waitingRoomId"] = await HallSamples.RoomAsync(db);
            found["numberId"] = await HallSamples.NumberAsync(services, db);
            found["meetingPlaceId"] = await db.MeetingPlaces.Where(one => one.Municipality == "0363").OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            found["taskId"] = await db.StaffTasks.Where(one => one.CaseFileId == file).Select(one => one.Id).FirstAsync();
            found["letterId"] = await db.HelpedLetters.Where(one => one.CaseFileId == file).Select(one => one.Id).FirstAsync();
            found["attachmentId"] = await db.Attachments.Where(one => one.CaseFileId == file && one.WithdrawnAt == null).Select(one => one.Id).FirstAsync();
            found["intakeId"] = await db.Intakes.Where(one => one.CaseFileId == file).Select(one => one.Id).FirstAsync();
            var person = await db.CaseFiles.Where(one => one.Id == file).Select(one => one.PersonId).SingleAsync();
            found["membershipId"] = await db.Memberships.Where(one => one.PersonId == person && one.Until == null && one.WithdrawnAt == null).Select(one => one.Id).FirstAsync();
            found["factId"] = await db.Set<ReceptionCentre.Domain.Newcomers.NationalityFact>().Where(one => one.PersonId == person && one.WithdrawnAt == null).Select(one => one.Id).FirstAsync();
            found["linkId"] = await db.PersonLinks.Where(one => one.LeadingId == person && one.UndoneAt == null).Select(one => one.Id).FirstAsync();
            var controller = await db.CaseFiles.Where(one => one.Id == file).Select(one => one.Controller).SingleAsync();
            found["otherPersonId"] = await db.CaseFiles.Where(one => one.Controller == controller && one.PersonId != person && one.ClosedOn == null
                    && !db.Protections.Any(fact => fact.PersonId == one.PersonId) && !db.Addresses.Any(fact => fact.PersonId == one.PersonId && fact.Kind == AddressFact.Hidden))
                .OrderBy(one => one.Id).Select(one => one.PersonId).FirstAsync();
            var stay = await db.CaseFiles.Where(one => one.Id == file).Select(one => one.StayId).SingleAsync();
            found["stayFactId"] = await db.Motives.Where(one => one.StayId == stay && one.WithdrawnAt == null).Select(one => one.Id).FirstAsync();
            found["partyId"] = await db.StayParties.Where(one => one.StayId == stay && one.Kind == StayPartyFact.Employer && one.WithdrawnAt == null).OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
            var clock = await db.Clocks.Where(one => one.CaseFileId == file && one.EndedOn == null && one.Reason != DueReason.Task && one.Reason != DueReason.Promise).OrderBy(one => one.Reason).ThenBy(one => one.SubjectId).FirstAsync();
            found["subjectId"] = clock.SubjectId;
            found["runId"] = await ImportAsync(services, await db.CaseFiles.Where(one => one.Id == file).Select(one => one.Controller).SingleAsync());
            found["bulkChangeId"] = await BulkChangeAsync(services, db, controller);
            found["spreadId"] = await SpreadAsync(services, db, controller);
            found["staffMemberId"] = await db.SpreadRows.Where(row => row.RunId == found["spreadId"] && row.StaffMemberId != null).Select(row => row.StaffMemberId!.Value).FirstAsync();
            found["bulkInviteId"] = await InviteAsync(services, db, controller, found["staffMemberId"]);
            found["planExportId"] = await ExportAsync(services, db, controller);
            await EventPages.AddAsync(services, db, file, controller, found);
            found["signUpDayId"] = await db.SignUpDays.Select(one => one.Id).FirstAsync();
            found["slipId"] = await db.WaitingRows.Select(one => one.SlipId).FirstAsync();
            var samples = found.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
            samples["screen"] = await HallSamples.ScreenAsync(services, db);
            samples["domain"] = "housing";
            samples["asks"] = clock.Reason.ToString();
            samples["token"] = await GuestPassAsync(services, db, file, found["referralId"]);
            samples["signal"] = nameof(SignalKind.HousingTiedToTheJob);
            samples["number"] = (await db.BulkRows.Where(row => row.RunId == found["bulkChangeId"] && row.Finding == BulkFinding.WillChange).MinAsync(row => row.Number))
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
            return samples;
        });
    }

    /// <summary>The token of a pass that nobody opened; it is known only when it is made.</summary>
    private static async Task<string> GuestPassAsync(IServiceProvider services, ReceptionDbContext db, Guid file, Guid referral)
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var (pass, secrets) = GuestPass.Make(PassPurpose.Referral, referral, file, SampleProvider, TimeSpan.FromDays(7), DateTimeOffset.UtcNow, Guid.CreateVersion7());
        db.Add(pass);
        await db.SaveChangesAsync();
        return secrets.Token;
    }

    /// <summary>A file of arrivals that was checked: a new person, one whom we may know, and a row that cannot be right.</summary>
    private static async Task<Guid> ImportAsync(IServiceProvider services, string municipality)
    {
        var mediator = services.GetRequiredService<MediatR.IMediator>();
        var bytes = Encoding.UTF8.GetBytes("Voornamen;Achternaam;Geboortedatum\nDaria;Ostrovska;4-5-1991\nSelam;Kibrom;1994\nFout;Iemand;31-02-1990\n");
        var run = await mediator.Send(new UploadImport.Command(Guid.NewGuid(), municipality, "reception-information", new("arrivals.csv", bytes.Length, () => new MemoryStream(bytes))));
        var page = await mediator.Send(new ImportColumns.Query(run));
        await mediator.Send(new MapColumns.Command(Guid.NewGuid(), run, page.Version, [.. page.Columns.Select(column => column.Field)]));
        // Or the centre's own job was first: then it is waited for.
        for (var work = services.GetRequiredService<ImportWork>(); await mediator.Send(new StateOfImport.Query(run)) == ImportState.Checking; await Task.Delay(100))
            await work.RunAsync(run, new Progress<ImportBatch>(), default);
        return run;
    }

    /// <summary>A change for a group that was looked at: temporary protection ends.</summary>
    private static async Task<Guid> BulkChangeAsync(IServiceProvider services, ReceptionDbContext db, string municipality)
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var (at, email) = (DateTimeOffset.UtcNow, RunningCentre.AccountOf(Role.Manager).Email);
        var today = DutchCalendar.DateOf(at);
        var change = BulkChange.Prepare(
            "Einde tijdelijke bescherming", new(BulkFact.ResidenceTitle, "46", today.AddDays(1), "32"), new([municipality]),
            new("richtlijn-2001-55", "artikel 6", "Uitvoeringsbesluit", today.AddDays(-30), "Publicatieblad L 1460"), "De Raad besloot het.", false, at,
            await db.StaffMembers.Where(member => member.Email == email).Select(member => member.Id).SingleAsync());
        db.AddRange(change, new BulkProgress(change.Id));
        await db.SaveChangesAsync();
        // Or the centre's own job was first: then it is waited for.
        var mediator = services.GetRequiredService<MediatR.IMediator>();
        for (var work = services.GetRequiredService<BulkChangeWork>(); await mediator.Send(new StateOfBulkChange.Query(change.Id)) == RunState.Checking; await Task.Delay(100))
            await work.RunAsync(change.Id, default);
        return change.Id;
    }

    /// <summary>Files that nobody has yet, as they would be spread over a team.</summary>
    private static async Task<Guid> SpreadAsync(IServiceProvider services, ReceptionDbContext db, string municipality)
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var (at, email) = (DateTimeOffset.UtcNow, RunningCentre.AccountOf(Role.Manager).Email);
        var team = await db.Teams.Where(team => team.Municipality == municipality && db.StaffMembers.Any(member => member.Teams.Any(part => part.TeamId == team.Id))).Select(team => team.Id).FirstAsync();
        var members = await db.StaffMembers.Where(member => member.Roles.Any(part => part.Role == Role.Caseworker) && member.Teams.Any(part => part.TeamId == team)).Select(member => member.Id).ToListAsync();
        var spread = Spread.Prepare(
            team, municipality, new(null, null, null), members, true, "Er is iemand bij gekomen", false, at, await db.StaffMembers.Where(member => member.Email == email).Select(member => member.Id).SingleAsync());
        db.AddRange(spread, new SpreadProgress(spread.Id));
        await db.SaveChangesAsync();
        var mediator = services.GetRequiredService<MediatR.IMediator>();
        for (var work = services.GetRequiredService<SpreadWork>(); await mediator.Send(new StateOfSpread.Query(spread.Id)) == RunState.Checking; await Task.Delay(100))
            await work.RunAsync(spread.Id, default);
        return spread.Id;
    }

    /// <summary>Everybody of a municipality, as they would be invited.</summary>
    private static async Task<Guid> InviteAsync(IServiceProvider services, ReceptionDbContext db, string municipality, Guid host)
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var (at, email) = (DateTimeOffset.UtcNow, RunningCentre.AccountOf(Role.Manager).Email);
        var invite = WorkSamples.Invite(municipality, host, DutchCalendar.DateOf(at), at, await db.StaffMembers.Where(member => member.Email == email).Select(member => member.Id).SingleAsync());
        db.AddRange(invite, new InviteProgress(invite.Id));
        await db.SaveChangesAsync();
        var mediator = services.GetRequiredService<MediatR.IMediator>();
        for (var work = services.GetRequiredService<InviteWork>(); await mediator.Send(new StateOfBulkInvite.Query(invite.Id)) == RunState.Checking; await Task.Delay(100))
            await work.RunAsync(invite.Id, default);
        return invite.Id;
    }

    /// <summary>Plans of a municipality on paper, stopped before the first.</summary>
    private static async Task<Guid> ExportAsync(IServiceProvider services, ReceptionDbContext db, string municipality)
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var email = RunningCentre.AccountOf(Role.Manager).Email;
        var export = PlanExport.Begin(municipality, PlanExport.OwnLanguage, 12, DateTimeOffset.UtcNow, await db.StaffMembers.Where(member => member.Email == email).Select(member => member.Id).SingleAsync());
        export.Stop();
        db.AddRange(export, new PlanExportProgress(export.Id));
        await db.SaveChangesAsync();
        return export.Id;
    }

    /// <summary>An intake that goes on, with something in it that gives a signal.</summary>
    private static Intake IntakeOf(Guid fileId, DateOnly today, DateTimeOffset at, Guid by)
    {
        var intake = Intake.Begin(fileId, IntakeForm.Broad, null, at, by);
        intake.AddTalk(new(today, "professional-telephone", "ti", "4123", "Haar man"), [], today, at, by);
        intake.Answer("housing", [new("housing-owner", "employer"), new("housing-people", "4")], at, by);
        intake.Answer("wishes", [new("own-words", "ስራሕ እደሊ"), new("own-words-language", "ti")], at, by);
        return intake;
    }

    private static LearnabilityTest LearnabilityOf(Guid fileId, DateOnly today, DateTimeOffset at, Guid by)
    {
        var test = LearnabilityTest.Of(fileId);
        test.Add(new(LearnabilityState.Invited, today.AddDays(-9)), today, at, by);
        return test;
    }

    private static async Task AddAsync(IServiceProvider services, ReceptionDbContext db, Guid fileId)
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var (at, email) = (DateTimeOffset.UtcNow, RunningCentre.AccountOf(Role.Caseworker).Email);
        var by = await db.StaffMembers.Where(member => member.Email == email).Select(member => member.Id).SingleAsync();
        var today = DutchCalendar.DateOf(at);
        var file = await db.CaseFiles.SingleAsync(one => one.Id == fileId);
        var person = await db.Persons.SingleAsync(one => one.Id == file.PersonId);
        // The demonstration may have linked the person already, and one link runs at a time.
        foreach (var link in await db.HousingLinks.Include(link => link.People).Include(link => link.Offers).Where(link => link.People.Any(one => one.CaseFileId == fileId && one.EndedOn == null)).ToListAsync())
            link.Leave(fileId, "linked-elsewhere", new(today, null, today, at, by));
        await db.SaveChangesAsync();
        var twice = Person.Register(new("Selam K.", "Selam", null, "Kibrom", "ሰላም"), new("person-said", null, at, by));
        db.AddRange(twice, PersonLink.Of(person, twice, [], "Zelfde paspoort gezien.", at, by));
        var provider = Provider.Add(new(SampleProvider, "language-school", "Balie", "020 5551234", "info@taalhuis.test", "https://taalhuis.test", []));
        var offer = ReferralStage.AnOffer(provider);
        db.AddRange(provider, offer, ProviderAgreement.Make(provider, new(null, "contract", "Taallessen", null, "purchased", today, null, [new(AgreementParty.Provider, "Elk kwartaal cijfers", today, null)])));
        // To the provider whose receiver signs in, so that both sides have something to show.
        var receiver = await db.StaffMembers.Where(member => member.Roles.Any(part => part.Role == Role.Receiver)).Select(member => member.ProviderId).FirstAsync();
        var received = ReferralStage.AnOffer(await db.Providers.SingleAsync(one => one.Id == receiver), terms => terms with { Name = SampleOffer });
        db.Add(received);
        var signal = StructuralSignal.Note(new(file.Controller, "language", "time", offer.Id, "Er is nooit plaats in de avond."), 20, today.AddDays(-40), at, by);
        signal.Answer(SignalAnswerKind.WeAct, "Wij vragen een avondgroep aan.", today.AddDays(20), today.AddDays(-30), at, by);
        signal.SeeToo("Vandaag weer.", 2, today, at, by);
        db.Add(signal);
        var (placed, _) = PlacementStage.Beside(provider, file.Controller, fileId, today);
        db.AddRange(placed);
        db.AddRange(HousingStage.Beside(file.Controller, fileId, today).Things);
        db.Add(ReferralDraft.Begin(fileId, new(offer.Id, null, null, "Leren fietsen", null, null, true), today, at, by));
        db.Add(Referral.Send(fileId, received.Id, null, new("Selam", null, ["ti"], "Nederlands leren", "integration-task"), true, new(today, null, today, at, by)));
        var departure = Departure.Plan(file, new("return", ["family"], PartialDate.Of(today.AddDays(20)), "7028", null, false, DepartureView.Both, "Ik mis mijn ouders.", "via haar zus", DepartureWill.Voluntary, "Rzeszów", true,
            [new("papers", ReadyState.Ready), new("money", ReadyState.NotYet)]), at, by);
        var confirmed = DestinationCare.Ask(departure, new("family", null, "Haar zus", "belt zelf", "station", today.AddDays(20)), at, by);
        confirmed.Confirm("zijzelf", today, today);
        db.AddRange(departure, confirmed, DestinationCare.Ask(departure, new("reception", provider.Id, null, "Ewa", "Rzeszów", null), at, by));
        var stay = await db.Stays.Include(one => one.Leaving).Include(one => one.Parties).Include(one => one.Lodgings).SingleAsync(one => one.Id == file.StayId);
        stay.AddParty(new(StayPartyFact.Employer, "Kas en Zoon BV"), PartialDate.Of(today.AddDays(-90)), new("person-said", null, at, by));
        stay.RecordLodging("shared-room", LodgingFact.OfEmployer, PartialDate.Of(today.AddDays(-90)), new("person-said", null, at, by));
        stay.RecordLeaving(LeavingKind.MustLeave, "letter-ind", null, PartialDate.Of(today), today, new("document-seen", "Brief gezien.", at, by));
        stay.RecordLeaving(LeavingKind.CannotLeave, "procedure", today.AddDays(30), PartialDate.Of(today), today, new("person-said", null, at, by));
        foreach (var day in (int[])[-3, 5])
        {
            var terms = new AppointmentTerms(AppointmentTime.Of(today.AddDays(day), new(10, 0), new(11, 0)), "office", "Kamer 2", "housing", "Huur en toeslag", by, null, null);
            db.Add(Appointment.Make([fileId], terms, today.AddDays(Math.Min(day, 0)), at, by));
        }
        db.AddRange(IntakeOf(fileId, today, at, by), LearnabilityOf(fileId, today, at, by));
        db.Add(StaffTask.Make(fileId, "Bel de woningbouw over de sleutel", "Zij belde twee keer.", today.AddDays(2), null, today, at, by));
        db.Add(StaffTask.Make(fileId, "Een brief schrijven aan de school", null, today.AddDays(4), by, today, at, by, isPromise: true));
        db.Add(HelpedLetter.Note(fileId, new("ind", null, null, today.AddDays(9), "Stuur de kopie op"), null, today, at, by));
        foreach (var words in (string[])["Brief van de verhuurder", "Verkeerd gescand"])
        {
            var attachment = Attachment.Add(fileId, new("letter", words), new("brief.pdf", AttachmentFormat.Pdf, 1, ""), today, at, by);
            if (words.StartsWith('V'))
                attachment.Withdraw("Van iemand anders", at, by);
            db.Add(attachment);
        }
        if (!await db.Memberships.AnyAsync(one => one.PersonId == file.PersonId && one.Until == null && one.WithdrawnAt == null))
        {
            var household = Household.Start(at, by);
            household.Join(HouseholdMember.Known(file.PersonId), "partner", PartialDate.Unknown, [], today, new("person", null, at, by));
            household.Join(HouseholdMember.WithoutFile("Semere"), "partner", PartialDate.Unknown, [], today, new("person", null, at, by));
            db.Add(household);
        }
        var signUp = SignUpDay.Plan(new(file.Controller, file.Task, today, "Kantine Kassen Noord", "Kassen Noord", null), at, by);
        signUp.Start(at);
        var (entered, waiting) = (Slip.Print(signUp.Id, 1, SlipCode.New()), Slip.Print(signUp.Id, 2, SlipCode.New()));
        entered.Register(fileId, at, by);
        waiting.KeepToLookAt(at, by);
        db.AddRange(signUp, entered, waiting, new WaitingRow(waiting.Id, new("Selam", FamilyName: "Kibrom"), null, Gender.Woman, null, "ti", "06 12345678", null));
        await db.SaveChangesAsync();
    }
}
