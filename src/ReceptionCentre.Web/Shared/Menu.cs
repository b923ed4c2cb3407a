using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Shared;

/// <summary>The menu of one's roles: only what may be opened, in the order of the day.</summary>
public static class Menu
{
    private static readonly (Permission Permission, string Controller, string Action, string Words)[] Entries =
    [
        (Permission.OwnCaseload, "Caseload", "Mine", "CaseFiles.MyCaseload"),
        (Permission.ReadAppointments, "Calendar", "Show", "Appointments.Calendar"),
        (Permission.ReadAppointments, "Diary", "Day", "Appointments.OfTheDay"),
        (Permission.ServeWaitingRoom, "WaitingRoom", "Show", "WaitingRooms.Hall"),
        (Permission.ReadAppointments, "ConsultationHours", "Index", "ConsultationHours.Hours"),
        (Permission.ReadEvents, "Events", "Index", "Events.Events"),
        (Permission.MakeTask, "MyTasks", "Index", "Tasks.Mine"),
        (Permission.SignDecision, "Decisions", "Index", "Decisions.ToSign"),
        (Permission.ReadDuoWork, "DuoNotices", "Index", "Duo.WorklistIn"),
        (Permission.ReadDuoWork, "Duo", "Index", "Duo.WorklistOut"),
        (Permission.NoteEnquiry, "Enquiries", "New", "Enquiries.New"),
        (Permission.NoteSignal, "StructuralSignals", "Index", "StructuralSignals.Register"),
        (Permission.RegisterOffSite, "OffSite", "Index", "OffSite.Days"),
        (Permission.ReadWorkQueue, "WorkQueue", "Index", "WorkQueue.WorkQueue"),
        (Permission.CaseloadReport, "Reporting", "Caseload", "Reporting.Caseload"),
        (Permission.CaseloadReport, "Movements", "Index", "Reporting.Movements"),
        (Permission.CaseloadReport, "WaitingFigures", "Index", "WaitingRooms.Figures"),
        (Permission.CaseloadReport, "EnquiryFigures", "Index", "Reporting.Enquiries"),
        (Permission.CaseloadReport, "HousingFigures", "Index", "Housing.Report"),
        (Permission.ReceiveHandover, "ReceivedHandovers", "Index", "Handovers.Received"),
        (Permission.ImportArrivals, "Imports", "Index", "Imports.Imports"),
        (Permission.ChangeInBulk, "BulkChanges", "Index", "BulkChanges.BulkChanges"),
        (Permission.RequestDocument, "Reminders", "Letters", "Reminders.Letters"),
        (Permission.ExportPlans, "PlanExports", "Index", "Documents.PlanExports"),
        (Permission.ManageStaff, "StaffMembers", "Index", "Staff.People"),
        (Permission.ManageMunicipality, "Municipalities", "Index", "Municipalities.All"),
        (Permission.ManageMeetingPlaces, "MeetingPlaces", "Index", "MeetingPlaces.Places"),
        (Permission.ManageMeetingPlaces, "WaitingRooms", "Index", "WaitingRooms.Rooms"),
        (Permission.ManageReferenceData, "ReferenceData", "Index", "ReferenceData.Lists"),
        (Permission.PublicFigures, "Movements", "Public", "Reporting.PublicFigures"),
        (Permission.PublicFigures, "EnquiryFigures", "Public", "Reporting.PublicEnquiries"),
        (Permission.PublicFigures, "HousingFigures", "Public", "Housing.PublicReport"),
        (Permission.ReadProviders, "Offers", "Index", "Providers.Offers"),
        (Permission.ReadPlacement, "Placement", "Index", "Placement.Placement"),
        (Permission.ReadHousing, "Housing", "Index", "Housing.Housing"),
        (Permission.AnswerReferrals, "Receivers", "Index", "Receivers.Received"),
        (Permission.AskAccess, "Access", "Mine", "Access.Mine"),
        (Permission.AnswerAccess, "Access", "Questions", "Access.Questions"),
        (Permission.ReadAuditLog, "Auditing", "Index", "Auditing.Log"),
        (Permission.DestroyAttachment, "Attachments", "ToDestroy", "Attachments.ToDestroy"),
    ];

    public static IReadOnlyList<MenuLink> For(CurrentStaff me, IUrlHelper url, Text texts) =>
    [
        .. Entries.Where(entry => me.May(entry.Permission))
            .Select(entry => new MenuLink(url.Action(entry.Action, entry.Controller), texts[entry.Words])),
    ];
}

public sealed record MenuLink(string? Href, string Words);
