using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.Appointments;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>The caseworker's day and own files.</summary>
public sealed class CaseloadController(CurrentStaff me) : ReceptionController
{
    /// <param name="all">Shows everything that is due, not only the first.</param>
    [HttpGet("/caseload/today"), ActionName("Today"), Needs(Permission.OwnCaseload)]
    public async Task<IActionResult> Day(bool all = false) =>
        View("CaseloadToday", new CaseloadDay(await Ask(new Today.Query()), all, await AppointmentsAsync(), me.May(Permission.ReadDuoWork) ? await Ask(new CountNotices.Query()) : 0, await CallsAsync()));

    private async Task<int> CallsAsync() => me.May(Permission.RecordDeparture) ? (await Ask(new CallsAfterDeparture.Query())).Count(call => call.On <= Today && (call.IsMine || call.Caseworker is null)) : 0;

    private async Task<AppointmentsToday> AppointmentsAsync()
    {
        var day = await Ask(new MyDay.Query(Today));
        return new(day.Lines, day.Now, false, false, "", new Dictionary<string, Guid>(), await Ask(new SessionsToday.Query()));
    }

    [HttpGet("/caseload"), Needs(Permission.OwnCaseload)]
    public async Task<IActionResult> Mine(CaseloadState? state, string? task, string? sort, string? after, string? before)
    {
        var (by, descending) = CaseloadOrder.Read(sort);
        var page = await Ask(new Caseload.Query(state, task, by, descending, FilePlace.Read(after), FilePlace.Read(before)));
        return View("CaseloadMine", new CaseloadList(page, state, task, new(by, descending)));
    }

    [HttpGet("/caseload/unassigned"), Needs(Permission.TakeFile)]
    public async Task<IActionResult> Unassigned(string? after, string? before) =>
        View("CaseloadUnassigned", await Ask(new UnassignedFiles.Query(FilePlace.Read(after), FilePlace.Read(before))));
}

/// <param name="Notices">Notices of DUO that wait for an answer, at most <see cref="CountNotices.Most"/>.</param>
/// <param name="Calls">People who left and are to be called by now, of the own files and of files that nobody has.</param>
public sealed record CaseloadDay(Today.Day Day, bool All, AppointmentsToday Appointments, int Notices, int Calls)
{
    public const int ShownFirst = 20;
}

public sealed record CaseloadList(Caseload.Page Page, CaseloadState? State, string? Task, CaseloadOrder Order);

/// <summary>The order of a list as it stands in the address: "name", "-name".</summary>
public sealed record CaseloadOrder(CaseloadSort By, bool Descending)
{
    private static readonly Dictionary<CaseloadSort, string> Words = new()
    {
        [CaseloadSort.NextStep] = "step",
        [CaseloadSort.Name] = "name",
        [CaseloadSort.LastContact] = "contact",
    };

    public string InAddress => (Descending ? "-" : "") + Words[By];

    /// <summary>What a click on the header of a column asks for: this order, or the other way round.</summary>
    public string Click(CaseloadSort column) => (column == By && !Descending ? "-" : "") + Words[column];

    /// <summary>For aria-sort; null on the other columns.</summary>
    public string? Sorted(CaseloadSort column) => column != By ? null : Descending ? "descending" : "ascending";

    public static (CaseloadSort By, bool Descending) Read(string? text)
    {
        var by = Words.FirstOrDefault(pair => pair.Value == text?.TrimStart('-')).Key;
        return by == default ? (CaseloadSort.NextStep, false) : (by, text!.StartsWith('-'));
    }
}

/// <summary>The first cells of a file in a list: who, and what next.</summary>
public sealed record CaseloadLine(CaseloadFile File, DateOnly Today);
