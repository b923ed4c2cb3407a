using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Tasks;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Tasks;

/// <summary>Tasks of a file: made in a few seconds, done, dropped or moved. They are listed on the page of the appointments.</summary>
public sealed class TasksController : FileController
{
    /// <param name="contactNoteId">The contact in which it was agreed.</param>
    [HttpGet("/case-files/{caseFileId:guid}/tasks/new"), Needs(Permission.MakeTask)]
    public async Task<IActionResult> New(Guid caseFileId, Guid? contactNoteId) => await FormAsync(caseFileId, new TaskForm { OnceKey = Guid.NewGuid(), ContactNoteId = contactNoteId });

    [HttpPost("/case-files/{caseFileId:guid}/tasks/new"), Needs(Permission.MakeTask)]
    public Task<IActionResult> New(Guid caseFileId, TaskForm form)
    {
        var reading = new Reading(Today);
        Guid? doer = Guid.TryParse(form.For, out var id) ? id : null;
        return Attempt(
            new MakeTask.Command(form.OnceKey, caseFileId, Reading.Words(form.What), Reading.Words(form.Why), reading.Date(form.DueOn, nameof(form.DueOn)), doer,
                form.ContactNoteId, form.IsPromise),
            _ => Done(caseFileId, form.IsPromise ? "Tasks.PromiseMade" : "Tasks.Made"), () => FormAsync(caseFileId, form), reading);
    }

    /// <summary>Done, without another word.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/tasks/{taskId:guid}/done"), Needs(Permission.MakeTask)]
    public Task<IActionResult> Finish(Guid caseFileId, Guid taskId, TaskEndForm form) => EndAsync(
        caseFileId, taskId, form, new FinishTask.Command(caseFileId, taskId, form.Version, Reading.Words(form.Words)), "Tasks.DoneNow", null);

    [HttpGet("/case-files/{caseFileId:guid}/tasks/{taskId:guid}"), Needs(Permission.MakeTask)]
    public async Task<IActionResult> Details(Guid caseFileId, Guid taskId, string? back) => await EndFormAsync(caseFileId, taskId, new TaskEndForm { Version = -1, Back = back });

    [HttpPost("/case-files/{caseFileId:guid}/tasks/{taskId:guid}"), Needs(Permission.MakeTask)]
    public Task<IActionResult> Details(Guid caseFileId, Guid taskId, TaskEndForm form)
    {
        var (reading, words) = (new Reading(Today), Reading.Words(form.Words));
        return form.What switch
        {
            TaskAnswer.Moved => EndAsync(
                caseFileId, taskId, form, new MoveTask.Command(caseFileId, taskId, form.Version, reading.Date(form.DueOn, nameof(form.DueOn)), words), "Tasks.Moved", reading),
            TaskAnswer.Dropped => EndAsync(caseFileId, taskId, form, new DropTask.Command(caseFileId, taskId, form.Version, words), "Tasks.Dropped", null),
            _ => EndAsync(caseFileId, taskId, form, new FinishTask.Command(caseFileId, taskId, form.Version, words), "Tasks.DoneNow", null),
        };
    }

    private Task<IActionResult> EndAsync(Guid caseFileId, Guid taskId, TaskEndForm form, ICommand<Guid> command, string done, Reading? reading) => Attempt(
        command,
        _ =>
        {
            Say(done);
            return form.Back == "mine" ? RedirectToAction("Index", "MyTasks") : RedirectToAction("Index", "Appointments", new { caseFileId });
        },
        () => EndFormAsync(caseFileId, taskId, form), reading,
        async () =>
        {
            form.Version = -1;
            ModelState.Remove(nameof(form.Version));
            ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await EndFormAsync(caseFileId, taskId, form);
        });

    private async Task<IActionResult> FormAsync(Guid caseFileId, TaskForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        if (form.ContactNoteId is { } note)
        {
            form.Contact = await Ask(new ContactForTask.Query(caseFileId, note));
            // What was agreed for a day is likely to be done by then.
            if (Request.Method == HttpMethods.Get && form.Contact.NextOn is { } next && next >= Today)
                form.DueOn = next.InDigits();
        }
        form.Colleagues = [.. (await Ask(new ColleaguesForFile.Query(caseFileId))).Select(colleague => new Choice(colleague.Id.ToString(), colleague.Name))];
        return View("New", form);
    }

    private async Task<IActionResult> EndFormAsync(Guid caseFileId, Guid taskId, TaskEndForm form)
    {
        await HeadAsync(caseFileId);
        form.Task = await Ask(new TaskToEnd.Query(caseFileId, taskId));
        if (form.Version < 0)
            form.Version = form.Task.Version;
        return View("Details", form);
    }

    private RedirectToActionResult Done(Guid caseFileId, string words)
    {
        Say(words);
        return RedirectToAction("Index", "Appointments", new { caseFileId });
    }
}

/// <summary>What somebody has to do.</summary>
public sealed class MyTasksController : ReceptionController
{
    [HttpGet("/tasks"), Needs(Permission.MakeTask)]
    public async Task<IActionResult> Index(string? after) => View("Mine", await Ask(new MyTasks.Query(TaskPlace.Read(after))));
}

public enum TaskAnswer
{
    Done = 1,
    Moved = 2,
    Dropped = 3,
}

public sealed class TaskForm
{
    public Guid OnceKey { get; set; }
    public string? What { get; set; }
    public string? Why { get; set; }
    public string? DueOn { get; set; }

    /// <summary>Nothing = whoever works on the file.</summary>
    public string? For { get; set; }

    /// <summary>The contact in which it was agreed.</summary>
    public Guid? ContactNoteId { get; set; }

    public bool IsPromise { get; set; }

    public FileHead.Head? Head { get; set; }
    public ContactForTask.Contact? Contact { get; set; }
    public IReadOnlyList<Choice> Colleagues { get; set; } = [];
}

public sealed class TaskEndForm
{
    public int Version { get; set; }
    public TaskAnswer What { get; set; } = TaskAnswer.Done;
    public string? Words { get; set; }
    public string? DueOn { get; set; }

    /// <summary>"mine" = back to one's own tasks.</summary>
    public string? Back { get; set; }

    public TaskLine? Task { get; set; }
}

/// <summary>The one line that makes a task, on any page of the file.</summary>
public sealed record QuickTask(Guid CaseFileId, Guid OnceKey);

/// <summary>How it stands with a task or a promise.</summary>
public static class TaskWords
{
    public static string StateOf(this Text texts, bool isPromise, StaffTaskState state) => isPromise ? texts[$"Tasks.Promise.StaffTaskState.{state}"] : texts.Of("Tasks", state);
}

/// <summary>A task in a list, for the partial "_Task".</summary>
/// <param name="WithName">Says of whom it is.</param>
public sealed record TaskRow(TaskLine Task, DateOnly Today, bool WithName);
