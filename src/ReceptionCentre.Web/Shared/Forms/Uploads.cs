using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Shared.Forms;

public static class Uploads
{
    /// <summary>The file of a form, for a command; null when none was chosen.</summary>
    public static Upload? ToUpload(this IFormFile? file) => file is null ? null : new(file.FileName, file.Length, file.OpenReadStream);
}

/// <summary>
/// A form with a file. One that is too big is told by the field as long as it can be received at all; what is far too big is
/// refused before it is read.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesUploadAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    private const long Around = 1024 * 1024;

    /// <summary>Before whatever reads the form.</summary>
    public int Order => -1;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var most = (2 * http.RequestServices.GetRequiredService<AttachmentOptions>().MaximumBytes) + Around;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        if (http.Request.ContentLength > most)
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        else
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most }));
    }
}

/// <summary>A file to choose: a scan or photograph. With capture="true" a telephone opens its camera.</summary>
[HtmlTargetElement("rc-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileFieldTagHelper(Text text) : FieldTagHelper(text)
{
    // A telephone that is told what may be sent makes a JPEG of its own kind of picture.
    private const string Allowed = "application/pdf,image/jpeg,image/png";

    /// <summary>What may be chosen, when it is not every kind of paper.</summary>
    public string Accept { get; set; } = Allowed;

    public bool Capture { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        AppendLabel(output);
        AppendHelpAndError(output);
        var control = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes =
            {
                ["id"] = Id, ["name"] = Name, ["type"] = "file", ["accept"] = Accept,
                ["class"] = "utrecht-textbox utrecht-textbox--html-input rc-file" + (Error is null ? "" : " utrecht-textbox--invalid"),
            },
        };
        if (Capture)
            control.Attributes["capture"] = "environment";
        Describe(control);
        output.Content.AppendHtml(control);
    }
}
