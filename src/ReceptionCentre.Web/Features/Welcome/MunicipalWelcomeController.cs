using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Welcome;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Welcome;

/// <summary>What a municipality tells newcomers about their registration, in its own words where it has them.</summary>
[Needs(Permission.ManageMunicipality)]
public sealed class MunicipalWelcomeController : ReceptionController
{
    [HttpGet("/municipalities/{municipality}/welcome")]
    public async Task<IActionResult> Index(string municipality) => View("OwnTexts", await Ask(new ShowMunicipalWelcome.Query(municipality)));

    /// <param name="kind">Code of the list "welcome-kinds".</param>
    [HttpGet("/municipalities/{municipality}/welcome/{kind}")]
    public async Task<IActionResult> Write(string municipality, string kind)
    {
        var (view, of) = await KindAsync(municipality, kind);
        return View("OwnText", OwnTextForm.Of(view, of));
    }

    [HttpPost("/municipalities/{municipality}/welcome/{kind}")]
    public async Task<IActionResult> Write(string municipality, string kind, OwnTextForm form)
    {
        (form.View, form.Stored) = await KindAsync(municipality, kind);
        return await Attempt(
            new WriteMunicipalWelcome.Command(
                municipality, kind, form.Version, Reading.Words(form.WhatDutch), Reading.Words(form.BringDutch), Reading.Words(form.WhoDutch), Reading.Words(form.WhenDutch),
                Reading.Words(form.WhatEnglish), Reading.Words(form.BringEnglish), Reading.Words(form.WhoEnglish), Reading.Words(form.WhenEnglish)),
            _ =>
            {
                Say("Municipalities.Saved");
                return RedirectToAction(nameof(Index), new { municipality });
            },
            () => Task.FromResult<IActionResult>(View("OwnText", form)),
            conflict: async () =>
            {
                var (view, of) = await KindAsync(municipality, kind);
                var theirs = OwnTextForm.Of(view, of);
                return View("Conflict", new Conflict(
                    Url.Action(nameof(Write), new { municipality, kind })!, Url.Action(nameof(Index), new { municipality })!, of.Version, Guid.NewGuid(),
                    [.. OwnTextForm.Names.Select(name => new ConflictField(name, T[$"Welcome.{name}"], form.Said(name), theirs.Said(name)))]));
            });
    }

    private async Task<(ShowMunicipalWelcome.View View, ShowMunicipalWelcome.Kind Kind)> KindAsync(string municipality, string kind)
    {
        var view = await Ask(new ShowMunicipalWelcome.Query(municipality));
        return (view, view.Kinds.FirstOrDefault(one => one.Code.Value == kind) ?? throw new NotThereException("kind"));
    }
}

public sealed class OwnTextForm
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        nameof(WhatDutch), nameof(WhatEnglish), nameof(WhenDutch), nameof(WhenEnglish), nameof(WhoDutch), nameof(WhoEnglish), nameof(BringDutch), nameof(BringEnglish),
    ];

    public int Version { get; set; }
    public string? WhatDutch { get; set; }
    public string? BringDutch { get; set; }
    public string? WhoDutch { get; set; }
    public string? WhenDutch { get; set; }
    public string? WhatEnglish { get; set; }
    public string? BringEnglish { get; set; }
    public string? WhoEnglish { get; set; }
    public string? WhenEnglish { get; set; }

    public ShowMunicipalWelcome.View? View { get; set; }
    public ShowMunicipalWelcome.Kind? Stored { get; set; }

    public static OwnTextForm Of(ShowMunicipalWelcome.View view, ShowMunicipalWelcome.Kind kind) => new()
    {
        View = view,
        Stored = kind,
        Version = kind.Version,
        WhatDutch = kind.OwnDutch.What,
        BringDutch = kind.OwnDutch.Bring,
        WhoDutch = kind.OwnDutch.Who,
        WhenDutch = kind.OwnDutch.When,
        WhatEnglish = kind.OwnEnglish.What,
        BringEnglish = kind.OwnEnglish.Bring,
        WhoEnglish = kind.OwnEnglish.Who,
        WhenEnglish = kind.OwnEnglish.When,
    };

    /// <summary>What was typed in a field.</summary>
    public string? Said(string name) => name switch
    {
        nameof(WhatDutch) => WhatDutch,
        nameof(WhatEnglish) => WhatEnglish,
        nameof(WhenDutch) => WhenDutch,
        nameof(WhenEnglish) => WhenEnglish,
        nameof(WhoDutch) => WhoDutch,
        nameof(WhoEnglish) => WhoEnglish,
        nameof(BringDutch) => BringDutch,
        _ => BringEnglish,
    };
}
