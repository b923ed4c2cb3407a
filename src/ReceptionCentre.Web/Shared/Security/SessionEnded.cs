using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>
/// The session ended while somebody was typing. The answer to the form is a page that holds everything that was typed:
/// sign in in another tab, come back, send it again. The server keeps nothing. The form's own anti-forgery token goes with
/// it, and that token belongs to the person who typed: after somebody else signs in, it is refused.
/// </summary>
/// <param name="Address">Path that the form was sent to, on this site.</param>
public sealed record SessionEnded(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const string View = "/Features/Staff/SessionEnded.cshtml";

    /// <summary>Null when there is no form to keep: then the way leads to the sign-in page.</summary>
    public static async Task<IActionResult?> AnswerAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.Headers.ContainsKey("HX-Request"))
        {
            // A part of a page is not replaced by a sign-in page: the whole page is loaded again.
            context.HttpContext.Response.Headers["HX-Refresh"] = "true";
            return new StatusCodeResult(StatusCodes.Status204NoContent);
        }
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return null;
        var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
        // Only what came from our own page, and never a password.
        if (!form.ContainsKey("__RequestVerificationToken") || form.Keys.Any(key => key.Contains("password", StringComparison.OrdinalIgnoreCase)
            || key.EndsWith("Present", StringComparison.Ordinal) || key.EndsWith("Wanted", StringComparison.Ordinal)))
            return null;
        var fields = form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")).ToList();
        // A file does not go through a page: the form says that there was one, and it is asked for again.
        if (form.Files.Any(file => file.Length > 0))
            fields.Add(KeyValuePair.Create("HadFile", "true"));
        return new ViewResult
        {
            ViewName = View,
            StatusCode = StatusCodes.Status401Unauthorized,
            ViewData = new ViewDataDictionary<SessionEnded>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
            {
                Model = new(request.PathBase + request.Path + request.QueryString, fields),
            },
        };
    }
}
