using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.ConsultationHours;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.ConsultationHours;

/// <summary>Fixed hours of the week in which somebody or a team receives people.</summary>
[Route("consultation-hours")]
public sealed class ConsultationHoursController : ReceptionController
{
    [HttpGet(""), Needs(Permission.ReadAppointments)]
    public async Task<IActionResult> Index() => View(await Ask(new ConsultationHourList.Query()));

    [HttpGet("new"), Needs(Permission.KeepConsultationHours)]
    public async Task<IActionResult> New() => View(await WithChoicesAsync(new() { OnceKey = Guid.NewGuid(), BeginsOn = Today.InDigits() }));

    [HttpPost("new"), Needs(Permission.KeepConsultationHours)]
    public Task<IActionResult> New(HourForm form)
    {
        var reading = new Reading(Today);
        var who = CalendarWho.Read(form.StaffMemberId);
        return Attempt(
            new AddConsultationHour.Command(form.OnceKey, Reading.Words(form.Municipality), who.StaffMemberId, who.TeamId, form.Read(reading)), _ => Done("ConsultationHours.Added"),
            async () => View(await WithChoicesAsync(form)), reading);
    }

    [HttpGet("{consultationHourId:guid}/change"), Needs(Permission.KeepConsultationHours)]
    public async Task<IActionResult> Change(Guid consultationHourId) => View(await WithChoicesAsync(HourForm.Of(await LineAsync(consultationHourId))));

    [HttpPost("{consultationHourId:guid}/change"), Needs(Permission.KeepConsultationHours)]
    public async Task<IActionResult> Change(Guid consultationHourId, HourForm form)
    {
        form.Line = await LineAsync(consultationHourId);
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeConsultationHour.Command(consultationHourId, form.Version, form.Read(reading)), _ => Done("ConsultationHours.Changed"), async () => View(await WithChoicesAsync(form)), reading,
            async () =>
            {
                var theirs = HourForm.Of(form.Line);
                await WithChoicesAsync(form);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Conflict", new Conflict(
                    Url.Action(nameof(Change), new { consultationHourId })!, Url.Action(nameof(Index))!, theirs.Version, Guid.NewGuid(),
                    [
                        Chosen(nameof(form.Day), T["ConsultationHours.Day"], form.Day, theirs.Day, HourForm.DayChoices()),
                        new(nameof(form.From), T["ConsultationHours.From"], form.From, theirs.From),
                        new(nameof(form.Until), T["ConsultationHours.Until"], form.Until, theirs.Until),
                        Chosen(nameof(form.TakesWalkIns), T["ConsultationHours.TakesWalkIns"], form.TakesWalkIns ? "true" : "false", theirs.TakesWalkIns ? "true" : "false", YesNo),
                        Chosen(nameof(form.MeetingPlaceId), T["ConsultationHours.MeetingPlaceId"], form.MeetingPlaceId, theirs.MeetingPlaceId, form.Places),
                        ConflictField.OfDate(nameof(form.BeginsOn), T["ConsultationHours.BeginsOn"], form.BeginsOn, theirs.BeginsOn, Today),
                        ConflictField.OfDate(nameof(form.EndsOn), T["ConsultationHours.EndsOn"], form.EndsOn, theirs.EndsOn, Today),
                        .. ConflictField.OfList(
                            nameof(form.Topics), T["ConsultationHours.Topics"], form.Topics, theirs.Topics, value => form.TopicChoices.FirstOrDefault(topic => topic.Value == value)?.Words ?? value),
                    ]));
            });

        static ConflictField Chosen(string name, string label, string? mine, string? theirs, IReadOnlyList<Choice> choices)
        {
            return new(name, label, mine, theirs, Words(mine), Words(theirs));

            string? Words(string? value) => choices.FirstOrDefault(choice => choice.Value == value)?.Words ?? value;
        }
    }

    private IReadOnlyList<Choice> YesNo => [new("true", T["Shared.Yes"]), new("false", T["Shared.No"])];

    private RedirectToActionResult Done(string words)
    {
        Say(words);
        return RedirectToAction(nameof(Index));
    }

    private async Task<ConsultationLine> LineAsync(Guid id)
    {
        var view = await Ask(new ConsultationHourList.Query());
        return view.Held.Concat(view.Ended).FirstOrDefault(line => line.Id == id && view.MayChange.Contains(id)) ?? throw new NotThereException("consultation hour");
    }

    private async Task<HourForm> WithChoicesAsync(HourForm form)
    {
        var choices = await Ask(new ConsultationChoices.Query());
        form.Holders = [.. choices.Teams.Select(team => new Choice(new CalendarWho(TeamId: team.Id).ToString(), team.Name)), .. choices.Members.Select(member => new Choice(new CalendarWho(StaffMemberId: member.Id).ToString(), member.Name))];
        form.Towns = [.. choices.Municipalities.Select(town => new Choice(town.Value, T.Code(town)))];
        form.Places = [.. choices.Places.Where(place => form.Line is null || place.Municipality == form.Line.MunicipalityCode).Select(place => new Choice(place.Id.ToString(), place.Name))];
        if (form.Line is { MeetingPlaceId: { } held, Place: { } name } && form.Places.All(place => place.Value != held.ToString()))
            form.Places = [.. form.Places, new(held.ToString(), name)];
        form.TopicChoices = [.. choices.Topics.Select(topic => new Choice(topic.Value, T.Code(topic)))];
        return form;
    }
}

public sealed class HourForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Municipality { get; set; }

    /// <summary>As <see cref="CalendarWho"/> writes a colleague or a team.</summary>
    public string? StaffMemberId { get; set; }
    public string? Day { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }
    public bool TakesWalkIns { get; set; }
    public List<string> Topics { get; set; } = [];
    public string? MeetingPlaceId { get; set; }
    public string? BeginsOn { get; set; }
    public string? EndsOn { get; set; }

    public IReadOnlyList<Choice> Holders { get; set; } = [];
    public IReadOnlyList<Choice> Towns { get; set; } = [];
    public IReadOnlyList<Choice> Places { get; set; } = [];
    public IReadOnlyList<Choice> TopicChoices { get; set; } = [];

    /// <summary>Set while an hour is changed.</summary>
    public ConsultationLine? Line { get; set; }

    public static HourForm Of(ConsultationLine line) => new()
    {
        Line = line,
        Version = line.Version,
        Day = line.Day.ToString(),
        From = line.From.InDigits(),
        Until = line.Until.InDigits(),
        TakesWalkIns = line.TakesWalkIns,
        Topics = [.. line.Topics.Select(topic => topic.Value)],
        MeetingPlaceId = line.MeetingPlaceId?.ToString(),
        BeginsOn = line.BeginsOn.InDigits(),
        EndsOn = line.EndsOn.InDigits(),
    };

    /// <summary>From Monday to Saturday, in the language of the screen.</summary>
    public static IReadOnlyList<Choice> DayChoices() => [.. Enumerable.Range(1, 6).Select(day => (DayOfWeek)day).Select(day => new Choice(day.ToString(), day.InWords()))];

    public ConsultationInput Read(Reading reading) => new(
        Reading.Choice<DayOfWeek>(Day), reading.Time(From, nameof(From)), reading.Time(Until, nameof(Until)), TakesWalkIns, Topics, Guid.TryParse(MeetingPlaceId, out var place) ? place : null,
        reading.Date(BeginsOn, nameof(BeginsOn)), reading.Date(EndsOn, nameof(EndsOn)));
}
