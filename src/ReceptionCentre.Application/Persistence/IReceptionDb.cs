using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CalendarFeeds;
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
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.Persistence;

/// <summary>
/// The centre's tables. Case files and what hangs on them show only what is in the scope of whoever asks; people are
/// regional and have no scope, so a query that shows them says itself what may be seen.
/// </summary>
public interface IReceptionDb
{
    DbSet<Person> Persons { get; }
    DbSet<NameFact> Names { get; }
    DbSet<BirthFact> Births { get; }
    DbSet<NationalityFact> Nationalities { get; }
    DbSet<GenderFact> Genders { get; }
    DbSet<IdentityNumberFact> IdentityNumbers { get; }
    DbSet<LanguageFact> Languages { get; }
    DbSet<ContactDetailFact> ContactDetails { get; }
    DbSet<AddressFact> Addresses { get; }
    DbSet<ProtectionFact> Protections { get; }
    DbSet<NameKey> NameKeys { get; }
    DbSet<PersonLink> PersonLinks { get; }
    DbSet<LinkedRow> LinkedRows { get; }
    DbSet<Stay> Stays { get; }
    DbSet<MotiveFact> Motives { get; }
    DbSet<FormalMotiveFact> FormalMotives { get; }
    DbSet<ResidenceTitleFact> ResidenceTitles { get; }
    DbSet<IntegrationDutyFact> Duties { get; }
    DbSet<IntendedStayFact> IntendedStays { get; }
    DbSet<StayPartyFact> StayParties { get; }
    DbSet<LodgingFact> Lodgings { get; }
    DbSet<RegisterEntryFact> RegisterEntries { get; }
    DbSet<LeavingFact> LeavingFacts { get; }
    DbSet<IdentityDocumentFact> IdentityDocuments { get; }
    DbSet<RegistrationQuestion> RegistrationQuestions { get; }
    DbSet<CaseFile> CaseFiles { get; }
    DbSet<AssignmentFact> Assignments { get; }
    DbSet<Clock> Clocks { get; }
    DbSet<FileState> FileStates { get; }
    DbSet<Postponement> Postponements { get; }
    DbSet<CaseloadDay> CaseloadDays { get; }
    DbSet<CountedStay> CountedStays { get; }
    DbSet<Household> Households { get; }
    DbSet<MembershipFact> Memberships { get; }
    DbSet<ContactNote> ContactNotes { get; }
    DbSet<Enquiry> Enquiries { get; }
    DbSet<SignUpDay> SignUpDays { get; }
    DbSet<Slip> Slips { get; }
    DbSet<WaitingRow> WaitingRows { get; }
    DbSet<Appointment> Appointments { get; }
    DbSet<Invitee> Invitees { get; }
    DbSet<MeetingPlace> MeetingPlaces { get; }
    DbSet<CalendarFeed> CalendarFeeds { get; }
    DbSet<ReminderChoice> ReminderChoices { get; }
    DbSet<Reminder> Reminders { get; }
    DbSet<WaitingRoom> WaitingRooms { get; }
    DbSet<WaitingNumber> WaitingNumbers { get; }
    DbSet<ConsultationHour> ConsultationHours { get; }
    DbSet<StaffTask> StaffTasks { get; }
    DbSet<Intake> Intakes { get; }
    DbSet<IntakeQuestion> IntakeQuestions { get; }
    DbSet<PlanTemplateLine> PlanTemplateLines { get; }
    DbSet<LearnabilityTest> LearnabilityTests { get; }
    DbSet<SignalDismissal> SignalDismissals { get; }
    DbSet<IntegrationPlan> Plans { get; }
    DbSet<IntegrationTrajectory> IntegrationTrajectories { get; }
    DbSet<AchievementFact> Achievements { get; }
    DbSet<HoursFact> IntegrationHours { get; }
    DbSet<CourseOfferFact> CourseOffers { get; }
    DbSet<ExamFact> Exams { get; }
    DbSet<CivicParameter> CivicParameters { get; }
    DbSet<DuoMessage> DuoMessages { get; }
    DbSet<DuoNotice> DuoNotices { get; }
    DbSet<DuoDifference> DuoDifferences { get; }
    DbSet<DuoSchool> DuoSchools { get; }
    DbSet<DuoSettings> DuoSettings { get; }
    DbSet<Decision> Decisions { get; }
    DbSet<EnforcementPath> EnforcementPaths { get; }
    DbSet<EnforcementSettings> EnforcementSettings { get; }
    DbSet<LetterBlock> LetterBlocks { get; }
    DbSet<Mandate> Mandates { get; }
    DbSet<SigningSettings> SigningSettings { get; }
    DbSet<Document> Documents { get; }
    DbSet<PlanExport> PlanExports { get; }
    DbSet<PlanExportProgress> PlanExportProgress { get; }
    DbSet<PlanExportRow> PlanExportRows { get; }
    DbSet<DocumentContent> DocumentContents { get; }
    DbSet<Provider> Providers { get; }
    DbSet<Offer> Offers { get; }
    DbSet<ProviderAgreement> ProviderAgreements { get; }
    DbSet<CheckTerm> CheckTerms { get; }
    DbSet<Referral> Referrals { get; }
    DbSet<StructuralSignal> StructuralSignals { get; }
    DbSet<ReferralDraft> ReferralDrafts { get; }
    DbSet<GuestPass> GuestPasses { get; }
    DbSet<PlacementWish> PlacementWishes { get; }
    DbSet<PlacementPlace> PlacementPlaces { get; }
    DbSet<PlacementPair> PlacementPairs { get; }
    DbSet<PlacementRefusal> PlacementRefusals { get; }
    DbSet<HousingLink> HousingLinks { get; }
    DbSet<HousingLinkPerson> HousingLinkPeople { get; }
    DbSet<HousingOffer> HousingOffers { get; }
    DbSet<HousingTarget> HousingTargets { get; }
    DbSet<Attachment> Attachments { get; }
    DbSet<AttachmentContent> AttachmentContents { get; }
    DbSet<HelpedLetter> HelpedLetters { get; }
    DbSet<AccessRequest> AccessRequests { get; }
    DbSet<Departure> Departures { get; }
    DbSet<DepartureNotice> DepartureNotices { get; }
    DbSet<Handover> Handovers { get; }
    DbSet<HandoverContent> HandoverContents { get; }
    DbSet<HandoverKey> HandoverKeys { get; }
    DbSet<HandoverSecret> HandoverSecrets { get; }
    DbSet<ReceivedHandover> ReceivedHandovers { get; }
    DbSet<ReceivedContent> ReceivedContents { get; }
    DbSet<DestinationCare> DestinationCares { get; }
    DbSet<HealthHandover> HealthHandovers { get; }
    DbSet<MunicipalitySettings> MunicipalitySettings { get; }
    DbSet<WelcomeText> WelcomeTexts { get; }
    DbSet<MunicipalWelcome> MunicipalWelcomes { get; }
    DbSet<MunicipalityLogo> MunicipalityLogos { get; }
    DbSet<TermsChange> TermsChanges { get; }
    DbSet<ChecklistItem> ChecklistItems { get; }
    DbSet<ChecklistTick> ChecklistTicks { get; }
    DbSet<StaffMember> StaffMembers { get; }
    DbSet<Team> Teams { get; }
    DbSet<CodeList> CodeLists { get; }
    DbSet<Code> Codes { get; }
    DbSet<ImportRun> ImportRuns { get; }
    DbSet<ImportProgress> ImportProgress { get; }
    DbSet<ImportLine> ImportLines { get; }
    DbSet<ImportOutcome> ImportOutcomes { get; }
    DbSet<ImportedPerson> ImportedPeople { get; }
    DbSet<BulkChange> BulkChanges { get; }
    DbSet<BulkProgress> BulkProgress { get; }
    DbSet<BulkRow> BulkRows { get; }
    DbSet<BulkTakenOut> BulkTakenOut { get; }
    DbSet<BulkChanged> BulkChanged { get; }
    DbSet<WorkCapacity> WorkCapacities { get; }
    DbSet<Spread> Spreads { get; }
    DbSet<SpreadProgress> SpreadProgress { get; }
    DbSet<SpreadRow> SpreadRows { get; }
    DbSet<BulkInvite> BulkInvites { get; }
    DbSet<InviteProgress> InviteProgress { get; }
    DbSet<InviteRow> InviteRows { get; }
    DbSet<GroupEvent> GroupEvents { get; }
    DbSet<EventInvitee> EventInvitees { get; }
    DbSet<EventAttendance> EventAttendance { get; }
    DbSet<Journey> Journeys { get; }
    DbSet<AuditEvent> AuditEvents { get; }
    DbSet<HandledCommand> HandledCommands { get; }
}
