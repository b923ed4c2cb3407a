using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Municipalities;

/// <summary>
/// The style sheet and the logo of a municipality. Their addresses name the version, so a browser keeps them for as long as
/// it likes; an address of another version answers with what holds now and is asked again. The pages of the first password
/// and the second factor have the look too.
/// </summary>
public sealed class LookController : ReceptionController
{
    private const string Forever = "private, max-age=31536000, immutable", AskAgain = "private, no-cache";

    [HttpGet("/municipalities/{municipality}/look.css"), Needs(Permission.OwnAccount), FirstStep]
    public async Task<IActionResult> Sheet(string municipality, int? version)
    {
        var look = await Ask(new LookOf.Query(municipality)) ?? throw new NotThereException("look");
        if (!AccentColour.TryParse(look.Accent, out var accent))
            throw new NotThereException("look");
        Keep(version == look.Version);
        return Content(Css(LookColours.Of(accent)), "text/css; charset=utf-8", Tag(accent.ToString()[1..]));
    }

    [HttpGet("/municipalities/{municipality}/logo"), Needs(Permission.OwnAccount), FirstStep]
    public async Task<IActionResult> Logo(string municipality, string? version)
    {
        var logo = await Ask(new LogoOf.Query(municipality));
        Keep(version == logo.Sha256[..16]);
        return File(logo.Bytes, logo.Format == LogoFormat.Png ? "image/png" : "image/jpeg", null, Tag(logo.Sha256[..16]));
    }

    private FileContentResult Content(string text, string type, EntityTagHeaderValue tag) => File(System.Text.Encoding.UTF8.GetBytes(text), type, null, tag);

    private void Keep(bool isThisVersion) => Response.Headers.CacheControl = isThisVersion ? Forever : AskAgain;

    private static EntityTagHeaderValue Tag(string value) => new($"\"{value}\"");

    /// <summary>The tokens that a municipality sets (docs/screens.md, section 10). Only colours that were read as such stand in it.</summary>
    private static string Css(LookColours colours) => string.Create(CultureInfo.InvariantCulture, $$"""
        .voorbeeld-theme {
          --rc-accent: {{colours.Accent}};
          --rc-accent-dark: {{colours.Dark}};
          --rc-accent-tint: {{colours.Tint}};
          --rc-bar: {{colours.Bar}};
          --rc-bar-line: {{colours.BarLine}};
          --rc-bar-ink: #ffffff;
          --rc-bar-ink-soft: {{colours.BarInkSoft}};
        }

        """);
}
