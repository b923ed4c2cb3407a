using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>Writing the draft: own words, goals and items.</summary>
[Needs(Permission.WritePlan)]
public sealed class PlanPartsController(ICodeLists codes, CurrentStaff me) : PlanPageController
{
    private const string Another = "another";

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/own-words")]
    public async Task<IActionResult> OwnWords(Guid caseFileId, Guid planId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        var head = Head;
        // What was told in the intake is not asked again.
        var told = plan.OwnWords is null && me.May(Permission.ReadIntake) ? await Ask(new IntakeForPlan.Query(caseFileId)) : null;
        var language = plan.OwnWordsLanguage ?? told?.OwnWordsLanguage ?? (plan.OwnWords is null && head.Languages is [var first, ..] ? first.Language : null);
        return View(new OwnWordsForm
        {
            Words = plan.OwnWords ?? told?.OwnWords,
            FromIntake = told?.OwnWords is not null,
            Language = CodeInput.Of(language, Text.Language),
            Disagreement = plan.Disagreement,
            Version = plan.Version,
            CalledName = head.Name.CalledName,
            // A plan that is still empty: the proposal comes next.
            Then = plan.Tracks.Count == 0 ? OwnWordsForm.Proposals : null,
        });
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/own-words")]
    public async Task<IActionResult> OwnWords(Guid caseFileId, Guid planId, OwnWordsForm form)
    {
        var reading = new Reading(Today);
        var language = await form.Language.ReadAsync(codes, Lists.Languages, nameof(form.Language), reading, Stop);
        return await Attempt(
            new WriteOwnWords.Command(planId, form.Version, Reading.Words(form.Words), language, Reading.Words(form.Disagreement)),
            _ => form.Then == OwnWordsForm.Proposals ? RedirectToAction("Show", "Proposals", new { caseFileId, planId }) : ToPlan(caseFileId, "Plans.Saved"),
            async () =>
            {
                await PlanAsync(caseFileId, planId);
                form.CalledName = Head.Name.CalledName;
                return View(form);
            },
            reading,
            async () =>
            {
                var stored = await PlanAsync(caseFileId, planId);
                return ConflictView(caseFileId, nameof(OwnWords), new { caseFileId, planId }, stored.Version,
                [
                    new(nameof(form.Words), T["Plans.Words", Head.Name.CalledName], form.Words, stored.OwnWords),
                    new($"{nameof(form.Language)}.{nameof(CodeInput.Text)}", T["Plans.Language"], form.Language.Text, stored.OwnWordsLanguage?.In(Text.Language)),
                    new(nameof(form.Disagreement), T["Plans.Disagreement", Head.Name.CalledName], form.Disagreement, stored.Disagreement),
                ]);
            });
    }

    /// <param name="track">The track that was chosen on the plan page.</param>
    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/new")]
    public async Task<IActionResult> AddGoal(Guid caseFileId, Guid planId, string? track)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        return await GoalViewAsync(caseFileId, planId, null, new() { Track = track, Version = plan.Version, OnceKey = Guid.NewGuid() });
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/new")]
    public Task<IActionResult> AddGoal(Guid caseFileId, Guid planId, GoalForm form) => Attempt(
        new AddGoal.Command(planId, form.Version, Reading.Words(form.Track), Reading.Words(form.Text), form.OnceKey),
        goalId => RedirectToAction(nameof(AddItem), new { caseFileId, planId, goalId }),
        async () =>
        {
            await PlanAsync(caseFileId, planId);
            return await GoalViewAsync(caseFileId, planId, null, form);
        },
        conflict: async () =>
        {
            form.Version = (await PlanAsync(caseFileId, planId)).Version;
            return await ChangedMeanwhileAsync(() => GoalViewAsync(caseFileId, planId, null, form));
        });

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}")]
    public async Task<IActionResult> ChangeGoal(Guid caseFileId, Guid planId, Guid goalId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        var goal = Goal(plan, goalId);
        return await GoalViewAsync(caseFileId, planId, goalId, new() { Track = goal.TrackCode, Text = goal.Text, Version = plan.Version });
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}")]
    public Task<IActionResult> ChangeGoal(Guid caseFileId, Guid planId, Guid goalId, GoalForm form) => Attempt(
        new ChangeGoal.Command(planId, goalId, form.Version, Reading.Words(form.Track), Reading.Words(form.Text)),
        _ => ToPlan(caseFileId, "Plans.Saved"),
        async () =>
        {
            await PlanAsync(caseFileId, planId);
            return await GoalViewAsync(caseFileId, planId, goalId, form);
        },
        conflict: async () =>
        {
            var stored = await PlanAsync(caseFileId, planId);
            if (stored.Goals.FirstOrDefault(goal => goal.GoalId == goalId) is not { } theirs)
            {
                (form.Version, form.OnceKey) = (stored.Version, Guid.NewGuid());
                return await RemovedMeanwhileAsync(() => GoalViewAsync(caseFileId, planId, null, form));
            }
            var track = await codes.FindAsync(Lists.Tracks, form.Track, Stop);
            return ConflictView(caseFileId, nameof(ChangeGoal), new { caseFileId, planId, goalId }, stored.Version,
            [
                new(nameof(form.Track), T["Plans.Track"], form.Track, theirs.TrackCode, T.Code(track), T.Code(theirs.Track)),
                new(nameof(form.Text), T["Plans.Text", Head.Name.CalledName], form.Text, theirs.Text),
            ]);
        });

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}/remove")]
    public async Task<IActionResult> RemoveGoal(Guid caseFileId, Guid planId, Guid goalId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        return RemoveGoalView(caseFileId, planId, Goal(plan, goalId), plan.Version);
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}/remove")]
    public Task<IActionResult> RemoveGoal(Guid caseFileId, Guid planId, Guid goalId, int version) => Attempt(
        new RemoveGoal.Command(planId, goalId, version),
        _ => ToPlan(caseFileId, "Plans.GoalRemoved"),
        async () =>
        {
            var plan = await PlanAsync(caseFileId, planId);
            return RemoveGoalView(caseFileId, planId, Goal(plan, goalId), plan.Version);
        });

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}/items/new")]
    public async Task<IActionResult> AddItem(Guid caseFileId, Guid planId, Guid goalId, string? lookFor)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        return await ItemViewAsync(caseFileId, planId, Goal(plan, goalId), null, new() { Version = plan.Version, OnceKey = Guid.NewGuid(), LookFor = lookFor });
    }

    /// <summary>The offers for an item again, while one looks for others.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}/offers")]
    public async Task<IActionResult> Offers(Guid caseFileId, Guid planId, Guid goalId, string? lookFor)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        return PartialView("_OffersThatFit", await OffersAsync(caseFileId, Goal(plan, goalId), lookFor, null) ?? new([], 0));
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/goals/{goalId:guid}/items/new")]
    public async Task<IActionResult> AddItem(Guid caseFileId, Guid planId, Guid goalId, ItemForm form)
    {
        if (await TakenAsync(form))
            return await ItemViewAsync(caseFileId, planId, Goal(await PlanToWorkOnAsync(caseFileId, planId), goalId), null, form);
        var reading = new Reading(Today);
        var input = await form.ReadAsync(codes, reading, Stop);
        return await Attempt(
            new AddItem.Command(planId, goalId, form.Version, input, form.OnceKey),
            _ =>
            {
                if (form.Then != Another)
                    return ToPlan(caseFileId, "Plans.ItemAdded");
                Say("Plans.ItemAdded");
                return RedirectToAction(nameof(AddItem), new { caseFileId, planId, goalId });
            },
            async () =>
            {
                var plan = await PlanAsync(caseFileId, planId);
                return await ItemViewAsync(caseFileId, planId, Goal(plan, goalId), null, form);
            },
            reading,
            async () =>
            {
                var plan = await PlanAsync(caseFileId, planId);
                form.Version = plan.Version;
                return await ChangedMeanwhileAsync(() => ItemViewAsync(caseFileId, planId, Goal(plan, goalId), null, form));
            });
    }

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/items/{itemId:guid}")]
    public async Task<IActionResult> ChangeItem(Guid caseFileId, Guid planId, Guid itemId, string? lookFor)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        var (goal, item) = Item(plan, itemId) ?? throw new NotThereException("item");
        var form = ItemForm.Of(item);
        (form.Version, form.LookFor) = (plan.Version, lookFor);
        return await ItemViewAsync(caseFileId, planId, goal, itemId, form);
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/items/{itemId:guid}")]
    public async Task<IActionResult> ChangeItem(Guid caseFileId, Guid planId, Guid itemId, ItemForm form)
    {
        if (await TakenAsync(form))
        {
            var (goal, _) = Item(await PlanToWorkOnAsync(caseFileId, planId), itemId) ?? throw new NotThereException("item");
            return await ItemViewAsync(caseFileId, planId, goal, itemId, form);
        }
        var reading = new Reading(Today);
        var input = await form.ReadAsync(codes, reading, Stop);
        return await Attempt(
            new ChangeItem.Command(planId, itemId, form.Version, input),
            _ => ToPlan(caseFileId, "Plans.Saved"),
            async () =>
            {
                var plan = await PlanAsync(caseFileId, planId);
                var (goal, _) = Item(plan, itemId) ?? throw new NotThereException("item");
                return await ItemViewAsync(caseFileId, planId, goal, itemId, form);
            },
            reading,
            async () =>
            {
                var stored = await PlanAsync(caseFileId, planId);
                if (Item(stored, itemId) is not { } found)
                    return await ItemRemovedMeanwhileAsync(caseFileId, planId, stored, form);
                var mine = ItemForm.Of(input, await codes.FindAsync(Lists.Acts, input.Act, Stop));
                var fields = await DifferencesAsync(mine, ItemForm.Of(found.Item));
                return ConflictView(caseFileId, nameof(ChangeItem), new { caseFileId, planId, itemId }, stored.Version, fields);
            });
    }

    [HttpGet("/case-files/{caseFileId:guid}/plan/{planId:guid}/items/{itemId:guid}/remove")]
    public async Task<IActionResult> RemoveItem(Guid caseFileId, Guid planId, Guid itemId)
    {
        var plan = await PlanToWorkOnAsync(caseFileId, planId);
        return RemoveItemView(caseFileId, plan, itemId);
    }

    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/items/{itemId:guid}/remove")]
    public Task<IActionResult> RemoveItem(Guid caseFileId, Guid planId, Guid itemId, int version) => Attempt(
        new RemoveItem.Command(planId, itemId, version),
        _ => ToPlan(caseFileId, "Plans.ItemRemoved"),
        async () => RemoveItemView(caseFileId, await PlanAsync(caseFileId, planId), itemId));

    private static ShowPlan.GoalView Goal(ShowPlan.PlanView plan, Guid goalId) =>
        plan.Goals.FirstOrDefault(goal => goal.GoalId == goalId) ?? throw new NotThereException("goal");

    private static (ShowPlan.GoalView Goal, ShowPlan.ItemView Item)? Item(ShowPlan.PlanView plan, Guid itemId) =>
        plan.Goals.SelectMany(goal => goal.Items, (goal, item) => ((ShowPlan.GoalView, ShowPlan.ItemView)?)(goal, item))
            .FirstOrDefault(found => found!.Value.Item2.ItemId == itemId);

    private RedirectToActionResult ToPlan(Guid caseFileId, string said)
    {
        Say(said);
        return RedirectToAction("Show", "Plans", new { caseFileId });
    }

    private async Task<IActionResult> GoalViewAsync(Guid caseFileId, Guid planId, Guid? goalId, GoalForm form)
    {
        (form.CaseFileId, form.PlanId, form.GoalId, form.CalledName) = (caseFileId, planId, goalId, Head.Name.CalledName);
        var unused = await Ask(new UnusedHere.Query(caseFileId));
        form.Tracks =
        [
            .. (await codes.AllAsync(Lists.Tracks, Stop)).Where(track => (track.IsValidOn(Today) && !unused.Contains((Lists.Tracks, track.Value))) || track.Value == form.Track)
                .Select(track => new Choice(track.Value, track.In(Text.Language))),
        ];
        return View("Goal", form);
    }

    private async Task<IActionResult> ItemViewAsync(Guid caseFileId, Guid planId, ShowPlan.GoalView goal, Guid? itemId, ItemForm form)
    {
        (form.CaseFileId, form.PlanId, form.Goal, form.ItemId) = (caseFileId, planId, goal, itemId);
        form.PayerChoices = [.. (await codes.AllAsync(Lists.Payers, Stop)).Where(payer => payer.IsValidOn(Today) || form.Payers.ContainsKey(payer.Value))];
        foreach (var payer in form.PayerChoices)
            form.Payers.TryAdd(payer.Value, null);
        form.Offers = await OffersAsync(caseFileId, goal, form.LookFor, form.Provider);
        return View("Item", form);
    }

    // Taking an offer over only fills the form: what was typed stays, and nothing is saved.
    private async Task<bool> TakenAsync(ItemForm form)
    {
        if (form.Take is not { } offerId)
            return false;
        form.TakeOver((await Ask(new ShowOffer.Query(offerId))).Line);
        ModelState.Clear();
        ViewData["Taken"] = true;
        return true;
    }

    private async Task<SuggestOffers.Page?> OffersAsync(Guid caseFileId, ShowPlan.GoalView goal, string? words, string? provider) =>
        me.May(Permission.ReadProviders) ? await Ask(new SuggestOffers.Query(caseFileId, goal.TrackCode, OfferSearchForm.Short(words), Reading.Words(provider))) : null;

    private async Task<List<ConflictField>> DifferencesAsync(ItemForm mine, ItemForm theirs)
    {
        string Obligation(bool compulsory) => T[compulsory ? "Plans.IsCompulsory" : "Plans.IsVoluntary"];
        var fields = new List<ConflictField>
        {
            new(nameof(mine.What), T["Plans.What"], mine.What, theirs.What),
            new(nameof(mine.Why), T["Plans.Why"], mine.Why, theirs.Why),
            new(nameof(mine.Provider), T["Plans.Provider"], mine.Provider, theirs.Provider),
            ConflictField.OfDate(nameof(mine.StartsOn), T["Plans.StartsOn"], mine.StartsOn, theirs.StartsOn, Today),
            new(nameof(mine.MinutesAWeek), T["Plans.MinutesAWeek"], mine.MinutesAWeek, theirs.MinutesAWeek),
            ConflictField.OfDate(nameof(mine.Deadline), T["Plans.Deadline"], mine.Deadline, theirs.Deadline, Today),
            new(nameof(mine.Compulsory), T["Plans.Compulsory"], mine.Compulsory ? "true" : "false", theirs.Compulsory ? "true" : "false",
                Obligation(mine.Compulsory), Obligation(theirs.Compulsory)),
            new($"{nameof(mine.Act)}.{nameof(CodeInput.Text)}", T["Plans.Act"], mine.Act.Text, theirs.Act.Text),
            new(nameof(mine.Article), T["Plans.Article"], mine.Article, theirs.Article),
            ConflictField.OfDate(nameof(mine.Since), T["Plans.Since"], mine.Since, theirs.Since, Today),
        };
        foreach (var payer in await codes.AllAsync(Lists.Payers, Stop))
        {
            var (my, their) = (Reading.Words(mine.Payers.GetValueOrDefault(payer.Value)), theirs.Payers.GetValueOrDefault(payer.Value));
            if (my is not null || their is not null)
                fields.Add(new($"{nameof(mine.Payers)}[{payer.Value}]", T["Plans.PaysPart", payer.In(Text.Language)], my, their));
        }
        return fields;
    }

    private ViewResult ConflictView(Guid caseFileId, string action, object route, int version, IReadOnlyList<ConflictField> fields)
    {
        ViewData["Tab"] = "plan";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", new Conflict(Url.Action(action, route)!, Url.Action("Show", "Plans", new { caseFileId })!, version, Guid.NewGuid(), fields));
    }

    /// <summary>Something was added to a plan that somebody else changed: nothing collides, but the eyes must see it first.</summary>
    private Task<IActionResult> ChangedMeanwhileAsync(Func<Task<IActionResult>> view) => WithErrorAsync("Shared.ChangedMeanwhile", view);

    /// <summary>What was changed is gone: the form keeps the words and would add them anew.</summary>
    private Task<IActionResult> RemovedMeanwhileAsync(Func<Task<IActionResult>> view) => WithErrorAsync("Plans.RemovedMeanwhile", view);

    private Task<IActionResult> ItemRemovedMeanwhileAsync(Guid caseFileId, Guid planId, ShowPlan.PlanView stored, ItemForm form)
    {
        // The goal of an item that is gone is not known any more; without any goal there is nowhere to put it.
        var goal = stored.Goals.FirstOrDefault() ?? throw new NotThereException("goal");
        (form.Version, form.OnceKey) = (stored.Version, Guid.NewGuid());
        return RemovedMeanwhileAsync(() => ItemViewAsync(caseFileId, planId, goal, null, form));
    }

    private async Task<IActionResult> WithErrorAsync(string key, Func<Task<IActionResult>> view)
    {
        ModelState.AddModelError("", T[key]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await view();
    }

    private ViewResult RemoveGoalView(Guid caseFileId, Guid planId, ShowPlan.GoalView goal, int version) => View("Remove", new RemovePage(
        caseFileId, version, T["Plans.RemoveGoalTitle"], goal.Items.Count == 0 ? T["Plans.RemoveGoalWhat"] : T.Count("Plans.RemoveGoalWithItems", goal.Items.Count),
        goal.Text, T["Plans.RemoveGoal"], Url.Action(nameof(RemoveGoal), new { caseFileId, planId, goalId = goal.GoalId })!));

    private ViewResult RemoveItemView(Guid caseFileId, ShowPlan.PlanView plan, Guid itemId)
    {
        var (_, item) = Item(plan, itemId) ?? throw new NotThereException("item");
        return View("Remove", new RemovePage(
            caseFileId, plan.Version, T["Plans.RemoveItemTitle"], T["Plans.RemoveItemWhat"], item.What, T["Plans.RemoveItem"],
            Url.Action(nameof(RemoveItem), new { caseFileId, planId = plan.PlanId, itemId })!));
    }
}
