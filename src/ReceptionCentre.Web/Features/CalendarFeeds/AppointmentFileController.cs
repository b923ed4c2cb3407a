using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CalendarFeeds;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.CalendarFeeds;

/// <summary>An appointment as a file for the calendar of who is invited: to put in, to move and to take out again.</summary>
public sealed class AppointmentFileController : FileController
{
    private const string Dutch = "nl";

    [HttpGet("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/calendar-file"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Download(Guid caseFileId, Guid appointmentId)
    {
        var head = await HeadAsync(caseFileId);
        var view = await Ask(new AppointmentForCalendar.Query(caseFileId, appointmentId));
        var method = view.IsCancelled ? CalendarMethod.Cancel : CalendarMethod.Publish;
        var isDutch = head.Languages.OrderByDescending(language => language.Preferred).FirstOrDefault()?.Language?.Value is null or Dutch;
        var (line, desk) = (view.Line, view.Desk);
        var item = new CalendarItem(
            line.AppointmentId, line.Version, view.ChangedAt, new(line.BeginsAt, line.EndsAt), Both("CalendarFeeds.With", isDutch, " / ", desk.Centre),
            line.Where is null && line.PlaceKind?.Value != "office" ? line.PlaceKind?.In(Dutch) : string.Join(", ", new[] { line.Where, line.PlaceKind?.Value == "office" ? desk.Address : null }.Where(part => !string.IsNullOrEmpty(part))),
            string.Join("\n", new[]
            {
                Both("CalendarFeeds.Host", isDutch, " / ", line.Host), line.Topic is null ? null : Both("CalendarFeeds.About", isDutch, line.Topic), line.What,
                Both("CalendarFeeds.Call", isDutch, "\n", desk.Phone),
            }.Where(part => !string.IsNullOrEmpty(part))),
            null);
        var text = CalendarText.Write(desk.Centre, method, new(desk.Centre, string.IsNullOrEmpty(desk.Email) ? null : desk.Email), [item]);
        return File(
            Encoding.UTF8.GetBytes(text), $"{CalendarText.MediaType}; charset=utf-8; method={(view.IsCancelled ? "CANCEL" : "PUBLISH")}",
            view.IsCancelled ? T["CalendarFeeds.CancelFileName"] : T["CalendarFeeds.FileName"]);
    }

    // Whoever does not read Dutch finds the same in English.
    private static string Both(string key, bool isDutch, string between, params object?[] values) =>
        isDutch ? Text.InDutch(key, values) : Text.InDutch(key, values) + between + Text.InEnglish(key, values);

    private static string Both(string key, bool isDutch, CodeView topic) =>
        isDutch ? Text.InDutch(key, topic.In(Dutch)) : $"{Text.InDutch(key, topic.In(Dutch))} / {Text.InEnglish(key, topic.In("en"))}";
}
