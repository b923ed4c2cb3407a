using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>The page of the plan.</summary>
/// <param name="OnlyRead">An edition from the list of editions: nothing is changed from here.</param>
/// <param name="UnusedTracks">Tracks without a goal yet.</param>
/// <param name="Decision">Of a PIP; null for a voluntary plan.</param>
/// <param name="Trajectory">Of a PIP; null for a voluntary plan.</param>
/// <param name="Proposed">How many proposals of the template are not in a draft that can be changed.</param>
/// <param name="FromIntake">What was told, beside a draft that can be changed; null when there is none, or it may not be read.</param>
public sealed record PlanPage(
    FileHead.Head Head, ShowPlan.Result Result, bool OnlyRead, bool MayWrite, bool MayAgree, bool MayPrint,
    IReadOnlyList<CodeView> UnusedTracks, PaperChoice Paper, DateOnly Today, PlanReferrals Referrals, SignedPapers Papers, ShowDecision.Result? Decision, ShowTrajectory.Result? Trajectory,
    int Proposed, IntakeForPlan.Summary? FromIntake = null)
{
    public ShowPlan.PlanView? Plan => Result.Shown;

    /// <summary>The draft is on the page and can be changed.</summary>
    public bool Edits => MayWrite && !OnlyRead && Plan?.State == PlanState.Draft;

    /// <summary>The plan that holds is on the page and its progress can be kept.</summary>
    public bool Follows => MayWrite && !OnlyRead && Plan?.Holds == true;

    /// <summary>The first thing that begins or must be done.</summary>
    public (ShowPlan.ItemView Item, DateOnly On, bool Begins)? Next => Plan is null ? null : Plan.Items.Where(item => item.DoneOn is null)
        .SelectMany(item => new (ShowPlan.ItemView Item, DateOnly? On, bool Begins)[] { (item, item.StartsOn, true), (item, item.Deadline, false) })
        .Where(step => step.On >= Today)
        .OrderBy(step => step.On)
        .Select(step => ((ShowPlan.ItemView, DateOnly, bool)?)(step.Item, step.On!.Value, step.Begins))
        .FirstOrDefault();
}

/// <summary>In which languages the plan can be put on paper.</summary>
/// <param name="Chosen">The newcomer's; null = Dutch alone.</param>
/// <param name="Missing">The newcomer's language when there are no texts in it.</param>
/// <param name="Unchecked">The newcomer's language when its texts may not go out with this plan, because nobody checked them.</param>
public sealed record PaperChoice(IReadOnlyList<Choice> Choices, string? Chosen, string? Missing, string? Unchecked)
{
    /// <summary>Beside the forms of the plan: an invitation to the next appointment.</summary>
    public const string Invitation = "Invitation";
}

/// <summary>What was signed on paper of this edition, and whether another paper may be added.</summary>
public sealed record SignedPapers(IReadOnlyList<SignedPapersOfPlan.Item> OfEdition, bool MayAdd);

/// <summary>Which referrals serve which item, and whether another can be made.</summary>
public sealed record PlanReferrals(IReadOnlyDictionary<Guid, IReadOnlyList<ReferralsOfPlan.Line>> OfItem, bool MayRefer)
{
    public static readonly PlanReferrals None = new(new Dictionary<Guid, IReadOnlyList<ReferralsOfPlan.Line>>(), false);

    public IReadOnlyList<ReferralsOfPlan.Line> Of(Guid itemId) => OfItem.GetValueOrDefault(itemId, []);
}

/// <summary>One item on the plan page.</summary>
/// <param name="Edits">The terms can be changed: a draft.</param>
/// <param name="Follows">Progress can be kept: the plan is agreed.</param>
/// <param name="MayRefer">Somebody can be referred for this item.</param>
public sealed record ItemCard(
    ShowPlan.ItemView Item, Guid CaseFileId, Guid PlanId, int Version, bool Edits, bool Follows, IReadOnlyList<ReferralsOfPlan.Line> Referrals, bool MayRefer);

/// <summary>Asks whether something may go; what it is called stands in it as it was typed.</summary>
public sealed record RemovePage(Guid CaseFileId, int Version, string Title, string What, string? Name, string Button, string Action);

public sealed class AgreeForm
{
    public string? On { get; set; }
    public int Version { get; set; }
    public ShowPlan.PlanView Plan { get; set; } = null!;
}

public sealed class ReviseForm
{
    public PlanKind Kind { get; set; }
    public RevisionTrigger? Trigger { get; set; }
    public string? Reason { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public ShowPlan.PlanView Plan { get; set; } = null!;
    public bool MayBePip { get; set; }
}

public sealed class OwnWordsForm
{
    public const string Proposals = "proposals";

    /// <summary>"proposals": on to what the template proposes; else back to the plan.</summary>
    public string? Then { get; set; }
    public string? Words { get; set; }
    public CodeInput Language { get; set; } = new();
    public string? Disagreement { get; set; }
    public int Version { get; set; }
    public string CalledName { get; set; } = "";

    /// <summary>The words were filled in from the intake and are not in the plan yet.</summary>
    public bool FromIntake { get; set; }
}

public sealed class GoalForm
{
    public string? Track { get; set; }
    public string? Text { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>Null: a new goal.</summary>
    public Guid? GoalId { get; set; }
    public Guid CaseFileId { get; set; }
    public Guid PlanId { get; set; }
    public string CalledName { get; set; } = "";
    public IReadOnlyList<Choice> Tracks { get; set; } = [];
}
