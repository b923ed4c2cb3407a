using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>The page of a decision, whatever it is about: signed or sent back, sent, objected to.</summary>
public abstract class DecisionPageController(CurrentStaff me) : FileController
{
    protected CurrentStaff Me => me;

    /// <summary>The page, with what was typed where that was refused.</summary>
    protected abstract Task<IActionResult> PageAsync(Guid caseFileId, Guid subjectId);

    protected Task<IActionResult> SignAsync(Guid caseFileId, Guid subjectId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SignDecision.Command(form.DecisionId, form.Version, reading.PastDate(form.DatedOn, nameof(form.DatedOn)), Reading.Words(form.Remedy)),
            _ => Done("Decisions.SignedNow", caseFileId, subjectId), () => PageAsync(caseFileId, subjectId), reading);
    }

    protected Task<IActionResult> SendBackAsync(Guid caseFileId, Guid subjectId, DecisionForm form) => Attempt(
        new SendBackDecision.Command(form.DecisionId, form.Version, Reading.Words(form.Reason)),
        _ => Done("Decisions.SentBackNow", caseFileId, subjectId), () => PageAsync(caseFileId, subjectId));

    protected Task<IActionResult> SentAsync(Guid caseFileId, Guid subjectId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordSent.Command(form.DecisionId, form.Version, reading.PastDate(form.SentOn, nameof(form.SentOn))),
            _ => Done("Decisions.SentNow", caseFileId, subjectId), () => PageAsync(caseFileId, subjectId), reading);
    }

    protected Task<IActionResult> ObjectionAsync(Guid caseFileId, Guid subjectId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordObjection.Command(form.DecisionId, form.Version, reading.PastDate(form.ReceivedOn, nameof(form.ReceivedOn)), form.OnceKey),
            _ => Done("Decisions.ObjectionRecorded", caseFileId, subjectId), () => PageAsync(caseFileId, subjectId), reading);
    }

    protected Task<IActionResult> DecideOnObjectionAsync(Guid caseFileId, Guid subjectId, Guid objectionId, DecisionForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new DecideOnObjection.Command(form.DecisionId, objectionId, form.Version, Reading.Choice<ObjectionOutcome>(form.Outcome), reading.PastDate(form.DecidedOn, nameof(form.DecidedOn))),
            _ => Done("Decisions.ObjectionDecided", caseFileId, subjectId), () => PageAsync(caseFileId, subjectId), reading);
    }

    /// <summary>Back to the page, with a sentence.</summary>
    protected abstract IActionResult Done(string key, Guid caseFileId, Guid subjectId);

    /// <summary>What the page shows of the decision, whatever it is about.</summary>
    /// <param name="writes">Who works on it holds this.</param>
    protected TForm Filled<TForm>(TForm form, FileHead.Head head, ShowDecision.Result decision, Permission writes, string address) where TForm : DecisionForm
    {
        var latest = decision.Latest;
        form.CaseFileId = head.CaseFileId;
        form.Address = address;
        form.Shown = decision;
        // Who signs is seldom who works on the file.
        form.MayWork = head.MayWork && !head.IsClosed && me.May(writes);
        form.MaySign = !head.IsClosed && me.May(Permission.SignDecision);
        form.MayWriteLetter = !head.IsClosed && me.May(Permission.WriteDecisionLetter);
        form.MayNotSign = decision.MayNotSign(me.Id);
        form.DecisionId = latest?.DecisionId ?? Guid.Empty;
        form.Version = latest?.Version ?? form.Version;
        form.OnceKey = Guid.NewGuid();
        form.DatedOn = form.SentOn = form.ReceivedOn = form.DecidedOn = Today.InDigits();
        form.Remedy = decision.Remedy ?? T["Decisions.RemedyOfCentre", decision.Municipality?.Dutch ?? ""];
        return form;
    }
}

/// <summary>The page of a decision; one of its forms is sent at a time.</summary>
public class DecisionForm
{
    public Guid DecisionId { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? DatedOn { get; set; }
    public string? Remedy { get; set; }
    public string? Reason { get; set; }
    public string? SentOn { get; set; }
    public string? ReceivedOn { get; set; }
    public string? Outcome { get; set; }
    public string? DecidedOn { get; set; }

    public Guid CaseFileId { get; set; }

    /// <summary>Of the page; what it sends goes below it.</summary>
    public string Address { get; set; } = "";
    public ShowDecision.Result Shown { get; set; } = null!;
    public bool MayWork { get; set; }
    public bool MaySign { get; set; }
    public bool MayWriteLetter { get; set; }

    /// <summary>Name of the rule because of which one cannot sign; null = one can.</summary>
    public string? MayNotSign { get; set; }
}
