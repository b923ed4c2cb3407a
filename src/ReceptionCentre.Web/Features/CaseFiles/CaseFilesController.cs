using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.Auditing;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>The file of a person: overview with the life line.</summary>
public sealed class CaseFilesController(CurrentStaff me, AuditWords words) : FileController
{
    private const int LatestContacts = 3;

    /// <summary>Whoever may see only the head sees the head, and how to note a contact.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/overview"), Needs(Permission.OpenFileHead)]
    public async Task<IActionResult> Overview(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        if (!me.May(Permission.OpenWholeFile))
            return View("HeadOnly", head);
        var life = await Ask(new FileLife.Query(caseFileId));
        var contacts = await Ask(new ContactsOfFile.Query(caseFileId, Most: LatestContacts));
        return View(new OverviewView(head, new LifeWords(T, Url, caseFileId).Describe(life), life.Todo, contacts.Notes));
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
    FileHead.Head Head, LifeLine Life, IReadOnlyList<FileLife.Todo> Todo, IReadOnlyList<ContactsOfFile.Note> Contacts);
