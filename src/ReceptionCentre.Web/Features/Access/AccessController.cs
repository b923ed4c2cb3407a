using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Access;

/// <summary>Questions across the wall between municipalities: ask, answer, read the answer.</summary>
public sealed class AccessController(MatchToken tokens, ICodeLists codes, CurrentStaff me) : ReceptionController
{
    /// <summary>From a search hit: a page that asks why. By post, so that the token stands in no address and no log.</summary>
    [HttpPost("/access/ask"), Needs(Permission.AskAccess)]
    public async Task<IActionResult> Ask(string? token) =>
        tokens.Read(token) is null ? TooOld() : await AskFormAsync(new AskForm { Token = token, OnceKey = Guid.NewGuid() });

    [HttpPost("/access/ask/send"), Needs(Permission.AskAccess)]
    public async Task<IActionResult> Send(AskForm form)
    {
        if (tokens.Read(form.Token) is not { } personId)
            return TooOld();
        return await Attempt(
            new AskAccess.Command(personId, Reading.Words(form.ForMunicipality), form.Reason, form.OnceKey),
            _ =>
            {
                Say("Access.Asked");
                return RedirectToAction("Mine");
            },
            () => AskFormAsync(form));
    }

    [HttpGet("/access/mine"), Needs(Permission.AskAccess)]
    public async Task<IActionResult> Mine()
    {
        var questions = await Ask(new MyAccessQuestions.Query());
        return View(new MineView(questions, await NamesAsync(questions.Select(question => question.ForMunicipality))));
    }

    [HttpGet("/access/questions"), Needs(Permission.AnswerAccess)]
    public async Task<IActionResult> Questions()
    {
        var questions = await Ask(new AccessQuestions.Query());
        return View(new QuestionsView(questions, await NamesAsync(questions.Select(question => question.ForMunicipality))));
    }

    [HttpGet("/access/questions/{requestId:guid}"), Needs(Permission.AnswerAccess)]
    public async Task<IActionResult> Answer(Guid requestId) => await AnswerFormAsync(requestId, new AnswerForm());

    [HttpPost("/access/questions/{requestId:guid}"), Needs(Permission.AnswerAccess)]
    public async Task<IActionResult> Answer(Guid requestId, AnswerForm form) =>
        await Attempt(
            new AnswerAccess.Command(requestId, form.Version, form.Granted switch { "yes" => true, "no" => false, _ => null }, form.Answer),
            _ =>
            {
                Say("Access.Answered");
                return RedirectToAction("Questions");
            },
            () => AnswerFormAsync(requestId, form),
            conflict: async () =>
            {
                // Somebody answered first; there is nothing left to choose.
                ModelState.AddModelError("", T["Access.AnsweredOnce"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await AnswerFormAsync(requestId, form);
            });

    private ViewResult TooOld()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("TooOld");
    }

    private async Task<IActionResult> AskFormAsync(AskForm form)
    {
        form.Municipalities = [.. (await NamesAsync(me.Municipalities)).Select(pair => new Choice(pair.Key, pair.Value))];
        return View("Ask", form);
    }

    private async Task<IActionResult> AnswerFormAsync(Guid requestId, AnswerForm form)
    {
        var found = await Ask(new AccessQuestions.Query(requestId));
        var question = found.Count > 0 ? found[0] : throw new NotThereException("question");
        if (!ModelState.ContainsKey(nameof(form.Version)))
            form.Version = question.Version;
        form.Question = question;
        form.From = (await NamesAsync([question.ForMunicipality]))[question.ForMunicipality];
        return View("Answer", form);
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<string> values)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values.Distinct())
            names[value] = (await codes.FindAsync(Lists.Municipalities, value, Stop))?.In(Text.Language) ?? value;
        return names;
    }
}

public sealed record MineView(IReadOnlyList<MyAccessQuestions.Question> Questions, IReadOnlyDictionary<string, string> Municipalities);

public sealed record QuestionsView(IReadOnlyList<AccessQuestions.Question> Questions, IReadOnlyDictionary<string, string> Municipalities);

public sealed class AskForm
{
    public string? Token { get; set; }
    public string? ForMunicipality { get; set; }
    public string? Reason { get; set; }
    public Guid OnceKey { get; set; }
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
}

public sealed class AnswerForm
{
    public int Version { get; set; }

    /// <summary>"yes" or "no".</summary>
    public string? Granted { get; set; }
    public string? Answer { get; set; }
    public AccessQuestions.Question? Question { get; set; }
    public string From { get; set; } = "";
}
