using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>What can be allowed: a feature and an action. The same table stands in docs/permissions.md and is tested route by route.</summary>
public enum Permission
{
    SearchNewcomers,
    RegisterNewcomer,
    ChangeNewcomer,
    LinkPersons,
    OpenFileHead,
    OpenWholeFile,
    ChangeStay,
    ReadHousehold,
    ChangeHousehold,
    NoteContact,
    NoteEnquiry,
    NoteSignal,
    AnswerSignal,
    RegisterOffSite,
    ReadAppointments,
    MakeAppointment,
    ServeWaitingRoom,
    KeepConsultationHours,
    ReadEvents,
    KeepEvents,
    InviteToEvent,
    NoteAttendance,
    NoteSigning,
    ReadTasks,
    MakeTask,
    ReadIntake,
    WriteIntake,
    ReadHealth,
    ReadPlan,
    WritePlan,
    AgreePlan,
    WriteDecisionLetter,
    SignDecision,
    ReadEnforcement,
    WriteEnforcement,
    ReadDuoWork,
    WorkWithDuo,
    ReadDocuments,
    RequestDocument,
    ExportPlans,
    ReadReferrals,
    Refer,
    AnswerReferrals,
    ReadPlacement,
    PlacePeople,
    KeepPlaces,
    CheckFairness,
    ReadHousing,
    KeepHousing,
    KeepHousingTargets,
    ReadChecklist,
    TickChecklist,
    RecordDeparture,
    HandOver,
    ReceiveHandover,
    AnswerHandover,
    AddAttachment,
    WithdrawAttachment,
    DestroyAttachment,
    ReadLetters,
    HelpWithLetter,
    ReadFileHistory,
    TakeFile,
    AssignFile,
    OwnCaseload,
    ReadWorkQueue,
    SpreadWork,
    InviteInBulk,
    CaseloadReport,
    PublicFigures,
    AskAccess,
    AnswerAccess,
    ReadLockedParts,
    ProtectPerson,
    ManageStaff,
    ManageReferenceData,
    ManageMunicipality,
    ManageMeetingPlaces,
    ReadProviders,
    ManageProviders,
    ImportArrivals,
    TakeBackImport,
    ChangeInBulk,
    ReadAuditLog,
    OwnAccount,
}

/// <summary>Roles as sets of permissions; named permissions come on top, by person.</summary>
public static class Permissions
{
    private static readonly Permission[] Desk =
    [
        Permission.SearchNewcomers, Permission.RegisterNewcomer, Permission.ChangeNewcomer, Permission.OpenFileHead,
        Permission.ReadHousehold, Permission.ChangeHousehold, Permission.NoteContact, Permission.NoteEnquiry, Permission.NoteSignal, Permission.RegisterOffSite, Permission.AddAttachment, Permission.ReadLetters, Permission.HelpWithLetter,
        Permission.ReadAppointments, Permission.MakeAppointment, Permission.ServeWaitingRoom, Permission.ReadEvents, Permission.NoteAttendance, Permission.ReadTasks, Permission.MakeTask, Permission.AskAccess, Permission.ReadProviders,
        Permission.ReadChecklist, Permission.TickChecklist, Permission.ReadHousing,
    ];

    private static readonly Permission[] Casework =
    [
        Permission.OpenWholeFile, Permission.ChangeStay, Permission.ReadIntake, Permission.WriteIntake, Permission.ReadPlan, Permission.WritePlan, Permission.AgreePlan, Permission.WriteDecisionLetter, Permission.SignDecision, Permission.ReadEnforcement, Permission.WriteEnforcement, Permission.ReadDuoWork, Permission.WorkWithDuo,
        Permission.ReadDocuments, Permission.RequestDocument, Permission.WithdrawAttachment, Permission.RecordDeparture, Permission.HandOver, Permission.ReceiveHandover,
        Permission.ReadFileHistory, Permission.KeepConsultationHours, Permission.KeepEvents, Permission.InviteToEvent, Permission.NoteSigning, Permission.TakeFile, Permission.OwnCaseload, Permission.ReadWorkQueue, Permission.InviteInBulk, Permission.AnswerAccess, Permission.ReadReferrals, Permission.Refer, Permission.ReadPlacement, Permission.PlacePeople, Permission.KeepPlaces, Permission.KeepHousing, Permission.LinkPersons,
    ];

    private static readonly Dictionary<Role, HashSet<Permission>> OfRole = new()
    {
        [Role.FrontDesk] = [.. Desk, Permission.OwnAccount],
        [Role.Caseworker] = [.. Desk, .. Casework, Permission.OwnAccount],
        [Role.Manager] =
        [
            Permission.SearchNewcomers, Permission.OpenFileHead, Permission.OpenWholeFile, Permission.ReadHousehold, Permission.ReadAppointments, Permission.ReadTasks,
            Permission.ReadIntake, Permission.ReadPlan, Permission.WriteDecisionLetter, Permission.SignDecision, Permission.ReadEnforcement, Permission.ReadDuoWork, Permission.ReadDocuments, Permission.ReadFileHistory, Permission.AssignFile, Permission.ReadWorkQueue, Permission.SpreadWork, Permission.InviteInBulk, Permission.CaseloadReport, Permission.PublicFigures, Permission.NoteSignal, Permission.AnswerSignal,
            Permission.AnswerAccess, Permission.OwnAccount, Permission.ReadReferrals, Permission.ReadPlacement, Permission.PlacePeople, Permission.KeepPlaces, Permission.CheckFairness, Permission.ReadHousing, Permission.KeepHousingTargets, Permission.ReadLetters, Permission.ReadChecklist, Permission.ReadProviders, Permission.ManageProviders,
            Permission.ImportArrivals, Permission.TakeBackImport, Permission.ChangeInBulk, Permission.ExportPlans,
            Permission.LinkPersons, Permission.ManageMeetingPlaces, Permission.KeepConsultationHours, Permission.ReadEvents, Permission.KeepEvents, Permission.InviteToEvent,
        ],
        [Role.Administrator] = [Permission.PublicFigures, Permission.ManageStaff, Permission.ManageReferenceData, Permission.ManageMunicipality, Permission.ManageMeetingPlaces, Permission.ReadProviders, Permission.ManageProviders, Permission.OwnAccount],
        [Role.PrivacyOfficer] = [Permission.ReadAuditLog, Permission.DestroyAttachment, Permission.OwnAccount],
        [Role.Receiver] = [Permission.AnswerReferrals, Permission.OwnAccount],
    };

    private static readonly Dictionary<NamedPermission, HashSet<Permission>> OfName = new()
    {
        [NamedPermission.LockedParts] = [Permission.ReadLockedParts, Permission.ProtectPerson],
        [NamedPermission.Health] = [Permission.ReadHealth],
    };

    private static readonly Dictionary<PassPurpose, HashSet<Permission>> OfPurpose = new()
    {
        [PassPurpose.Referral] = [Permission.AnswerReferrals],
        [PassPurpose.Handover] = [Permission.AnswerHandover],
    };

    public static IReadOnlySet<Permission> Of(Role role) => OfRole[role];

    /// <summary>What a guest may do with the one thing of the pass.</summary>
    public static IReadOnlySet<Permission> Of(PassPurpose purpose) => OfPurpose[purpose];

    public static IReadOnlySet<Permission> Of(IEnumerable<Role> roles, IEnumerable<NamedPermission> named) =>
        roles.SelectMany(role => OfRole[role]).Concat(named.SelectMany(name => OfName[name])).ToHashSet();

    /// <summary>Roles that always sign in with a second factor: those that reach accounts or the log, and whoever comes from outside.</summary>
    public static bool NeedsSecondFactor(Role role) => role is Role.Administrator or Role.PrivacyOfficer or Role.Receiver;
}
