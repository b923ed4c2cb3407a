using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Auditing;

/// <summary>The log of who did and saw what. The address holds codes, days and ids, never a name.</summary>
[Route("auditing"), Needs(Permission.ReadAuditLog)]
public sealed class AuditingController(AuditWords words) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AuditSearch search)
    {
        var reading = new Reading(Today);
        var from = reading.PastDate(search.From, nameof(search.From));
        var until = reading.PastDate(search.Until, nameof(search.Until));
        var page = new SearchAuditLog.Page([], null);
        try
        {
            if (reading.Errors.Count > 0)
                throw new InvalidInputException(reading.Errors);
            page = await Ask(new SearchAuditLog.Query(from, until, search.By, search.Action, search.Reference, AuditCursors.Read(search.Before)));
        }
        catch (InvalidInputException invalid)
        {
            foreach (var field in invalid.Fields)
                ModelState.AddModelError(field.Field, T.Named(field.Text, field.Values));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        var actions = AuditActions.All.Select(action => new Choice(action, words.Action(action))).OrderBy(choice => choice.Words, StringComparer.CurrentCulture).ToList();
        var actors = (await Ask(new AuditActors.Query())).Select(actor => new Choice(actor.Id.ToString(), actor.Name)).ToList();
        return View(new AuditLogPage(search, await words.ViewAsync(page.Entries, Stop), page.Next is { } next ? AuditCursors.Write(next) : null, actions, actors));
    }

    [HttpGet("{eventId:guid}")]
    public async Task<IActionResult> Details(Guid eventId) => View(await words.ViewAsync(await Ask(new AuditEventDetails.Query(eventId)), Stop));
}

/// <summary>What is asked of the log, as typed.</summary>
public sealed class AuditSearch
{
    public string? From { get; set; }
    public string? Until { get; set; }
    public Guid? By { get; set; }

    [FromQuery(Name = "what")]
    public string? Action { get; set; }
    public string? Reference { get; set; }
    public string? Before { get; set; }
}

public sealed record AuditLogPage(
    AuditSearch Search, IReadOnlyList<AuditEntryView> Entries, string? Next, IReadOnlyList<Choice> Actions, IReadOnlyList<Choice> Actors);

/// <summary>A cursor as it stands in an address: moment in ticks and id.</summary>
public static class AuditCursors
{
    public static string Write(AuditCursor cursor) => string.Create(CultureInfo.InvariantCulture, $"{cursor.At.UtcTicks:x}_{cursor.Id:N}");

    /// <summary>Null when there is none or it is not one of ours: then the newest are shown.</summary>
    public static AuditCursor? Read(string? text)
    {
        var parts = (text ?? "").Split('_');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(parts[1], "N", out var id)
            ? new(new DateTimeOffset(ticks, TimeSpan.Zero), id) : null;
    }
}
