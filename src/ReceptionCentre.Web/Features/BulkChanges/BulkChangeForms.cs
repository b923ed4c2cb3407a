using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Features.Batches;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.BulkChanges;

public sealed class BulkChangeForm
{
    public Guid OnceKey { get; set; }
    public string? Name { get; set; }
    public string? Fact { get; set; }
    public CodeInput Code { get; set; } = new();
    public string? On { get; set; }
    public string? IsFollowed { get; set; }
    public CodeInput Successor { get; set; } = new();
    public string? SuccessorLastDay { get; set; }
    public string? AlsoFromRegister { get; set; }
    public IList<string> Municipalities { get; set; } = [];
    public string? Task { get; set; }
    public string? Motive { get; set; }
    public string? EndsFrom { get; set; }
    public string? EndsUntil { get; set; }
    public IList<string> OwnGrounds { get; set; } = [];
    public string? Act { get; set; }
    public string? Article { get; set; }
    public string? Decision { get; set; }
    public string? DecidedOn { get; set; }
    public string? Source { get; set; }
    public string? Reason { get; set; }

    public BulkFact Kind => Reading.Choice<BulkFact>(Fact) ?? BulkFact.ResidenceTitle;

    public IReadOnlyList<Choice> MunicipalityChoices { get; set; } = [];
    public IReadOnlyList<Choice> Tasks { get; set; } = [];
    public IReadOnlyList<Choice> Motives { get; set; } = [];
    public IReadOnlyList<Choice> Acts { get; set; } = [];
}

public sealed class BulkStepForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Reason { get; set; }

    public ShowBulkChange.View? Change { get; set; }
    public BulkLine? Line { get; set; }
    public BulkWords? Words { get; set; }
}

/// <param name="Finding">Who is listed of what the dry run found; null = what was changed is listed, or nothing.</param>
/// <param name="Changed">Who is listed of what was changed.</param>
/// <param name="Lines">Null = nobody is listed now.</param>
public sealed record BulkPage(ShowBulkChange.View Change, BulkFinding? Finding, BulkChangedState? Changed, RowsOfBulkChange.Page? Lines, BulkWords Words)
{
    public static RunProgress ProgressOf(ShowBulkChange.View change, Text texts, IUrlHelper url) =>
        new(texts.Of("BulkChanges", change.State), change.Percent, change.Position, change.Rows, url.Action("Progress", "BulkChanges", new { bulkChangeId = change.RunId })!);
}

/// <summary>A change for a group in words.</summary>
public sealed class BulkWords(Text texts)
{
    /// <summary>"Verblijfstitel X geldt tot en met 04-03-2027. Vanaf 05-03-2027 geldt Y."</summary>
    public string What(ShowBulkChange.View change)
    {
        var (terms, last) = (change.Terms, change.Terms.On.AddDays(-1).InDigits());
        var ends = texts["BulkChanges.What.Ends", texts.Of("BulkChanges", terms.Fact), texts.Code(change.Code), last];
        if (terms.Successor is null)
            return ends;
        var next = terms.SuccessorUntil?.AddDays(-1).InDigits();
        if (terms.Successor == terms.Code)
            return texts["BulkChanges.What.Longer", texts.Of("BulkChanges", terms.Fact), texts.Code(change.Code), last, next];
        return ends + " " + (next is null
            ? texts["BulkChanges.What.Follows", terms.On.InDigits(), texts.Code(change.Successor)]
            : texts["BulkChanges.What.FollowsUntil", terms.On.InDigits(), texts.Code(change.Successor), next]);
    }

    /// <summary>"Vreemdelingenwet 2000, artikel 8; besluit X (01-07-2026)"</summary>
    public string Basis(ShowBulkChange.View change) =>
        string.Join(", ", new[] { texts.Code(change.Act), change.Basis.Article, change.Basis.Decision, change.Basis.On.InDigits() }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Until when the status holds of somebody in the list.</summary>
    public string Validity(BulkLine line) =>
        line.From is null ? "" : line.Until is not { } until ? texts["BulkChanges.NoEndKnown"] : texts["BulkChanges.UpToAndIncluding", LastDay(until)];

    /// <summary>Why somebody does not change, or is not undone.</summary>
    public string Why(BulkLine line) => line.KeptBecause is { } kept ? texts.Of("BulkChanges", kept) : texts[$"BulkChanges.Means.{line.Finding}"];

    private static string LastDay(PartialDate until) => until.ToDateOnly() is { } day ? day.AddDays(-1).InDigits() : until.InDigits();
}
