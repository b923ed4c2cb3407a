using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Decisions;

/// <summary>The pieces of text of which a municipality makes its letters, by kind of letter.</summary>
[Needs(Permission.ManageMunicipality)]
public sealed class LetterBlocksController : ReceptionController
{
    [HttpGet("/municipalities/{municipality}/letter-blocks")]
    public async Task<IActionResult> Index(string municipality, string? kind = null) => View("/Features/Decisions/LetterBlocks.cshtml", await Ask(new ShowLetterBlocks.Query(municipality, KindOf(kind))));

    /// <summary>Begins with the words of the centre.</summary>
    [HttpPost("/municipalities/{municipality}/letter-blocks/standard")]
    public Task<IActionResult> TakeStandard(string municipality, Guid onceKey, string? kind = null) => Attempt(
        new TakeStandardLetter.Command(municipality, onceKey, KindOf(kind)), _ => Saved(municipality, KindOf(kind)), () => Index(municipality, kind));

    [HttpGet("/municipalities/{municipality}/letter-blocks/new")]
    public async Task<IActionResult> Add(string municipality, string? kind = null)
    {
        var view = await Ask(new ShowLetterBlocks.Query(municipality, KindOf(kind)));
        var place = view.Blocks.Count == 0 ? 1 : view.Blocks.Max(block => block.Place) + 1;
        return Form(view, new() { Place = place.ToString(CultureInfo.InvariantCulture), From = Today.InDigits(), OnceKey = Guid.NewGuid() });
    }

    [HttpPost("/municipalities/{municipality}/letter-blocks/new")]
    public Task<IActionResult> Add(string municipality, LetterBlockForm form) => SendAsync(municipality, null, form);

    [HttpGet("/municipalities/{municipality}/letter-blocks/{blockId:guid}")]
    public async Task<IActionResult> Change(string municipality, Guid blockId, string? kind = null)
    {
        var view = await Ask(new ShowLetterBlocks.Query(municipality, KindOf(kind)));
        var block = view.Blocks.FirstOrDefault(one => one.BlockId == blockId) ?? throw new NotThereException("block");
        return Form(view, new()
        {
            Version = block.Version,
            Heading = block.Heading,
            Place = block.Place.ToString(CultureInfo.InvariantCulture),
            Text = block.Editions[0].Text,
            From = (block.Editions[0].From > Today ? block.Editions[0].From : Today).InDigits(),
            EndsOn = block.EndsOn.InDigits(),
            OnceKey = Guid.NewGuid(),
        }, blockId);
    }

    [HttpPost("/municipalities/{municipality}/letter-blocks/{blockId:guid}")]
    public Task<IActionResult> Change(string municipality, Guid blockId, LetterBlockForm form) => SendAsync(municipality, blockId, form);

    private Task<IActionResult> SendAsync(string municipality, Guid? blockId, LetterBlockForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new WriteLetterBlock.Command(
                municipality, blockId, form.Version, Reading.Words(form.Heading), int.TryParse(form.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null,
                Reading.Words(form.Text), reading.Date(form.From, nameof(form.From)), reading.Date(form.EndsOn, nameof(form.EndsOn)), form.OnceKey, KindOf(form.Kind)),
            _ => Saved(municipality, KindOf(form.Kind)), async () => Form(await Ask(new ShowLetterBlocks.Query(municipality, KindOf(form.Kind))), form, blockId), reading);
    }

    // Letters of decision about a plan were first, and are what an address without a kind means.
    private static LetterKind KindOf(string? typed) => Reading.Choice<LetterKind>(typed) ?? LetterKind.Plan;

    private RedirectToActionResult Saved(string municipality, LetterKind kind)
    {
        Say("Municipalities.Saved");
        return RedirectToAction(nameof(Index), new { municipality, kind = kind == LetterKind.Plan ? null : kind.ToString() });
    }

    private ViewResult Form(ShowLetterBlocks.View view, LetterBlockForm form, Guid? blockId = null)
    {
        form.View = view;
        form.Kind = view.Kind.ToString();
        form.Stored = blockId is null ? null : view.Blocks.FirstOrDefault(one => one.BlockId == blockId) ?? throw new NotThereException("block");
        return View("/Features/Decisions/LetterBlock.cshtml", form);
    }
}

public sealed class LetterBlockForm
{
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>Which letter it is for.</summary>
    public string? Kind { get; set; }
    public string? Heading { get; set; }
    public string? Place { get; set; }
    public string? Text { get; set; }
    public string? From { get; set; }
    public string? EndsOn { get; set; }

    public ShowLetterBlocks.View View { get; set; } = null!;

    /// <summary>Null: a new block.</summary>
    public ShowLetterBlocks.Block? Stored { get; set; }
}
