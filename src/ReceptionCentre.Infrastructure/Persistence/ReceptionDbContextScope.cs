using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.ConsultationHours;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Enquiries;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>Who sees which rows: scope filters case files, and what hangs on a file is seen with the file.</summary>
public sealed partial class ReceptionDbContext
{
    private void Scope(ModelBuilder builder)
    {
        builder.Entity<CaseFile>().HasQueryFilter("Scope", file => SeesAll || ScopeMunicipalities.Contains(file.Controller));
        builder.Entity<CaseFile>().HasQueryFilter("Protection", file =>
            SeesProtected || !Set<ProtectionFact>().Any(fact => fact.PersonId == file.PersonId && fact.WithdrawnAt == null && fact.From <= Today && (fact.Until == null || fact.Until > Today)));
        builder.Entity<FileState>().HasQueryFilter("Scope", state => SeesAll || ScopeMunicipalities.Contains(state.Controller));
        builder.Entity<FileState>().HasQueryFilter("Protection", state =>
            SeesProtected || !Set<ProtectionFact>().Any(fact => fact.PersonId == state.PersonId && fact.WithdrawnAt == null && fact.From <= Today && (fact.Until == null || fact.Until > Today)));
        builder.Entity<CaseloadDay>().HasQueryFilter("Scope", day => SeesAll || ScopeMunicipalities.Contains(day.Controller));
        builder.Entity<CaseloadDay>().HasQueryFilter("Protection", day => SeesProtected || !day.IsProtected);
        builder.Entity<CountedStay>().HasQueryFilter("Scope", stay => SeesAll || ScopeMunicipalities.Contains(stay.Controller));
        builder.Entity<CountedStay>().HasQueryFilter("Protection", stay =>
            SeesProtected || !Set<ProtectionFact>().Any(fact => fact.PersonId == stay.PersonId && fact.WithdrawnAt == null && fact.From <= Today && (fact.Until == null || fact.Until > Today)));
        // A name of its own: where clocks are read with the state of their file, that says already who may see them.
        builder.Entity<Clock>().HasQueryFilter("File", clock => SeesAll || Set<CaseFile>().Any(file => file.Id == clock.CaseFileId));
        builder.Entity<Postponement>().HasQueryFilter("Scope", one => SeesAll || Set<CaseFile>().Any(file => file.Id == one.CaseFileId));
        builder.Entity<ContactNote>().HasQueryFilter("Scope", note => SeesAll || Set<CaseFile>().Any(file => file.Id == note.CaseFileId));
        // A membership that was set aside in a link is the other registration's, and nobody's member.
        builder.Entity<MembershipFact>().HasQueryFilter("SetAside", fact => fact.PersonId == null || !Set<Person>().Any(person => person.Id == fact.PersonId && person.LinkedTo != null));
        // Where the municipality was not asked it is nobody's own, and names nobody.
        builder.Entity<Enquiry>().HasQueryFilter("Scope", enquiry => SeesAll || enquiry.Municipality == null || ScopeMunicipalities.Contains(enquiry.Municipality));
        // What is made on a day is of its municipality. Who is behind a number is seen with the file.
        builder.Entity<SignUpDay>().HasQueryFilter("Scope", day => SeesAll || ScopeMunicipalities.Contains(day.Municipality));
        builder.Entity<Slip>().HasQueryFilter("Scope", slip => SeesAll || Set<SignUpDay>().Any(day => day.Id == slip.SignUpDayId));
        builder.Entity<WaitingRow>().HasQueryFilter("Scope", row => SeesAll || Set<Slip>().Any(slip => slip.Id == row.SlipId));
        builder.Entity<Invitee>().HasQueryFilter("Scope", invitee => SeesAll || Set<CaseFile>().Any(file => file.Id == invitee.CaseFileId));
        builder.Entity<Appointment>().HasQueryFilter("Scope", appointment => SeesAll || Set<Invitee>().Any(invitee => invitee.AppointmentId == appointment.Id));
        builder.Entity<ReminderChoice>().HasQueryFilter("Scope", choice => SeesAll || Set<CaseFile>().Any(file => file.Id == choice.CaseFileId));
        builder.Entity<Reminder>().HasQueryFilter("Scope", reminder => SeesAll || Set<CaseFile>().Any(file => file.Id == reminder.CaseFileId));
        builder.Entity<MeetingPlace>().HasQueryFilter("Scope", place => SeesAll || ScopeMunicipalities.Contains(place.Municipality));
        builder.Entity<WaitingRoom>().HasQueryFilter("Scope", room => SeesAll || ScopeMunicipalities.Contains(room.Municipality));
        builder.Entity<WaitingNumber>().HasQueryFilter("Scope", number => SeesAll || Set<WaitingRoom>().Any(room => room.Id == number.WaitingRoomId));
        builder.Entity<ConsultationHour>().HasQueryFilter("Scope", hour => SeesAll || ScopeMunicipalities.Contains(hour.Municipality));
        builder.Entity<StaffTask>().HasQueryFilter("Scope", task => SeesAll || Set<CaseFile>().Any(file => file.Id == task.CaseFileId));
        builder.Entity<Intake>().HasQueryFilter("Scope", intake => SeesAll || Set<CaseFile>().Any(file => file.Id == intake.CaseFileId));
        builder.Entity<LearnabilityTest>().HasQueryFilter("Scope", test => SeesAll || Set<CaseFile>().Any(file => file.Id == test.CaseFileId));
        builder.Entity<SignalDismissal>().HasQueryFilter("Scope", one => SeesAll || Set<CaseFile>().Any(file => file.Id == one.CaseFileId));
        builder.Entity<IntegrationPlan>().HasQueryFilter("Scope", plan => SeesAll || Set<CaseFile>().Any(file => file.Id == plan.CaseFileId));
        builder.Entity<IntegrationTrajectory>().HasQueryFilter("Scope", trajectory => SeesAll || Set<CaseFile>().Any(file => file.Id == trajectory.CaseFileId));
        builder.Entity<Decision>().HasQueryFilter("Scope", decision => SeesAll || Set<CaseFile>().Any(file => file.Id == decision.CaseFileId));
        builder.Entity<EnforcementPath>().HasQueryFilter("Scope", path => SeesAll || Set<CaseFile>().Any(file => file.Id == path.CaseFileId));
        builder.Entity<EnforcementSettings>().HasQueryFilter("Scope", settings => SeesAll || ScopeMunicipalities.Contains(settings.Municipality));
        builder.Entity<DuoMessage>().HasQueryFilter("Scope", message => SeesAll || Set<CaseFile>().Any(file => file.Id == message.CaseFileId));
        builder.Entity<DuoDifference>().HasQueryFilter("Scope", difference => SeesAll || Set<CaseFile>().Any(file => file.Id == difference.CaseFileId));
        builder.Entity<DuoSettings>().HasQueryFilter("Scope", settings => SeesAll || ScopeMunicipalities.Contains(settings.Municipality));
        // About somebody who is known here it is seen with the file; about anybody else by who works for the municipality.
        builder.Entity<DuoNotice>().HasQueryFilter("Scope", notice =>
            SeesAll || (ScopeMunicipalities.Contains(notice.Municipality) && (notice.CaseFileId == null || Set<CaseFile>().Any(file => file.Id == notice.CaseFileId))));
        builder.Entity<LetterBlock>().HasQueryFilter("Scope", block => SeesAll || ScopeMunicipalities.Contains(block.Municipality));
        builder.Entity<Mandate>().HasQueryFilter("Scope", mandate => SeesAll || ScopeMunicipalities.Contains(mandate.Municipality));
        builder.Entity<SigningSettings>().HasQueryFilter("Scope", settings => SeesAll || ScopeMunicipalities.Contains(settings.Municipality));
        builder.Entity<Departure>().HasQueryFilter("Scope", departure => SeesAll || Set<CaseFile>().Any(file => file.Id == departure.CaseFileId));
        builder.Entity<DepartureNotice>().HasQueryFilter("Scope", notice => SeesAll || Set<CaseFile>().Any(file => file.Id == notice.CaseFileId));
        builder.Entity<DestinationCare>().HasQueryFilter("Scope", one => SeesAll || Set<CaseFile>().Any(file => file.Id == one.CaseFileId));
        builder.Entity<HealthHandover>().HasQueryFilter("Scope", one => SeesAll || Set<CaseFile>().Any(file => file.Id == one.CaseFileId));
        builder.Entity<Handover>().HasQueryFilter("Scope", one => SeesAll || Set<CaseFile>().Any(file => file.Id == one.CaseFileId));
        builder.Entity<HandoverContent>().HasQueryFilter("Scope", content => SeesAll || Set<Handover>().Any(one => one.Id == content.HandoverId));
        // Who is in it is seen with the files that began with it; before that by who works for the municipality.
        builder.Entity<ReceivedHandover>().HasQueryFilter("Scope", one => SeesAll || ScopeMunicipalities.Contains(one.ToMunicipality));
        builder.Entity<ReceivedContent>().HasQueryFilter("Scope", content => SeesAll || Set<ReceivedHandover>().Any(one => one.Id == content.ReceivedHandoverId));
        builder.Entity<ChecklistTick>().HasQueryFilter("Scope", tick => SeesAll || Set<CaseFile>().Any(file => file.Id == tick.CaseFileId));
        builder.Entity<PlanExport>().HasQueryFilter("Scope", export => SeesAll || ScopeMunicipalities.Contains(export.Municipality));
        builder.Entity<PlanExportProgress>().HasQueryFilter("Scope", progress => SeesAll || Set<PlanExport>().Any(export => export.Id == progress.RunId));
        builder.Entity<PlanExportRow>().HasQueryFilter("Scope", row => SeesAll || Set<PlanExport>().Any(export => export.Id == row.RunId));
        builder.Entity<Document>().HasQueryFilter("Scope", document => SeesAll || Set<CaseFile>().Any(file => file.Id == document.CaseFileId));
        builder.Entity<Referral>().HasQueryFilter("Scope", referral => SeesAll || Set<CaseFile>().Any(file => file.Id == referral.CaseFileId));
        builder.Entity<StructuralSignal>().HasQueryFilter("Scope", signal => SeesAll || ScopeMunicipalities.Contains(signal.Municipality));
        builder.Entity<ReferralDraft>().HasQueryFilter("Scope", draft => SeesAll || Set<CaseFile>().Any(file => file.Id == draft.CaseFileId));
        builder.Entity<GuestPass>().HasQueryFilter("Scope", pass => SeesAll || Set<CaseFile>().Any(file => file.Id == pass.CaseFileId));
        builder.Entity<PlacementWish>().HasQueryFilter("Scope", wish => SeesAll || Set<CaseFile>().Any(file => file.Id == wish.CaseFileId));
        builder.Entity<PlacementPair>().HasQueryFilter("Scope", pair => SeesAll || Set<CaseFile>().Any(file => file.Id == pair.CaseFileId));
        builder.Entity<PlacementRefusal>().HasQueryFilter("Scope", refusal => SeesAll || Set<CaseFile>().Any(file => file.Id == refusal.CaseFileId));
        builder.Entity<PlacementPlace>().HasQueryFilter("Floor", place => SeesAll || place.Municipality == null || ScopeMunicipalities.Contains(place.Municipality));
        // A link is seen by whoever may see one of those who go along; each of them is seen with the own file.
        builder.Entity<HousingLinkPerson>().HasQueryFilter("Scope", person => SeesAll || Set<CaseFile>().Any(file => file.Id == person.CaseFileId));
        builder.Entity<HousingLink>().HasQueryFilter("Scope", link => SeesAll || Set<HousingLinkPerson>().Any(person => person.HousingLinkId == link.Id));
        builder.Entity<HousingOffer>().HasQueryFilter("Scope", offer => SeesAll || Set<HousingLink>().Any(link => link.Id == offer.HousingLinkId));
        builder.Entity<HousingTarget>().HasQueryFilter("Scope", target => SeesAll || ScopeMunicipalities.Contains(target.Municipality));
        // The common floor of the region, and the own offer of one's municipalities. A name of its own: places are counted over all files.
        builder.Entity<Offer>().HasQueryFilter("Floor", offer => SeesAll || offer.Municipality == null || ScopeMunicipalities.Contains(offer.Municipality));
        builder.Entity<ProviderAgreement>().HasQueryFilter("Floor", agreement => SeesAll || agreement.Municipality == null || ScopeMunicipalities.Contains(agreement.Municipality));
        builder.Entity<MunicipalitySettings>().HasQueryFilter("Scope", settings => SeesAll || ScopeMunicipalities.Contains(settings.Municipality));
        builder.Entity<ImportRun>().HasQueryFilter("Scope", run => SeesAll || ScopeMunicipalities.Contains(run.Municipality));
        builder.Entity<ImportProgress>().HasQueryFilter("Scope", progress => SeesAll || Set<ImportRun>().Any(run => run.Id == progress.RunId));
        builder.Entity<ImportLine>().HasQueryFilter("Scope", line => SeesAll || Set<ImportRun>().Any(run => run.Id == line.RunId));
        builder.Entity<ImportOutcome>().HasQueryFilter("Scope", outcome => SeesAll || Set<ImportRun>().Any(run => run.Id == outcome.RunId));
        builder.Entity<ImportedPerson>().HasQueryFilter("Scope", person => SeesAll || Set<ImportRun>().Any(run => run.Id == person.RunId));
        // Who answers for all municipalities of a change for a group sees it.
        builder.Entity<BulkChange>().HasQueryFilter("Scope", change => SeesAll || !change.Codes.Any(code => code.Use == BulkCodeUse.Municipality && !ScopeMunicipalities.Contains(code.Code)));
        builder.Entity<BulkProgress>().HasQueryFilter("Scope", progress => SeesAll || Set<BulkChange>().Any(change => change.Id == progress.RunId));
        builder.Entity<BulkRow>().HasQueryFilter("Scope", row => SeesAll || Set<BulkChange>().Any(change => change.Id == row.RunId));
        builder.Entity<BulkTakenOut>().HasQueryFilter("Scope", one => SeesAll || Set<BulkChange>().Any(change => change.Id == one.RunId));
        builder.Entity<BulkChanged>().HasQueryFilter("Scope", row => SeesAll || Set<BulkChange>().Any(change => change.Id == row.RunId));
        builder.Entity<Spread>().HasQueryFilter("Scope", spread => SeesAll || ScopeMunicipalities.Contains(spread.Municipality));
        builder.Entity<SpreadProgress>().HasQueryFilter("Scope", progress => SeesAll || Set<Spread>().Any(spread => spread.Id == progress.RunId));
        builder.Entity<SpreadRow>().HasQueryFilter("Scope", row => SeesAll || Set<Spread>().Any(spread => spread.Id == row.RunId));
        builder.Entity<BulkInvite>().HasQueryFilter("Scope", invite => SeesAll || ScopeMunicipalities.Contains(invite.Municipality));
        builder.Entity<InviteProgress>().HasQueryFilter("Scope", progress => SeesAll || Set<BulkInvite>().Any(invite => invite.Id == progress.RunId));
        builder.Entity<InviteRow>().HasQueryFilter("Scope", row => SeesAll || Set<BulkInvite>().Any(invite => invite.Id == row.RunId));
        // An event of the region is everybody's; who is on its list is seen with the file. Places are counted over all files.
        builder.Entity<GroupEvent>().HasQueryFilter("Scope", one => SeesAll || one.Municipality == null || ScopeMunicipalities.Contains(one.Municipality));
        builder.Entity<EventInvitee>().HasQueryFilter("Scope", one => SeesAll || Set<CaseFile>().Any(file => file.Id == one.CaseFileId));
        builder.Entity<MunicipalWelcome>().HasQueryFilter("Scope", own => SeesAll || ScopeMunicipalities.Contains(own.Municipality));
        builder.Entity<Attachment>().HasQueryFilter("Scope", attachment => SeesAll || Set<CaseFile>().Any(file => file.Id == attachment.CaseFileId));
        builder.Entity<HelpedLetter>().HasQueryFilter("Scope", letter => SeesAll || Set<CaseFile>().Any(file => file.Id == letter.CaseFileId));
    }
}
