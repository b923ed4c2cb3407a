using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Welcome;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Web.Features.Auditing;
using ReceptionCentre.Web.Features.Checklists;
using ReceptionCentre.Web.Features.Intakes;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>The file of a person: overview with the life line.</summary>
public sealed class CaseFilesController(CurrentStaff me, AuditWords words) : FileController
{
    /// <summary>Left by the page that registered somebody: the id of the file.</summary>
    public const string JustRegistered = "JustRegistered";

    private const int LatestContacts = 3;

    /// <summary>Whoever may see only the head sees the head, and how to note a contact.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/overview"), Needs(Permission.OpenFileHead)]
    public async Task<IActionResult> Overview(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        // Somebody was registered just now: what the desk says then stands above everything.
        if (TempData[JustRegistered] is Guid registered && registered == caseFileId && me.May(Permission.RegisterNewcomer))
            ViewData["Welcome"] = await Ask(new ShowWelcome.Query(caseFileId));
        if (!me.May(Permission.OpenWholeFile))
            return View("HeadOnly", new HeadOnlyView(head, me.May(Permission.ReadChecklist) ? await ArrivalAsync(head) : null));
        var life = await Ask(new FileLife.Query(caseFileId));
        var contacts = await Ask(new ContactsOfFile.Query(caseFileId, Most: LatestContacts));
        return View(new OverviewView(head, new LifeWords(T, Url, caseFileId).Describe(life), life.Asks, life.Terms, contacts.Notes, await ArrivalAsync(head), await SignalsAsync(head)));
    }

    private async Task<SignalsPanel?> SignalsAsync(FileHead.Head head) => head.IsClosed || !me.May(Permission.ReadIntake) ? null
        : new(head.CaseFileId, await Ask(new SignalsOfFile.Query(head.CaseFileId)), head.MayWork && me.May(Permission.WriteIntake), head.Name.CalledName);

    // While the file is young the list is there in full; later it is folded up as long as something is open.
    private async Task<ArrivalView?> ArrivalAsync(FileHead.Head head)
    {
        if (head.IsClosed)
            return null;
        var list = await Ask(new ChecklistOfFile.Query(head.CaseFileId));
        var isYoung = head.OpenedOn.AddDays(ArrivalView.YoungDays) > Today;
        return list.Lines.Count == 0 || (!isYoung && list.Open == 0) ? null : new(new(head.CaseFileId, list, ChecklistsController.MayTick(head, me)), isYoung && list.Open > 0);
    }

    /// <summary>Everything that happened in the file and to its person; every opening is in it.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/history"), Needs(Permission.ReadFileHistory)]
    public async Task<IActionResult> History(Guid caseFileId, string? before)
    {
        var head = await HeadAsync(caseFileId);
        var page = await Ask(new FileHistory.Query(caseFileId, AuditCursors.Read(before)));
        return View(new HistoryView(head, AuditEntryView.WithReadingsTogether(await words.ViewAsync(page.Entries, Stop)), page.Next is { } next ? AuditCursors.Write(next) : null));
    }
}

public sealed record HistoryView(FileHead.Head Head, IReadOnlyList<AuditEntryView> Entries, string? Next);

public sealed record OverviewView(
    FileHead.Head Head, LifeLine Life, IReadOnlyList<FileLife.Asked> Asks, CaseloadTerms Terms, IReadOnlyList<ContactsOfFile.Note> Contacts, ArrivalView? Arrival,
    SignalsPanel? Signals);

/// <param name="Arrival">Null when nothing of the list is open.</param>
public sealed record HeadOnlyView(FileHead.Head Head, ArrivalView? Arrival);

/// <summary>The arrival checklist on the overview.</summary>
/// <param name="IsUnfolded">Shown in full; else folded up.</param>
public sealed record ArrivalView(ChecklistView Checklist, bool IsUnfolded)
{
    /// <summary>So long after its opening a file counts as young.</summary>
    public const int YoungDays = 90;
}
