using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PlanTemplates;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.PlanTemplates;

/// <summary>The template of plans: an administrator adds, changes and ends its lines, for everybody or for one municipality.</summary>
[Needs(Permission.ManageReferenceData)]
public sealed class PlanTemplatesController(ICodeLists codes) : ReceptionController
{
    [HttpGet("/reference-data/plan-template")]
    public async Task<IActionResult> Index() => View(await Ask(new TemplateLines.Query()));

    [HttpGet("/reference-data/plan-template/add")]
    public async Task<IActionResult> Add() => View("Line", await WithChoicesAsync(new() { OnceKey = Guid.NewGuid() }));

    [HttpPost("/reference-data/plan-template/add")]
    public async Task<IActionResult> Add(TemplateLineForm form)
    {
        var reading = new Reading(Today);
        var municipality = await form.Municipality.ReadAsync(codes, Lists.Municipalities, nameof(form.Municipality), reading, Stop);
        return await Attempt(
            new AddTemplateLine.Command(Reading.Words(form.Key), municipality, await form.ReadAsync(codes, reading, Stop), reading.Date(form.From, nameof(form.From)), Reading.Words(form.Reason), form.OnceKey),
            _ => Done("PlanTemplates.Added"), async () => View("Line", await WithChoicesAsync(form)), reading);
    }

    [HttpGet("/reference-data/plan-template/{templateLineId:guid}")]
    public async Task<IActionResult> Change(Guid templateLineId) => View("Line", await WithChoicesAsync(TemplateLineForm.Of(await LineAsync(templateLineId))));

    [HttpPost("/reference-data/plan-template/{templateLineId:guid}")]
    public async Task<IActionResult> Change(Guid templateLineId, TemplateLineForm form)
    {
        form.Stored = await LineAsync(templateLineId);
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeTemplateLine.Command(templateLineId, form.Version, await form.ReadAsync(codes, reading, Stop), reading.Date(form.Until, nameof(form.Until)), Reading.Words(form.Reason)),
            _ => Done("PlanTemplates.Changed"), async () => View("Line", await WithChoicesAsync(form)), reading, async () => View("Conflict", await ConflictAsync(form)));
    }

    private async Task<TemplateLines.Line> LineAsync(Guid lineId) => (await Ask(new TemplateLines.Query(lineId)))[0];

    private RedirectToActionResult Done(string said)
    {
        Say(said);
        return RedirectToAction(nameof(Index));
    }

    private async Task<Conflict> ConflictAsync(TemplateLineForm mine)
    {
        var theirs = TemplateLineForm.Of(mine.Stored!);
        await WithChoicesAsync(mine);
        string Words(IReadOnlyList<Choice> choices, string value) => choices.FirstOrDefault(choice => choice.Value == value)?.Words ?? value;
        return new(Url.Action(nameof(Change), new { templateLineId = mine.Stored!.Id })!, Url.Action(nameof(Index))!, mine.Stored.Version, Guid.NewGuid(),
        [
            new(nameof(mine.What), T["PlanTemplates.What"], mine.What, theirs.What),
            new(nameof(mine.WhatInEnglish), T["PlanTemplates.WhatInEnglish"], mine.WhatInEnglish, theirs.WhatInEnglish),
            new(nameof(mine.Goal), T["PlanTemplates.Goal"], mine.Goal, theirs.Goal),
            new(nameof(mine.Track), T["PlanTemplates.Track"], mine.Track, theirs.Track, Words(mine.TrackChoices, mine.Track ?? ""), Words(mine.TrackChoices, theirs.Track ?? "")),
            new(nameof(mine.Why), T["PlanTemplates.Why"], mine.Why, theirs.Why),
            new(nameof(mine.WhyInEnglish), T["PlanTemplates.WhyInEnglish"], mine.WhyInEnglish, theirs.WhyInEnglish),
            new(nameof(mine.Kind), T["PlanTemplates.Kind"], mine.Kind, theirs.Kind),
            new(nameof(mine.Stay), T["PlanTemplates.Stay"], mine.Stay.ToString(), theirs.Stay.ToString(), T.Of("PlanTemplates", mine.Stay), T.Of("PlanTemplates", theirs.Stay)),
            .. ConflictField.OfList(nameof(mine.Routes), T["PlanTemplates.Routes"], mine.Routes, theirs.Routes, value => value),
            .. ConflictField.OfList(nameof(mine.Motives), T["PlanTemplates.Motives"], mine.Motives, theirs.Motives, value => Words(mine.MotiveChoices, value)),
            .. ConflictField.OfList(nameof(mine.Answers), T["PlanTemplates.Answers"], mine.Answers, theirs.Answers, value => value),
            .. ConflictField.OfList(nameof(mine.NotIn), T["PlanTemplates.NotIn"], mine.NotIn, theirs.NotIn, value => Words(mine.MunicipalityChoices, value)),
            new(nameof(mine.Hours), T["PlanTemplates.Hours"], mine.Hours, theirs.Hours),
            new(nameof(mine.Starts), T["PlanTemplates.Starts"], mine.Starts, theirs.Starts),
            new(nameof(mine.Due), T["PlanTemplates.Due"], mine.Due, theirs.Due),
            new($"{nameof(mine.Act)}.{nameof(CodeInput.Text)}", T["Plans.Act"], mine.Act.Text, theirs.Act.Text),
            new(nameof(mine.Article), T["Plans.Article"], mine.Article, theirs.Article),
            new(nameof(mine.Payer), T["PlanTemplates.Payer"], mine.Payer, theirs.Payer, Words(mine.PayerChoices, mine.Payer ?? ""), Words(mine.PayerChoices, theirs.Payer ?? "")),
            ConflictField.OfDate(nameof(mine.Until), T["PlanTemplates.Until"], mine.Until, theirs.Until, Today),
            new(nameof(mine.Source), T["PlanTemplates.Source"], mine.Source, theirs.Source),
            new(nameof(mine.Reason), T["Shared.Reason"], mine.Reason, mine.Reason),
        ]);
    }

    private async Task<TemplateLineForm> WithChoicesAsync(TemplateLineForm form)
    {
        form.TrackChoices = await ChoicesAsync(Lists.Tracks);
        form.MotiveChoices = await ChoicesAsync(Lists.Motives);
        form.PayerChoices = await ChoicesAsync(Lists.Payers);
        form.Questions = await Ask(new QuestionsForTemplate.Query());
        form.MunicipalityChoices = [.. (await Ask(new MunicipalityList.Query())).Select(line => new Choice(line.Municipality.Value, line.Municipality.In(Text.Language)))];
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}
