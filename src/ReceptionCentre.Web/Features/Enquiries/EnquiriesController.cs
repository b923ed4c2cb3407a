using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Enquiries;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Enquiries;

/// <summary>Contacts without a dossier: noted in a few seconds, one after the other, and taken back when one was a mistake.</summary>
[Needs(Permission.NoteEnquiry)]
public sealed class EnquiriesController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    /// <param name="topic">Code of the list "topics" that was told already, in the hall.</param>
    /// <param name="language">Code of the list "languages".</param>
    [HttpGet("/enquiries/new")]
    public async Task<IActionResult> New(string? topic, string? language)
    {
        var mine = await Ask(new MyEnquiries.Query());
        return View(await WithChoicesAsync(
            new()
            {
                OnceKey = Guid.NewGuid(),
                On = PartialDate.Of(Today).InDigits(),
                Municipality = mine.Municipality ?? EnquiryForm.NotAsked,
                Topics = topic is null ? [] : [topic],
                Language = CodeInput.Of(await codes.FindAsync(Lists.Languages, language ?? mine.Language, Stop), Text.Language),
            },
            mine));
    }

    [HttpPost("/enquiries/new")]
    public async Task<IActionResult> New(EnquiryForm form)
    {
        var reading = new Reading(Today);
        var command = new NoteEnquiry.Command(
            form.OnceKey, reading.PastDate(form.On, nameof(form.On)), form.Topics,
            await form.Language.ReadAsync(codes, Lists.Languages, nameof(form.Language), reading, Stop),
            form.Municipality is EnquiryForm.NotAsked ? null : Reading.Words(form.Municipality));
        return await Attempt(
            command,
            _ =>
            {
                Say("Enquiries.Noted");
                return RedirectToAction(nameof(New));
            },
            async () => View(await WithChoicesAsync(form, await Ask(new MyEnquiries.Query()))), reading);
    }

    [HttpPost("/enquiries/{enquiryId:guid}/take-back")]
    public Task<IActionResult> TakeBack(Guid enquiryId) => Attempt(
        new TakeBackEnquiry.Command(enquiryId),
        _ =>
        {
            Say("Enquiries.TakenBack");
            return RedirectToAction(nameof(New));
        },
        async () =>
        {
            var mine = await Ask(new MyEnquiries.Query());
            return View("New", await WithChoicesAsync(new() { OnceKey = Guid.NewGuid(), On = PartialDate.Of(Today).InDigits() }, mine));
        });

    private async Task<EnquiryForm> WithChoicesAsync(EnquiryForm form, MyEnquiries.Mine mine)
    {
        form.TopicChoices = [.. (await codes.AllAsync(Lists.Topics, Stop)).Where(topic => topic.IsValidOn(Today) && !mine.Unused.Contains(topic.Value)).Select(topic => new Choice(topic.Value, topic.In(Text.Language)))];
        var municipalities = new List<Choice>();
        foreach (var code in me.Municipalities)
            municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Municipalities = [.. municipalities.OrderBy(choice => choice.Words, StringComparer.CurrentCulture), new(EnquiryForm.NotAsked, T["Enquiries.NotAsked"])];
        form.Today = mine.Today;
        return form;
    }
}

public sealed class EnquiryForm
{
    public const string NotAsked = "not-asked";

    public Guid OnceKey { get; set; }
    public string? On { get; set; }
    public List<string> Topics { get; set; } = [];
    public CodeInput Language { get; set; } = new();
    public string? Municipality { get; set; }

    public IReadOnlyList<Choice> TopicChoices { get; set; } = [];
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
    public IReadOnlyList<MyEnquiries.Noted> Today { get; set; } = [];
}
