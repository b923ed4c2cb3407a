using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.WorkQueue;

/// <summary>What is due, by when and whose move it is; and how much comes in the weeks ahead.</summary>
[Route("work-queue")]
public sealed class WorkQueueController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    /// <param name="whose">"mine", "nobody", "all", "t-" and a team, or "c-" and a colleague; see <see cref="QueueAddress"/>.</param>
    [HttpGet(""), Needs(Permission.ReadWorkQueue)]
    public async Task<IActionResult> Index(string? whose, string? reason, string? when, string? municipality, string? after, string? before)
    {
        var choice = QueueAddress.Read(whose, reason, when, municipality, me);
        var page = await Ask(new ShowQueue.Query(choice, FilePlace.Read(after), FilePlace.Read(before)));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in me.Municipalities)
            names[code] = T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop));
        return View(new QueuePage(page, names));
    }

    /// <param name="team">Null = of one person.</param>
    /// <param name="colleague">Null without a team = of whoever asks, or the first team of who has no files of the own.</param>
    [HttpGet("load"), Needs(Permission.ReadWorkQueue)]
    public async Task<IActionResult> Load(Guid? team, Guid? colleague) => View(await Ask(new ShowLoad.Query(team, colleague)));
}

/// <param name="Municipalities">Names by code, of those in scope.</param>
public sealed record QueuePage(ShowQueue.Page Page, IReadOnlyDictionary<string, string> Municipalities)
{
    /// <summary>Reasons that can be chosen, the terms of law first.</summary>
    public static readonly IReadOnlyList<DueReason> Reasons =
    [
        DueReason.PipTerm, DueReason.PipAwaited, DueReason.DecisionToSign, DueReason.MeasureToSign, DueReason.DecisionToSend, DueReason.ObjectionAnswer, DueReason.ObjectionPeriod, DueReason.IntegrationTerm,
        .. Enum.GetValues<DueReason>().Except([DueReason.PipTerm, DueReason.PipAwaited, DueReason.DecisionToSign, DueReason.MeasureToSign, DueReason.DecisionToSend, DueReason.ObjectionAnswer, DueReason.ObjectionPeriod, DueReason.IntegrationTerm]),
    ];
}

/// <summary>A choice of the work queue as it stands in an address.</summary>
public static class QueueAddress
{
    private const string Mine = "mine", Nobody = "nobody", All = "all", TeamPrefix = "t-", ColleaguePrefix = "c-";

    /// <summary>What is not understood is as if it was not chosen.</summary>
    public static QueueChoice Read(string? whose, string? reason, string? when, string? municipality, CurrentStaff me)
    {
        var (kind, of) = whose switch
        {
            Mine => (QueueWhose.Mine, (Guid?)null),
            Nobody => (QueueWhose.Nobody, null),
            All => (QueueWhose.All, null),
            _ when Id(whose, TeamPrefix) is { } team => (QueueWhose.Team, team),
            _ when Id(whose, ColleaguePrefix) is { } colleague => (QueueWhose.Colleague, colleague),
            _ => (me.May(Permission.OwnCaseload) ? QueueWhose.Mine : QueueWhose.All, null),
        };
        return new(
            kind, of, Reading.Choice<DueReason>(reason), Reading.Choice<QueueWhen>(when),
            municipality is not null && me.Municipalities.Contains(municipality) ? municipality : null);
    }

    public static string Whose(QueueWhose whose, Guid? of = null) => whose switch
    {
        QueueWhose.Team => TeamPrefix + of,
        QueueWhose.Colleague => ColleaguePrefix + of,
        QueueWhose.Nobody => Nobody,
        QueueWhose.All => All,
        _ => Mine,
    };

    /// <summary>The values for a link to the queue.</summary>
    public static object Route(QueueChoice choice, FilePlace? after = null, FilePlace? before = null) => new
    {
        whose = Whose(choice.Whose, choice.Of),
        reason = choice.Reason,
        when = choice.When,
        municipality = choice.Municipality,
        after,
        before,
    };

    private static Guid? Id(string? text, string prefix) => text?.StartsWith(prefix, StringComparison.Ordinal) == true && Guid.TryParse(text[prefix.Length..], out var id) ? id : null;
}
