using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Intakes;

/// <summary>One domain of life at a time: its questions, saved on their own.</summary>
[Needs(Permission.WriteIntake)]
public sealed class IntakeDomainsController(ICodeLists codes) : FileController
{
    private const string Overview = "overview";

    [HttpGet("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/domains/{domain}")]
    public async Task<IActionResult> Domain(Guid caseFileId, Guid intakeId, string domain)
    {
        var head = await HeadAsync(caseFileId);
        var page = await Ask(new DomainOfIntake.Query(caseFileId, intakeId, domain));
        if (head.IsClosed || !head.MayWork)
            throw new NotPermittedException("Intakes");
        if (page.State != IntakeState.Open)
            throw new NotThereException("intake");
        var form = new DomainForm { Version = page.Version };
        foreach (var question in page.Questions)
            form.Answers.Add(await InputAsync(question));
        return Shown(form, page, head.Name.CalledName);
    }

    [HttpPost("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/domains/{domain}")]
    public async Task<IActionResult> Domain(Guid caseFileId, Guid intakeId, string domain, DomainForm form)
    {
        var head = await HeadAsync(caseFileId);
        var page = await Ask(new DomainOfIntake.Query(caseFileId, intakeId, domain));
        var reading = new Reading(Today);
        var typed = new List<SaveDomain.TypedAnswer>();
        foreach (var (place, answer) in form.Answers.Index())
        {
            var question = page.Questions.FirstOrDefault(one => one.Code == answer.Question) ?? throw new NotThereException("question");
            typed.Add(new(question.Code, question.Kind switch
            {
                AnswerKind.Code => await answer.Code.ReadAsync(codes, question.List!, $"Answers[{place}].Code", reading, Stop),
                AnswerKind.Choices => string.Join(' ', answer.Values),
                _ => Reading.Words(answer.Value),
            }));
        }
        return await Attempt(
            new SaveDomain.Command(intakeId, form.Version, domain, typed),
            _ =>
            {
                if (form.Then != Overview && page.Next is { } next)
                {
                    Say("Intakes.DomainSaved", page.Domain.In(Text.Language));
                    return RedirectToAction(nameof(Domain), new { caseFileId, intakeId, domain = next.Value });
                }
                Say("Intakes.DomainSaved", page.Domain.In(Text.Language));
                return RedirectToAction("Show", "Intakes", new { caseFileId });
            },
            () => AgainAsync(form, page, head.Name.CalledName),
            reading,
            async () =>
            {
                // What a colleague saved meanwhile is told by each field; what was typed here stays, and nothing is saved yet.
                foreach (var question in page.Questions)
                {
                    var place = form.Answers.FindIndex(answer => answer.Question == question.Code);
                    if (place >= 0 && (question.Value ?? "") != (typed[place].Value ?? ""))
                        ModelState.AddModelError($"Answers[{place}].{Field(question.Kind)}", T["Intakes.ColleagueSaved", await WordsAsync(question) is { Length: > 0 } words ? words : T["Intakes.NoAnswer"]]);
                }
                ModelState.AddModelError("", T["Intakes.SavedMeanwhile"]);
                form.Version = page.Version;
                ModelState.Remove(nameof(form.Version));
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await AgainAsync(form, page, head.Name.CalledName);
            });
    }

    private async Task<AnswerInput> InputAsync(DomainOfIntake.QuestionView question) => new()
    {
        Question = question.Code,
        Value = question.Value,
        Values = question.Kind == AnswerKind.Choices ? [.. (question.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)] : [],
        Code = question.Kind == AnswerKind.Code ? await CodeInput.OfAsync(codes, question.List!, question.Value, Stop) : new(),
    };

    // A page of which a part was sent is shown whole.
    private async Task<IActionResult> AgainAsync(DomainForm form, DomainOfIntake.View page, string called)
    {
        foreach (var question in page.Questions.Where(question => form.Answers.TrueForAll(answer => answer.Question != question.Code)))
            form.Answers.Add(await InputAsync(question));
        return Shown(form, page, called);
    }

    private ViewResult Shown(DomainForm form, DomainOfIntake.View page, string called)
    {
        (form.Page, form.CalledName) = (page, called);
        return View("Domain", form);
    }

    private async Task<string> WordsAsync(DomainOfIntake.QuestionView question)
    {
        if (question.Value is null || question.List is null)
            return question.Value ?? "";
        var words = new List<string>();
        foreach (var code in question.Kind == AnswerKind.Choices ? question.Value.Split(' ') : [question.Value])
            words.Add(T.Code(await codes.FindAsync(question.List, code, Stop)));
        return string.Join(", ", words);
    }

    private static string Field(AnswerKind kind) => kind switch
    {
        AnswerKind.Choices => nameof(AnswerInput.Values),
        AnswerKind.Code => nameof(AnswerInput.Code),
        _ => nameof(AnswerInput.Value),
    };
}
