using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
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
using ReceptionCentre.Domain.Facts;
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
using ReceptionCentre.Infrastructure.Access;
using ReceptionCentre.Infrastructure.Appointments;
using ReceptionCentre.Infrastructure.Attachments;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.BulkChanges;
using ReceptionCentre.Infrastructure.BulkInvites;
using ReceptionCentre.Infrastructure.CalendarFeeds;
using ReceptionCentre.Infrastructure.CaseFiles;
using ReceptionCentre.Infrastructure.Checklists;
using ReceptionCentre.Infrastructure.CivicIntegration;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.ConsultationHours;
using ReceptionCentre.Infrastructure.Contacts;
using ReceptionCentre.Infrastructure.Decisions;
using ReceptionCentre.Infrastructure.Departures;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Infrastructure.Enforcement;
using ReceptionCentre.Infrastructure.Enquiries;
using ReceptionCentre.Infrastructure.Events;
using ReceptionCentre.Infrastructure.GuestPasses;
using ReceptionCentre.Infrastructure.Handovers;
using ReceptionCentre.Infrastructure.Households;
using ReceptionCentre.Infrastructure.Housing;
using ReceptionCentre.Infrastructure.Imports;
using ReceptionCentre.Infrastructure.Intakes;
using ReceptionCentre.Infrastructure.Jobs;
using ReceptionCentre.Infrastructure.Journeys;
using ReceptionCentre.Infrastructure.LetterHelp;
using ReceptionCentre.Infrastructure.Linking;
using ReceptionCentre.Infrastructure.MeetingPlaces;
using ReceptionCentre.Infrastructure.Municipalities;
using ReceptionCentre.Infrastructure.NameMatching;
using ReceptionCentre.Infrastructure.Newcomers;
using ReceptionCentre.Infrastructure.OffSite;
using ReceptionCentre.Infrastructure.Placement;
using ReceptionCentre.Infrastructure.Plans;
using ReceptionCentre.Infrastructure.PlanTemplates;
using ReceptionCentre.Infrastructure.Providers;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Infrastructure.Referrals;
using ReceptionCentre.Infrastructure.Reminders;
using ReceptionCentre.Infrastructure.Reporting;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Infrastructure.Stays;
using ReceptionCentre.Infrastructure.StructuralSignals;
using ReceptionCentre.Infrastructure.Tasks;
using ReceptionCentre.Infrastructure.WaitingRooms;
using ReceptionCentre.Infrastructure.Welcome;
using ReceptionCentre.Infrastructure.WorkQueue;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>
/// The database. The model is the same for both providers. Every save of something that people may ask about leaves an
/// audit event; a save outside a command is refused.
/// </summary>
public sealed partial class ReceptionDbContext(DbContextOptions<ReceptionDbContext> options, ICurrentStaff current, AuditTrail audit, TimeProvider time)
    : IdentityUserContext<Account, Guid>(options), IReceptionDb
{
    public const int DefaultTextLength = 100;

    public DbSet<Person> Persons => Set<Person>();
    public DbSet<NameFact> Names => Set<NameFact>();
    public DbSet<BirthFact> Births => Set<BirthFact>();
    public DbSet<NationalityFact> Nationalities => Set<NationalityFact>();
    public DbSet<GenderFact> Genders => Set<GenderFact>();
    public DbSet<IdentityNumberFact> IdentityNumbers => Set<IdentityNumberFact>();
    public DbSet<LanguageFact> Languages => Set<LanguageFact>();
    public DbSet<ContactDetailFact> ContactDetails => Set<ContactDetailFact>();
    public DbSet<AddressFact> Addresses => Set<AddressFact>();
    public DbSet<ProtectionFact> Protections => Set<ProtectionFact>();
    public DbSet<NameKey> NameKeys => Set<NameKey>();
    public DbSet<PersonLink> PersonLinks => Set<PersonLink>();
    public DbSet<LinkedRow> LinkedRows => Set<LinkedRow>();
    public DbSet<Stay> Stays => Set<Stay>();
    public DbSet<MotiveFact> Motives => Set<MotiveFact>();
    public DbSet<FormalMotiveFact> FormalMotives => Set<FormalMotiveFact>();
    public DbSet<ResidenceTitleFact> ResidenceTitles => Set<ResidenceTitleFact>();
    public DbSet<IntendedStayFact> IntendedStays => Set<IntendedStayFact>();
    public DbSet<StayPartyFact> StayParties => Set<StayPartyFact>();
    public DbSet<LodgingFact> Lodgings => Set<LodgingFact>();
    public DbSet<RegisterEntryFact> RegisterEntries => Set<RegisterEntryFact>();
    public DbSet<LeavingFact> LeavingFacts => Set<LeavingFact>();
    public DbSet<IdentityDocumentFact> IdentityDocuments => Set<IdentityDocumentFact>();
    public DbSet<RegistrationQuestion> RegistrationQuestions => Set<RegistrationQuestion>();
    public DbSet<IntegrationDutyFact> Duties => Set<IntegrationDutyFact>();
    public DbSet<CaseFile> CaseFiles => Set<CaseFile>();
    public DbSet<AssignmentFact> Assignments => Set<AssignmentFact>();
    public DbSet<Clock> Clocks => Set<Clock>();
    public DbSet<FileState> FileStates => Set<FileState>();
    public DbSet<Postponement> Postponements => Set<Postponement>();
    public DbSet<CaseloadDay> CaseloadDays => Set<CaseloadDay>();
    public DbSet<CountedStay> CountedStays => Set<CountedStay>();
    public DbSet<Household> Households => Set<Household>();
    public DbSet<MembershipFact> Memberships => Set<MembershipFact>();
    public DbSet<ContactNote> ContactNotes => Set<ContactNote>();
    public DbSet<Enquiry> Enquiries => Set<Enquiry>();
    public DbSet<SignUpDay> SignUpDays => Set<SignUpDay>();
    public DbSet<Slip> Slips => Set<Slip>();
    public DbSet<WaitingRow> WaitingRows => Set<WaitingRow>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Invitee> Invitees => Set<Invitee>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<ConsultationHour> ConsultationHours => Set<ConsultationHour>();
    public DbSet<MeetingPlace> MeetingPlaces => Set<MeetingPlace>();
    public DbSet<WaitingRoom> WaitingRooms => Set<WaitingRoom>();
    public DbSet<WaitingNumber> WaitingNumbers => Set<WaitingNumber>();
    public DbSet<ReminderChoice> ReminderChoices => Set<ReminderChoice>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<StaffTask> StaffTasks => Set<StaffTask>();
    public DbSet<Intake> Intakes => Set<Intake>();
    public DbSet<IntakeQuestion> IntakeQuestions => Set<IntakeQuestion>();
    public DbSet<PlanTemplateLine> PlanTemplateLines => Set<PlanTemplateLine>();
    public DbSet<LearnabilityTest> LearnabilityTests => Set<LearnabilityTest>();
    public DbSet<SignalDismissal> SignalDismissals => Set<SignalDismissal>();
    public DbSet<IntegrationPlan> Plans => Set<IntegrationPlan>();
    public DbSet<IntegrationTrajectory> IntegrationTrajectories => Set<IntegrationTrajectory>();
    public DbSet<AchievementFact> Achievements => Set<AchievementFact>();
    public DbSet<HoursFact> IntegrationHours => Set<HoursFact>();
    public DbSet<CourseOfferFact> CourseOffers => Set<CourseOfferFact>();
    public DbSet<ExamFact> Exams => Set<ExamFact>();
    public DbSet<CivicParameter> CivicParameters => Set<CivicParameter>();
    public DbSet<DuoMessage> DuoMessages => Set<DuoMessage>();
    public DbSet<DuoNotice> DuoNotices => Set<DuoNotice>();
    public DbSet<DuoDifference> DuoDifferences => Set<DuoDifference>();
    public DbSet<DuoSchool> DuoSchools => Set<DuoSchool>();
    public DbSet<DuoSettings> DuoSettings => Set<DuoSettings>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<EnforcementPath> EnforcementPaths => Set<EnforcementPath>();
    public DbSet<EnforcementSettings> EnforcementSettings => Set<EnforcementSettings>();
    public DbSet<LetterBlock> LetterBlocks => Set<LetterBlock>();
    public DbSet<Mandate> Mandates => Set<Mandate>();
    public DbSet<SigningSettings> SigningSettings => Set<SigningSettings>();
    public DbSet<PlanExport> PlanExports => Set<PlanExport>();
    public DbSet<PlanExportProgress> PlanExportProgress => Set<PlanExportProgress>();
    public DbSet<PlanExportRow> PlanExportRows => Set<PlanExportRow>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentContent> DocumentContents => Set<DocumentContent>();
    public DbSet<Provider> Providers => Set<Provider>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<ProviderAgreement> ProviderAgreements => Set<ProviderAgreement>();
    public DbSet<CheckTerm> CheckTerms => Set<CheckTerm>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<StructuralSignal> StructuralSignals => Set<StructuralSignal>();
    public DbSet<ReferralDraft> ReferralDrafts => Set<ReferralDraft>();
    public DbSet<GuestPass> GuestPasses => Set<GuestPass>();
    public DbSet<PlacementWish> PlacementWishes => Set<PlacementWish>();
    public DbSet<PlacementPlace> PlacementPlaces => Set<PlacementPlace>();
    public DbSet<PlacementPair> PlacementPairs => Set<PlacementPair>();
    public DbSet<PlacementRefusal> PlacementRefusals => Set<PlacementRefusal>();
    public DbSet<HousingLink> HousingLinks => Set<HousingLink>();
    public DbSet<HousingLinkPerson> HousingLinkPeople => Set<HousingLinkPerson>();
    public DbSet<HousingOffer> HousingOffers => Set<HousingOffer>();
    public DbSet<HousingTarget> HousingTargets => Set<HousingTarget>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();
    public DbSet<HelpedLetter> HelpedLetters => Set<HelpedLetter>();
    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();
    public DbSet<Departure> Departures => Set<Departure>();
    public DbSet<DepartureNotice> DepartureNotices => Set<DepartureNotice>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<HandoverContent> HandoverContents => Set<HandoverContent>();
    public DbSet<HandoverKey> HandoverKeys => Set<HandoverKey>();
    public DbSet<HandoverSecret> HandoverSecrets => Set<HandoverSecret>();
    public DbSet<ReceivedHandover> ReceivedHandovers => Set<ReceivedHandover>();
    public DbSet<ReceivedContent> ReceivedContents => Set<ReceivedContent>();
    public DbSet<DestinationCare> DestinationCares => Set<DestinationCare>();
    public DbSet<HealthHandover> HealthHandovers => Set<HealthHandover>();
    public DbSet<MunicipalitySettings> MunicipalitySettings => Set<MunicipalitySettings>();
    public DbSet<WelcomeText> WelcomeTexts => Set<WelcomeText>();
    public DbSet<MunicipalWelcome> MunicipalWelcomes => Set<MunicipalWelcome>();
    public DbSet<MunicipalityLogo> MunicipalityLogos => Set<MunicipalityLogo>();
    public DbSet<TermsChange> TermsChanges => Set<TermsChange>();
    public DbSet<ChecklistItem> ChecklistItems => Set<ChecklistItem>();
    public DbSet<ChecklistTick> ChecklistTicks => Set<ChecklistTick>();
    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<CodeList> CodeLists => Set<CodeList>();
    public DbSet<Code> Codes => Set<Code>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportProgress> ImportProgress => Set<ImportProgress>();
    public DbSet<ImportLine> ImportLines => Set<ImportLine>();
    public DbSet<ImportOutcome> ImportOutcomes => Set<ImportOutcome>();
    public DbSet<ImportedPerson> ImportedPeople => Set<ImportedPerson>();
    public DbSet<BulkChange> BulkChanges => Set<BulkChange>();
    public DbSet<BulkProgress> BulkProgress => Set<BulkProgress>();
    public DbSet<BulkRow> BulkRows => Set<BulkRow>();
    public DbSet<BulkTakenOut> BulkTakenOut => Set<BulkTakenOut>();
    public DbSet<BulkChanged> BulkChanged => Set<BulkChanged>();
    public DbSet<WorkCapacity> WorkCapacities => Set<WorkCapacity>();
    public DbSet<Spread> Spreads => Set<Spread>();
    public DbSet<SpreadProgress> SpreadProgress => Set<SpreadProgress>();
    public DbSet<SpreadRow> SpreadRows => Set<SpreadRow>();
    public DbSet<BulkInvite> BulkInvites => Set<BulkInvite>();
    public DbSet<InviteProgress> InviteProgress => Set<InviteProgress>();
    public DbSet<InviteRow> InviteRows => Set<InviteRow>();
    public DbSet<GroupEvent> GroupEvents => Set<GroupEvent>();
    public DbSet<EventInvitee> EventInvitees => Set<EventInvitee>();
    public DbSet<EventAttendance> EventAttendance => Set<EventAttendance>();
    public DbSet<Journey> Journeys => Set<Journey>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<HandledCommand> HandledCommands => Set<HandledCommand>();
    public DbSet<UsedSecondFactorCode> UsedSecondFactorCodes => Set<UsedSecondFactorCode>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>Filled by the saves of a transaction, so that it can keep the clocks of the files; null outside one.</summary>
    internal TouchedFiles? Touched { get; set; }

    // Read by the query filters below, for each query anew.
    private bool SeesAll => current.IsSystem;
    private bool SeesProtected => current.IsSystem || current.May(Permission.ReadLockedParts);
    private PartialDate Today => PartialDate.Of(time.Today());
    private IReadOnlyList<string> ScopeMunicipalities => current.Municipalities;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving waits for the database: use SaveChangesAsync.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        Versions.Raise(ChangeTracker);
        audit.Write(this, current, time);
        Touched?.Note(ChangeTracker);
        // A transaction that was refused ends as a whole: a point to go back to before each save is two statements for nothing.
        Database.AutoSavepointsEnabled = false;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(DefaultTextLength);
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateConverter>();
        // Also where it is an argument of a function of the database.
        configurationBuilder.DefaultTypeMapping<PartialDate>().HasConversion<PartialDateConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        var dialect = Dialect.Of(this);
        builder.HasSequence<long>(CaseFilesTables.NumberSequence).StartsAt(1).IncrementsBy(1);
        builder.HasSequence<long>(OffSiteTables.NumberSequence).StartsAt(1).IncrementsBy(1);

        Configure(builder, new NewcomersTables());
        Configure(builder, new NameMatchingTables(dialect));
        Configure(builder, new LinkingTables());
        Configure(builder, new StaysTables());
        Configure(builder, new CaseFilesTables(dialect));
        Configure(builder, new ClocksTables(dialect));
        Configure(builder, new HouseholdsTables());
        Configure(builder, new ContactsTables());
        Configure(builder, new EnquiriesTables());
        Configure(builder, new OffSiteTables(dialect));
        Configure(builder, new MeetingPlacesTables());
        Configure(builder, new WaitingRoomsTables());
        Configure(builder, new AppointmentsTables());
        Configure(builder, new CalendarFeedsTables());
        Configure(builder, new RemindersTables());
        Configure(builder, new ConsultationHoursTables());
        Configure(builder, new TasksTables());
        Configure(builder, new IntakesTables());
        Configure(builder, new PlansTables());
        builder.ApplyConfiguration(new PlanTemplatesTables());
        Configure(builder, new CivicIntegrationTables());
        Configure(builder, new DecisionsTables());
        Configure(builder, new EnforcementTables());
        Configure(builder, new DuoTables());
        Configure(builder, new DocumentsTables(dialect));
        Configure(builder, new ReportingTables());
        Configure(builder, new ProvidersTables());
        Configure(builder, new ReferralsTables());
        builder.ApplyConfiguration(new GuestPassesTables());
        Configure(builder, new StructuralSignalsTables());
        Configure(builder, new PlacementTables());
        Configure(builder, new HousingTables());
        Configure(builder, new DeparturesTables());
        Configure(builder, new HandoversTables());
        Configure(builder, new ChecklistsTables());
        Configure(builder, new AttachmentsTables());
        Configure(builder, new LetterHelpTables());
        Configure(builder, new MunicipalitiesTables());
        Configure(builder, new WelcomeTables());
        Configure(builder, new StaffTables());
        Configure(builder, new AccessTables());
        Configure(builder, new AuditingTables());
        Configure(builder, new ReferenceDataTables(dialect));
        Configure(builder, new ImportsTables());
        Configure(builder, new BulkChangesTables());
        Configure(builder, new WorkQueueTables());
        Configure(builder, new BulkInvitesTables());
        Configure(builder, new EventsTables());
        Configure(builder, new JourneysTables());
        Configure(builder, new ProtectionKeyTable());
        AccountTables.Configure(builder);
        JobTables.Configure(builder, dialect.SchedulerTables);

        dialect.DayOfInstant(builder);
        dialect.FirstDayOf(builder);
        Scope(builder);
        KeysAreOurs(builder);
    }

    /// <summary>
    /// Ids are given by the domain. Without this a new part of something that is tracked already would pass for a stored one,
    /// because its key is filled, and be updated instead of added.
    /// </summary>
    private static void KeysAreOurs(ModelBuilder builder)
    {
        foreach (var key in builder.Model.GetEntityTypes().Where(type => type.ClrType.Assembly == typeof(CaseFile).Assembly)
            .SelectMany(type => type.FindPrimaryKey()!.Properties).Where(key => key.ClrType == typeof(Guid)))
        {
            key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    // A class that describes several tables is given to the builder once for each.
    private static void Configure(ModelBuilder builder, object tables)
    {
        var apply = typeof(ModelBuilder).GetMethod(nameof(ModelBuilder.ApplyConfiguration))!;
        foreach (var contract in tables.GetType().GetInterfaces().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)))
            apply.MakeGenericMethod(contract.GenericTypeArguments).Invoke(builder, [tables]);
    }

    private sealed class PartialDateConverter() : ValueConverter<PartialDate, int>(date => date.Number, number => PartialDate.FromNumber(number));
}
