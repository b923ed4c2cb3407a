using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.MeetingPlaces;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Tasks;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Features.Tasks;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Appointments;

/// <summary>Appointments of a file: made, changed, called off, and what came of them. The page of the file shows its tasks beside them.</summary>
public sealed class AppointmentsController(ICodeLists codes, CurrentStaff me) : FileController
{
    /// <summary>How a contact is called that took place in a kind of place.</summary>
    private static readonly Dictionary<string, string> ChannelOfPlace = new(StringComparer.Ordinal)
    {
        ["office"] = "office",
        ["home"] = "home-visit",
        ["elsewhere"] = "off-site",
        ["telephone"] = "telephone",
        ["video"] = "video",
    };

    [HttpGet("/case-files/{caseFileId:guid}/appointments"), Needs(Permission.ReadAppointments)]
    public Task<IActionResult> Index(Guid caseFileId, Guid? before) => ListAsync(caseFileId, before);

    /// <param name="together">Everybody of the household who can come along is ticked already.</param>
    /// <param name="slot">Free time that was chosen in the calendar.</param>
    [HttpGet("/case-files/{caseFileId:guid}/appointments/new"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> New(Guid caseFileId, SlotChoice slot, bool together = false)
    {
        var form = slot.Form();
        if (together)
            form.Along = [.. (await Ask(new HouseholdMembers.Query(caseFileId, Today))).Where(member => !member.IsSelf).Select(member => member.CaseFileId.ToString())];
        return await FormAsync(caseFileId, form);
    }

    [HttpPost("/case-files/{caseFileId:guid}/appointments/new"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> New(Guid caseFileId, AppointmentForm form)
    {
        var reading = new Reading(Today);
        var along = form.Along.Select(id => Guid.TryParse(id, out var file) ? file : Guid.Empty).ToList();
        return await Attempt(
            new MakeAppointment.Command(form.OnceKey, caseFileId, along, await form.ReadAsync(reading, codes, Stop)),
            _ => Done(caseFileId, "Appointments.Made"), () => FormAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/change"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid appointmentId) =>
        await ChangeFormAsync(caseFileId, appointmentId, AppointmentForm.Of(await Ask(new AppointmentToChange.Query(caseFileId, appointmentId))));

    [HttpPost("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/change"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid appointmentId, AppointmentForm form)
    {
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeAppointment.Command(caseFileId, appointmentId, form.Version, await form.ReadAsync(reading, codes, Stop), Reading.Words(form.Reason)),
            _ => Done(caseFileId, "Appointments.Changed"), () => ChangeFormAsync(caseFileId, appointmentId, form), reading,
            () => ConflictAsync(caseFileId, appointmentId, form));
    }

    [HttpGet("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/cancel"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Cancel(Guid caseFileId, Guid appointmentId) => await CancelFormAsync(caseFileId, appointmentId, new CancelForm { Version = -1 });

    [HttpPost("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/cancel"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Cancel(Guid caseFileId, Guid appointmentId, CancelForm form) =>
        await Attempt(
            new CancelAppointment.Command(caseFileId, appointmentId, form.Version, form.By, Reading.Words(form.Reason), Reading.Words(form.Words), form.ForEverybody),
            _ => Done(caseFileId, "Appointments.CancelledNow"), () => CancelFormAsync(caseFileId, appointmentId, form),
            conflict: () => MeanwhileAsync(() => CancelFormAsync(caseFileId, appointmentId, form, true)));

    /// <param name="back">The list in which the button was pressed: "day", "desk", or the file.</param>
    [HttpPost("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/arrived"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Arrived(Guid caseFileId, Guid appointmentId, string? back) =>
        await Attempt(
            new RecordArrival.Command(caseFileId, appointmentId),
            _ =>
            {
                Say("Appointments.ArrivedNow");
                return back switch
                {
                    "day" => RedirectToAction("Day", "Diary"),
                    "desk" => RedirectToAction("Desk", "Newcomers"),
                    _ => RedirectToAction(nameof(Index), new { caseFileId }),
                };
            },
            () => ListAsync(caseFileId, null));

    [HttpGet("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/outcome"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Outcome(Guid caseFileId, Guid appointmentId) =>
        await OutcomeFormAsync(caseFileId, appointmentId, new OutcomeForm { OnceKey = Guid.NewGuid() }, true);

    [HttpPost("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/outcome"), Needs(Permission.MakeAppointment)]
    public Task<IActionResult> Outcome(Guid caseFileId, Guid appointmentId, OutcomeForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            form.Read(caseFileId, appointmentId, reading), _ => Done(caseFileId, form.WriteNote ? "Appointments.RecordedWithNote" : "Appointments.Recorded"),
            () => OutcomeFormAsync(caseFileId, appointmentId, form, false), reading,
            () => MeanwhileAsync(async () =>
            {
                form.Version = (await Ask(new AppointmentToChange.Query(caseFileId, appointmentId))).Line.Version;
                return await OutcomeFormAsync(caseFileId, appointmentId, form, false);
            }));
    }

    [HttpGet("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/take-back"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> TakeBack(Guid caseFileId, Guid appointmentId) => await TakeBackFormAsync(caseFileId, appointmentId, new TakeBackForm { Version = -1 });

    [HttpPost("/case-files/{caseFileId:guid}/appointments/{appointmentId:guid}/take-back"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> TakeBack(Guid caseFileId, Guid appointmentId, TakeBackForm form) =>
        await Attempt(
            new TakeBackOutcome.Command(caseFileId, appointmentId, form.Version, Reading.Words(form.Reason)),
            _ => Done(caseFileId, "Appointments.TakenBack"), () => TakeBackFormAsync(caseFileId, appointmentId, form),
            conflict: () => MeanwhileAsync(() => TakeBackFormAsync(caseFileId, appointmentId, form, true)));

    /// <summary>The rooms and desks for the day and time that are filled in: asked anew when these change.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/appointments/rooms"), Needs(Permission.MakeAppointment)]
    public async Task<IActionResult> Rooms(Guid caseFileId, Guid? appointmentId, AppointmentForm form)
    {
        ModelState.Clear();
        await WithRoomsAsync(caseFileId, appointmentId, form);
        return PartialView("_Rooms", form);
    }

    private async Task<IActionResult> ListAsync(Guid caseFileId, Guid? before)
    {
        var head = await HeadAsync(caseFileId);
        var page = await Ask(new AppointmentsOfFile.Query(caseFileId, before));
        var tasks = me.May(Permission.ReadTasks) && before is null ? await Ask(new TasksOfFile.Query(caseFileId)) : null;
        var events = me.May(Permission.ReadEvents) && before is null ? await Ask(new EventsOfFile.Query(caseFileId)) : null;
        return View(nameof(Index), new AppointmentsView(head, page, tasks, before is null, events));
    }

    private RedirectToActionResult Done(Guid caseFileId, string words)
    {
        Say(words);
        return RedirectToAction(nameof(Index), new { caseFileId });
    }

    private async Task<IActionResult> FormAsync(Guid caseFileId, AppointmentForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Members =
        [
            .. (await Ask(new HouseholdMembers.Query(caseFileId, Today))).Where(member => !member.IsSelf)
                .Select(member => new Choice(member.CaseFileId.ToString(), member.Name.FullName, member.Role is null ? null : T.Code(member.Role))),
        ];
        await WithChoicesAsync(caseFileId, null, form);
        form.PlaceKind ??= form.Places.Count > 0 ? form.Places[0].Value : null;
        // The caseworker of the file stands first, then whoever asks.
        form.StaffMemberId ??= form.Colleagues.Count > 0 ? form.Colleagues[0].Value : null;
        var wanted = form.Head.Languages.FirstOrDefault(language => language.InterpreterWanted);
        form.Interpreter ??= wanted is null ? "none-needed" : "professional-telephone";
        if (form.InterpreterLanguage.Text is null && wanted is not null)
            form.InterpreterLanguage = CodeInput.Of(wanted.Language, Text.Language);
        return View("New", form);
    }

    private async Task<IActionResult> ChangeFormAsync(Guid caseFileId, Guid appointmentId, AppointmentForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Line ??= (await Ask(new AppointmentToChange.Query(caseFileId, appointmentId))).Line;
        await WithChoicesAsync(caseFileId, appointmentId, form);
        if (form.Line.MeetingPlace is { } room && form.Rooms.All(choice => choice.Value != room.Id.ToString()))
            form.Rooms = [.. form.Rooms, new(room.Id.ToString(), T["Appointments.PlaceChoice", room.Name, T["Appointments.PlaceNotThere"]])];
        // Who left since, still stands there until somebody else is chosen.
        if (form.Colleagues.All(colleague => colleague.Value != form.Line.HostId.ToString()))
            form.Colleagues = [.. form.Colleagues, new(form.Line.HostId.ToString(), form.Line.Host)];
        return View("Change", form);
    }

    private async Task WithChoicesAsync(Guid caseFileId, Guid? appointmentId, AppointmentForm form)
    {
        await WithRoomsAsync(caseFileId, appointmentId, form);
        form.Places = await ChoicesAsync(Lists.AppointmentPlaces);
        form.Interpreters = await ChoicesAsync(Lists.Interpreters);
        form.Reasons = [.. (await ChoicesAsync(Lists.AppointmentReasons)).Where(reason => AppointmentReasons.IsChosen(reason.Value))];
        form.Colleagues = [.. (await Ask(new ColleaguesForFile.Query(caseFileId))).Select(colleague => new Choice(colleague.Id.ToString(), colleague.Name))];
    }

    private async Task WithRoomsAsync(Guid caseFileId, Guid? appointmentId, AppointmentForm form)
    {
        form.RoomsAt = Url.Action(nameof(Rooms), new { caseFileId, appointmentId });
        form.Rooms = [.. (await Ask(new FreePlaces.Query(caseFileId, form.Time(Today), appointmentId))).Select(place => new Choice(place.Id.ToString(), T["Appointments.PlaceChoice", place.Name, About(place)]))];

        string About(FreePlaces.Choice place) => string.Join(", ", new[]
        {
            T.Count("Appointments.PlaceFits", place.Fits), place.Where, T[place.IsStepFree ? "MeetingPlaces.StepFree" : "MeetingPlaces.WithSteps"],
            place.Taken is { } taken ? T["Appointments.PlaceTaken", taken.BeginsAt.Clock(), taken.EndsAt.Clock()] : null,
        }.Where(part => part is not null));
    }

    private async Task<IActionResult> ConflictAsync(Guid caseFileId, Guid appointmentId, AppointmentForm form)
    {
        await HeadAsync(caseFileId);
        var stored = AppointmentForm.Of(await Ask(new AppointmentToChange.Query(caseFileId, appointmentId)));
        await WithChoicesAsync(caseFileId, appointmentId, form);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflicting", new Conflict(
            Url.Action(nameof(Change), new { caseFileId, appointmentId })!, Url.Action(nameof(Index), new { caseFileId })!, stored.Version, Guid.NewGuid(),
            [
                ConflictField.OfDate(nameof(form.On), T["Appointments.On"], form.On, stored.On, Today),
                new(nameof(form.Begins), T["Appointments.Begins"], Tidy(form.Begins), stored.Begins),
                new(nameof(form.Ends), T["Appointments.Ends"], Tidy(form.Ends), stored.Ends),
                Chosen(nameof(form.PlaceKind), T["Appointments.PlaceKind"], form.PlaceKind, stored.PlaceKind, form.Places),
                Chosen(nameof(form.MeetingPlaceId), T["Appointments.MeetingPlaceId"], form.MeetingPlaceId, stored.MeetingPlaceId, form.Rooms),
                new(nameof(form.Place), T["Appointments.Place"], form.Place, stored.Place),
                new($"{nameof(form.Topic)}.{nameof(CodeInput.Text)}", T["Appointments.Topic"], form.Topic.Text, stored.Topic.Text),
                new(nameof(form.What), T["Appointments.What"], form.What, stored.What),
                Chosen(nameof(form.StaffMemberId), T["Appointments.StaffMemberId"], form.StaffMemberId, stored.StaffMemberId, [.. form.Colleagues, new(stored.StaffMemberId ?? "", stored.Line!.Host)]),
                Chosen(nameof(form.Interpreter), T["Appointments.Interpreter"], form.Interpreter, stored.Interpreter, form.Interpreters),
                new($"{nameof(form.InterpreterLanguage)}.{nameof(CodeInput.Text)}", T["Appointments.InterpreterLanguage"], form.InterpreterLanguage.Text, stored.InterpreterLanguage.Text),
                Chosen(nameof(form.Reason), T["Appointments.MoveReason"], form.Reason, form.Reason, form.Reasons),
            ]));

        static string? Tidy(string? typed) => typed is not null && TimeText.TryParse(typed, out var time) ? time.InDigits() : typed;

        static ConflictField Chosen(string name, string label, string? mine, string? theirs, IReadOnlyList<Choice> choices)
        {
            return new(name, label, mine, theirs, Words(mine), Words(theirs));

            string? Words(string? value) => choices.FirstOrDefault(choice => choice.Value == value)?.Words ?? value;
        }
    }

    private async Task<IActionResult> CancelFormAsync(Guid caseFileId, Guid appointmentId, CancelForm form, bool atNew = false)
    {
        await HeadAsync(caseFileId);
        var view = await Ask(new AppointmentToChange.Query(caseFileId, appointmentId));
        (form.Line, form.Expected) = (view.Line, view.Expected.Count);
        form.Reasons = [.. (await ChoicesAsync(Lists.AppointmentReasons)).Where(reason => AppointmentReasons.IsChosen(reason.Value))];
        if (form.Version < 0 || atNew)
            form.Version = view.Line.Version;
        return View("Cancel", form);
    }

    private async Task<IActionResult> TakeBackFormAsync(Guid caseFileId, Guid appointmentId, TakeBackForm form, bool atNew = false)
    {
        await HeadAsync(caseFileId);
        form.Line = (await Ask(new AppointmentToChange.Query(caseFileId, appointmentId))).Line;
        if (form.Version < 0 || atNew)
            form.Version = form.Line.Version;
        return View("TakeBack", form);
    }

    private async Task<IActionResult> OutcomeFormAsync(Guid caseFileId, Guid appointmentId, OutcomeForm form, bool isNew)
    {
        form.Head = await HeadAsync(caseFileId);
        var view = await Ask(new AppointmentToChange.Query(caseFileId, appointmentId));
        form.View = view;
        form.Channels = await ChoicesAsync(Lists.Channels);
        form.Occasions = await ChoicesAsync(Lists.Occasions);
        form.Reasons = await ChoicesAsync(Lists.AbsenceReasons);
        form.MayLock = me.May(Permission.ReadLockedParts);
        if (isNew)
        {
            form.Version = view.Line.Version;
            form.Answers = [.. view.Expected.Select(line => new OutcomeAnswer { CaseFileId = line.CaseFileId, Came = "true", Reason = form.Reasons.Count > 0 ? form.Reasons[0].Value : null })];
            form.NoteIn = [caseFileId.ToString()];
            form.Channel = view.Line.PlaceKind is { } place ? ChannelOfPlace.GetValueOrDefault(place.Value, form.Channels.Count > 0 ? form.Channels[0].Value : "") : null;
            // The desk sees who comes; what was said is for whoever received them.
            form.WriteNote = me.May(Permission.OwnCaseload);
            form.Agreed = string.Join(": ", new[] { view.Line.Topic is null ? null : T.Code(view.Line.Topic), view.Line.What }.Where(words => words is not null));
        }
        return View("Outcome", form);
    }

    // Somebody saved meanwhile: the form again with what was filled in, at the new version.
    private async Task<IActionResult> MeanwhileAsync(Func<Task<IActionResult>> again)
    {
        ModelState.Remove("Version");
        ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await again();
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

/// <param name="Tasks">Null where they are not shown: on later pages.</param>
/// <param name="IsFirst">What is to come stands on the first page.</param>
/// <param name="Events">Null where they are not shown.</param>
public sealed record AppointmentsView(FileHead.Head Head, AppointmentsOfFile.Page Page, TasksOfFile.Lists? Tasks, bool IsFirst, EventsOfFile.View? Events)
{
    public TaskForm NewTask { get; } = new() { OnceKey = Guid.NewGuid() };
}

/// <summary>A line of a list, for the partial "_Line".</summary>
/// <param name="MayChange">Buttons are shown.</param>
public sealed record AppointmentRow(AppointmentLine Line, DateTimeOffset Now, bool MayChange);
