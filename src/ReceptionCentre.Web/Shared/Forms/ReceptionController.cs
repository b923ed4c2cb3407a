using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>
/// Bind, send, redirect. Invalid input and broken rules come back on the form with everything that was typed; "not there"
/// and "not yours" become 404 and 403 further out; anything else is a bug and is not caught.
/// </summary>
[AutoValidateAntiforgeryToken]
public abstract class ReceptionController : Controller
{
    private IServiceProvider Services => HttpContext.RequestServices;

    protected IMediator Mediator => Services.GetRequiredService<IMediator>();
    protected Text T => Services.GetRequiredService<Text>();
    protected TimeProvider Time => Services.GetRequiredService<TimeProvider>();
    protected DateOnly Today => Time.Today();
    protected CancellationToken Stop => HttpContext.RequestAborted;

    protected Task<TResult> Ask<TResult>(IQuery<TResult> query) => Mediator.Send(query, Stop);

    /// <summary>Sends the command and goes on, or shows the form again with what is wrong.</summary>
    /// <param name="reading">What could not even be read; shown together with what the command's rules refuse.</param>
    /// <param name="again">Shows the form again.</param>
    /// <param name="conflict">Shows both versions when somebody saved meanwhile; null = the form with a sentence.</param>
    protected async Task<IActionResult> Attempt<TResult>(
        ICommand<TResult> command, Func<TResult, IActionResult> done, Func<Task<IActionResult>> again, Reading? reading = null,
        Func<Task<IActionResult>>? conflict = null)
    {
        try
        {
            if (reading is { Errors.Count: > 0 })
                throw new InvalidInputException([.. reading.Errors, .. await ValidateAsync(command, reading)]);
            return done(await Mediator.Send(command, Stop));
        }
        catch (InvalidInputException invalid)
        {
            foreach (var field in invalid.Fields)
                ModelState.AddModelError(field.Field, T.Named(field.Text, field.Values));
        }
        catch (BrokenRuleException broken)
        {
            ModelState.AddModelError("", T[broken.Rule.Name, [.. broken.Arguments]]);
        }
        catch (ChangedMeanwhileException)
        {
            if (conflict is not null)
                return await conflict();
            ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    /// <summary>A sentence shown once on the next page.</summary>
    protected void Say(string key, params object?[] values) => TempData["Done"] = T[key, values];

    // What the command's own rules say of the rest, so that all errors are shown at once.
    private async Task<IEnumerable<InvalidField>> ValidateAsync(object command, Reading reading)
    {
        var unreadable = reading.Errors.Select(error => error.Field).ToHashSet(StringComparer.Ordinal);
        var fields = new List<InvalidField>();
        foreach (var validator in Services.GetServices(typeof(IValidator<>).MakeGenericType(command.GetType())).Cast<IValidator>())
        {
            var result = await validator.ValidateAsync(new ValidationContext<object>(command), Stop);
            fields.AddRange(result.Errors.Where(error => !unreadable.Contains(error.PropertyName))
                .Select(error => new InvalidField(error.PropertyName, error.ErrorMessage, error.FormattedMessagePlaceholderValues)));
        }
        return fields;
    }
}
