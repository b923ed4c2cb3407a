using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Documents;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Events;

/// <summary>Events: the list, one of them, planning and inviting.</summary>
[Route("events")]
public sealed class EventsController(ICodeLists codes, CurrentStaff me, EventLetters letters) : ReceptionController
{
    // Of the list "interpreter-kinds": what one can ask for beforehand.
    private static readonly string[] Interpreting = ["professional-on-site", "professional-telephone", "professional-video", "volunteer", "staff"];

    [HttpGet(""), Needs(Permission.ReadEvents)]
    public async Task<IActionResult> Index(bool over = false, string? kind = null) =>
        View(new EventsPage(await Ask(new EventList.Query(over, Reading.Words(kind))), over, Reading.Words(kind), await ChoicesAsync(Lists.EventKinds)));

    [HttpGet("new"), Needs(Permission.KeepEvents)]
    public async Task<IActionResult> New(string? kind) => View(await WithChoicesAsync(EventForm.New(Reading.Words(kind) ?? EventForm.Workshop)));

    [HttpPost("new"), Needs(Permission.KeepEvents)]
    public Task<IActionResult> New(EventForm form)
    {
        var reading = new Reading(Today);
        return Attempt<Guid>(
            new PlanEvent.Command(form.OnceKey, form.Town, form.Read(reading)), id => Done(id, "Events.PlannedNow"), async () => View(await WithChoicesAsync(form)), reading);
    }

    [HttpGet("{groupEventId:guid}"), Needs(Permission.ReadEvents)]
    public async Task<IActionResult> Show(Guid groupEventId, EventInviteeState? state = null) =>
        View(new EventPage(await Ask(new ShowEvent.Query(groupEventId, Known(state))), Known(state)));

    [HttpGet("{groupEventId:guid}/change"), Needs(Permission.KeepEvents)]
    public async Task<IActionResult> Change(Guid groupEventId) => View(await WithChoicesAsync(EventForm.Of(await Ask(new EventToChange.Query(groupEventId)))));

    [HttpPost("{groupEventId:guid}/change"), Needs(Permission.KeepEvents)]
    public async Task<IActionResult> Change(Guid groupEventId, EventForm form)
    {
        form.GroupEventId = groupEventId;
        form.Municipality = (await Ask(new EventToChange.Query(groupEventId))).Municipality ?? EventForm.Region;
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeEvent.Command(groupEventId, form.Version, form.Read(reading)), _ => Done(groupEventId, "Events.ChangedNow"), async () => View(await WithChoicesAsync(form)), reading);
    }

    [HttpPost("{groupEventId:guid}/open"), Needs(Permission.KeepEvents)]
    public Task<IActionResult> Open(Guid groupEventId, int version) => StepAsync(groupEventId, new OpenEvent.Command(groupEventId, version), "Events.OpenedNow");

    [HttpPost("{groupEventId:guid}/close"), Needs(Permission.KeepEvents)]
    public Task<IActionResult> Close(Guid groupEventId, int version) => StepAsync(groupEventId, new CloseEvent.Command(groupEventId, version), "Events.ClosedNow");

    [HttpPost("{groupEventId:guid}/hold"), Needs(Permission.KeepEvents)]
    public Task<IActionResult> Hold(Guid groupEventId, int version) => StepAsync(groupEventId, new HoldEvent.Command(groupEventId, version), "Events.HeldNow");

    [HttpGet("{groupEventId:guid}/cancel"), Needs(Permission.KeepEvents)]
    public async Task<IActionResult> Cancel(Guid groupEventId)
    {
        var of = await Ask(new ShowEvent.Query(groupEventId));
        return View(new CancelEventForm { Event = of, Version = of.Version });
    }

    [HttpPost("{groupEventId:guid}/cancel"), Needs(Permission.KeepEvents)]
    public Task<IActionResult> Cancel(Guid groupEventId, CancelEventForm form) => Attempt(
        new CancelEvent.Command(groupEventId, form.Version, Reading.Words(form.Reason)), _ => Done(groupEventId, "Events.CancelledNow"),
        async () =>
        {
            form.Event = await Ask(new ShowEvent.Query(groupEventId));
            return View(form);
        });

    [HttpGet("{groupEventId:guid}/invite"), Needs(Permission.InviteToEvent)]
    public async Task<IActionResult> Invite(Guid groupEventId, InviteToEventForm form)
    {
        var found = await InviteAsync(groupEventId, form);
        // Ticked at first: who is proposed; of one chosen file always that one.
        found.Files = [.. found.Found!.Lines.Where(line => line.IsProposed || form.CaseFileId is not null).Select(line => line.CaseFileId)];
        found.Channel = EventChannel.Letter;
        return View(found);
    }

    [HttpPost("{groupEventId:guid}/invite"), Needs(Permission.InviteToEvent)]
    public Task<IActionResult> Invite(Guid groupEventId, [FromQuery] InviteToEventForm selection, [FromForm] InviteToEventForm form)
    {
        (form.Whose, form.Team, form.Motive, form.Group, form.Language) = (selection.Whose, selection.Team, selection.Motive, selection.Group, selection.Language);
        (form.Track, form.Obliged, form.NotSigned, form.Households, form.CaseFileId) = (selection.Track, selection.Obliged, selection.NotSigned, selection.Households, selection.CaseFileId);
        return Attempt<InviteToEvent.Result>(
            new InviteToEvent.Command(groupEventId, form.Files, Reading.Words(form.Channel), Guid.TryParse(form.ProviderId, out var partner) ? partner : null, form.Letters, form.Households),
            result =>
            {
                var left = result.Lines.Count - result.Invited;
                TempData["Done"] = left == 0 ? T.Count("Events.InvitedNow", result.Invited)
                    : T["Events.InvitedAndLeft", T.Count("Events.InvitedNow", result.Invited), T.Count("Events.LeftOutNow", left), T[result.Lines.First(line => line.Refused is not null).Refused!]];
                return RedirectToAction(nameof(Show), new { groupEventId });
            },
            async () => View(await InviteAsync(groupEventId, form)));
    }

    /// <summary>The letters in one file, to print and send.</summary>
    [HttpGet("{groupEventId:guid}/letters"), Needs(Permission.InviteToEvent)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Letters(Guid groupEventId)
    {
        var taken = await Mediator.Send(new TakeEventLetters.Command(groupEventId), Stop);
        return await PapersInOneFile.SendAsync(Response, taken.Name, letters.OfAsync(groupEventId, Stop), Stop);
    }

    private Task<IActionResult> StepAsync(Guid groupEventId, ICommand<Guid> command, string done) => Attempt(
        command, _ => Done(groupEventId, done), async () => View(nameof(Show), new EventPage(await Ask(new ShowEvent.Query(groupEventId)), null)));

    private RedirectToActionResult Done(Guid groupEventId, string words)
    {
        Say(words);
        return RedirectToAction(nameof(Show), new { groupEventId });
    }

    private static EventInviteeState? Known(EventInviteeState? state) => state is { } one && Enum.IsDefined(one) ? one : null;

    private async Task<EventForm> WithChoicesAsync(EventForm form)
    {
        var choices = await Ask(new EventChoices.Query());
        form.Towns = [.. (await codes.ManyAsync(Lists.Municipalities, choices.Municipalities, Stop)).Select(town => new Choice(town.Value, T.Code(town))), new(EventForm.Region, T["Events.Region"])];
        form.Municipality ??= form.Towns[0].Value;
        form.Kinds = await ChoicesAsync(Lists.EventKinds);
        form.LanguageChoices = await PaperLanguagesAsync();
        form.Providers = Named(choices.Providers);
        form.Rooms = Named(choices.Places);
        form.Colleagues = Named(choices.Colleagues);
        form.Interpreters = [.. (await ChoicesAsync(Lists.Interpreters)).Where(kind => Interpreting.Contains(kind.Value))];
        form.AddSpare();
        return form;
    }

    private async Task<InviteToEventForm> InviteAsync(Guid groupEventId, InviteToEventForm form)
    {
        var choices = await Ask(new EventChoices.Query());
        // A team that is not there, or an odd kind of work, is an address typed by hand.
        if (form.Team is { } team && !choices.Teams.Any(one => one.Id == team))
            throw new NotThereException("team");
        form.Event = await Ask(new ShowEvent.Query(groupEventId));
        form.Found = await Ask(new EventCandidates.Query(groupEventId, form.Selection(me.May(Permission.OwnCaseload))));
        form.Teams = Named(choices.Teams);
        form.Motives = await ChoicesAsync(Lists.Motives);
        form.LanguageChoices = await PaperLanguagesAsync();
        form.Tracks = await ChoicesAsync(Lists.Tracks);
        form.Channels = [.. (await ChoicesAsync(Lists.EventChannels)).Where(one => one.Value != EventChannel.WalkedIn)];
        form.Providers = Named(choices.Providers);
        return form;
    }

    private static IReadOnlyList<Choice> Named(IEnumerable<EventChoices.Named> named) => [.. named.Select(one => new Choice(one.Id.ToString(), one.Name))];

    private async Task<IReadOnlyList<Choice>> PaperLanguagesAsync() =>
        [.. (await codes.ManyAsync(Lists.Languages, PaperLanguages.BesideDutch.Prepend("nl"), Stop)).Select(code => new Choice(code.Value, T.Code(code))).OrderBy(choice => choice.Words, StringComparer.CurrentCultureIgnoreCase)];

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, T.Code(code)))];
}

public sealed record EventsPage(EventList.View View, bool Over, string? Kind, IReadOnlyList<Choice> Kinds);

public sealed record EventPage(ShowEvent.View View, EventInviteeState? State);
