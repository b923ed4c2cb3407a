using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>
/// A field as docs/screens.md section 5 draws it: label, help, error, control. The label is the text "{Feature}.{Property}"
/// unless named; the help "{label}.Help" is shown when that text exists.
/// </summary>
public abstract class FieldTagHelper(Text text) : TagHelper
{
    protected Text T { get; } = text;

    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the label.</summary>
    public string Label { get; set; } = "";

    /// <summary>Values for {0}, {1} … in label and help.</summary>
    public object?[] LabelValues { get; set; } = [];

    public bool Optional { get; set; }

    /// <summary>That it may stay empty is said once above the form, and not by every field.</summary>
    public bool Quiet { get; set; }

    /// <summary>"short", "mid" or empty for the full width.</summary>
    public string Width { get; set; } = "";

    public bool Autofocus { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");
    protected virtual string ErrorKey => Name;

    protected string? Error => ViewContext.ViewData.ModelState.TryGetValue(ErrorKey, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>What was typed, also when it was wrong; else the model's value.</summary>
    protected string? Value(string? name = null) =>
        ViewContext.ViewData.ModelState.TryGetValue(name ?? Name, out var entry) && entry.AttemptedValue is { } attempted
            ? attempted
            : Convert.ToString(For.Model, System.Globalization.CultureInfo.CurrentCulture);

    protected string? Help => Text.Find($"{Label}.Help") is { } help ? string.Format(System.Globalization.CultureInfo.CurrentCulture, help, LabelValues) : null;

    protected string WidthClass => Width.Length == 0 ? "" : $" rc-{Width}";

    protected void Describe(TagBuilder control)
    {
        var described = string.Join(' ', new[] { Help is null ? null : $"{Id}-help", Error is null ? null : $"{Id}-error" }.Where(id => id is not null));
        if (described.Length > 0)
            control.Attributes["aria-describedby"] = described;
        if (Error is not null)
            control.Attributes["aria-invalid"] = "true";
        if (!Optional)
            control.Attributes["aria-required"] = "true";
        if (Autofocus)
            control.Attributes["autofocus"] = "autofocus";
    }

    protected void Begin(TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "utrecht-form-field" : "utrecht-form-field utrecht-form-field--invalid");
    }

    protected void AppendLabel(TagHelperOutput output)
    {
        var label = new TagBuilder("label") { Attributes = { ["class"] = "utrecht-form-label", ["for"] = Id } };
        AppendLabelText(label);
        output.Content.AppendHtml(label);
    }

    protected void AppendLabelText(TagBuilder label)
    {
        var words = T[Label, LabelValues];
        ErrorSummaryTagHelper.Remember(ViewContext, Id, words);
        label.InnerHtml.Append(words);
        if (!Optional || Quiet)
            return;
        var optional = new TagBuilder("span") { Attributes = { ["class"] = "rc-optional" } };
        optional.InnerHtml.Append(T["Shared.Optional"]);
        label.InnerHtml.Append(" ").AppendHtml(optional);
    }

    protected void AppendHelpAndError(TagHelperOutput output)
    {
        if (Help is { } help)
            output.Content.AppendHtml(Line("utrecht-form-field-description", $"{Id}-help", help));
        if (Error is { } error)
            output.Content.AppendHtml(Line("utrecht-form-field-error-message", $"{Id}-error", error));
    }

    private static TagBuilder Line(string cssClass, string id, string words)
    {
        var line = new TagBuilder("div") { Attributes = { ["class"] = cssClass, ["id"] = id } };
        line.InnerHtml.Append(words);
        return line;
    }
}

/// <summary>A text field, a date field, or with rows="…" a text area.</summary>
[HtmlTargetElement("rc-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper(Text text) : FieldTagHelper(text)
{
    public string Type { get; set; } = "text";
    public string Autocomplete { get; set; } = "off";
    public string? Inputmode { get; set; }

    /// <summary>More than 0: a text area of so many rows.</summary>
    public int Rows { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        AppendLabel(output);
        AppendHelpAndError(output);
        var (tag, css) = Rows > 0 ? ("textarea", "utrecht-textarea utrecht-textarea--html-textarea") : ("input", "utrecht-textbox utrecht-textbox--html-input");
        var control = new TagBuilder(tag) { Attributes = { ["id"] = Id, ["name"] = Name, ["dir"] = "auto" } };
        control.Attributes["class"] = css + (Error is null ? "" : Rows > 0 ? " utrecht-textarea--invalid" : " utrecht-textbox--invalid") + WidthClass;
        if (Rows > 0)
        {
            control.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            control.InnerHtml.Append(Value() ?? "");
        }
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            control.Attributes["type"] = Type;
            control.Attributes["autocomplete"] = Autocomplete;
            // A password is never sent back.
            if (Type != "password")
                control.Attributes["value"] = Value() ?? "";
        }
        if (Inputmode is not null)
            control.Attributes["inputmode"] = Inputmode;
        Describe(control);
        output.Content.AppendHtml(control);
    }
}

/// <summary>A list of at most about ten choices.</summary>
[HtmlTargetElement("rc-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectFieldTagHelper(Text text) : FieldTagHelper(text)
{
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>Key of the first, empty choice; null = there is none.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        AppendLabel(output);
        AppendHelpAndError(output);
        var select = new TagBuilder("select") { Attributes = { ["id"] = Id, ["name"] = Name, ["class"] = "utrecht-select utrecht-select--html-select" + WidthClass } };
        Describe(select);
        if (Empty is not null)
            select.InnerHtml.AppendHtml(Option(new("", T[Empty]), Value()));
        foreach (var item in Items)
            select.InnerHtml.AppendHtml(Option(item, Value()));
        output.Content.AppendHtml(select);
    }

    private static TagBuilder Option(Choice item, string? chosen)
    {
        var option = new TagBuilder("option") { Attributes = { ["value"] = item.Value } };
        if (item.Value == (chosen ?? ""))
            option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(item.Words);
        return option;
    }
}

/// <summary>Radios, or with multiple="true" checkboxes; chips="true" for short choices in a form that must go fast.</summary>
[HtmlTargetElement("rc-choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesFieldTagHelper(Text text) : FieldTagHelper(text)
{
    public IEnumerable<Choice> Items { get; set; } = [];
    public bool Chips { get; set; }
    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" + (Error is null ? "" : " utrecht-form-fieldset--invalid"));
        output.Attributes.SetAttribute("id", Id);
        var described = string.Join(' ', new[] { Help is null ? null : $"{Id}-help", Error is null ? null : $"{Id}-error" }.Where(id => id is not null));
        if (described.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", described);
        var legend = new TagBuilder("legend") { Attributes = { ["class"] = "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend" } };
        AppendLabelText(legend);
        output.Content.AppendHtml(legend);
        AppendHelpAndError(output);
        var choices = new TagBuilder("div") { Attributes = { ["class"] = Chips ? "rc-choices rc-choices--chips" : "rc-choices" } };
        var chosen = Chosen();
        var first = (Items.FirstOrDefault(item => chosen.Contains(item.Value)) ?? Items.FirstOrDefault())?.Value;
        foreach (var item in Items)
            choices.InnerHtml.AppendHtml(One(item, chosen.Contains(item.Value), Autofocus && item.Value == first));
        output.Content.AppendHtml(choices);
    }

    private HashSet<string> Chosen()
    {
        if (For.Model is IEnumerable<string> many)
            return [.. many];
        return [Value() switch { "True" => "true", "False" => "false", var value => value ?? "" }];
    }

    private TagBuilder One(Choice item, bool isChosen, bool hasFocus)
    {
        var kind = Multiple ? "checkbox" : "radio";
        var css = Multiple ? "utrecht-checkbox utrecht-checkbox--html-input" : "utrecht-radio-button utrecht-radio-button--html-input";
        var label = new TagBuilder("label") { Attributes = { ["class"] = "rc-choice" } };
        var input = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes = { ["class"] = css, ["type"] = kind, ["name"] = Name, ["value"] = item.Value },
        };
        if (isChosen)
            input.Attributes["checked"] = "checked";
        if (hasFocus)
            input.Attributes["autofocus"] = "autofocus";
        var words = new TagBuilder("span");
        words.InnerHtml.Append(item.Words);
        if (item.Note is not null)
        {
            var note = new TagBuilder("small");
            note.InnerHtml.Append(item.Note);
            words.InnerHtml.Append(" ").AppendHtml(note);
        }
        label.InnerHtml.AppendHtml(input).Append(" ").AppendHtml(words);
        return label;
    }
}

/// <summary>A long code list, typed: a text field with the most used choices, made into a combobox by suggest.js. For a <see cref="CodeInput"/>.</summary>
[HtmlTargetElement("rc-code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CodeFieldTagHelper(Text text, LinkGenerator links) : FieldTagHelper(text)
{
    /// <summary>Key of the code list.</summary>
    public string List { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output);
        var value = For.Model as CodeInput;
        var label = new TagBuilder("label") { Attributes = { ["class"] = "utrecht-form-label", ["for"] = Id } };
        AppendLabelText(label);
        output.Content.AppendHtml(label);
        AppendHelpAndError(output);
        var box = new TagBuilder("div")
        {
            Attributes =
            {
                ["class"] = "rc-suggest",
                ["data-suggest"] = links.GetPathByAction(ViewContext.HttpContext, "Suggest", "Codes", new { list = List }),
                ["data-count"] = T["Shared.Suggestions"],
                ["data-none"] = T["Shared.NoSuggestions"],
            },
        };
        var input = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes =
            {
                ["id"] = Id, ["name"] = $"{Name}.Text", ["type"] = "text", ["autocomplete"] = "off", ["dir"] = "auto", ["value"] = value?.Text ?? "",
                ["class"] = "utrecht-textbox utrecht-textbox--html-input" + (Error is null ? "" : " utrecht-textbox--invalid") + WidthClass,
            },
        };
        Describe(input);
        var code = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "hidden", ["name"] = $"{Name}.Code", ["value"] = value?.Code ?? "" } };
        box.InnerHtml.AppendHtml(input).AppendHtml(code);
        output.Content.AppendHtml(box);
    }
}

/// <summary>Something to choose: its value, its words, and a small explanation.</summary>
public sealed record Choice(string Value, string Words, string? Note = null);

/// <summary>The summary of everything that is wrong, above the form (docs/screens.md section 5).</summary>
[HtmlTargetElement("rc-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(Text text) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What a field is called: the summary says so where an error by itself does not tell which field is meant.</summary>
    public static void Remember(ViewContext view, string id, string label) => view.HttpContext.Items[(typeof(ErrorSummaryTagHelper), id)] = label.TrimEnd('?', ' ');

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(field => field.Value!.Errors.Select(error => (field.Key, error.ErrorMessage)))
            .DistinctBy(error => error).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-alert utrecht-alert--error rc-errors");
        output.Attributes.SetAttribute("data-errors", "");
        output.Content.AppendHtml("""<svg class="rc-icon" aria-hidden="true"><use href="/icons.svg#error"/></svg>""");
        var heading = new TagBuilder("h2") { Attributes = { ["class"] = "utrecht-heading-2", ["tabindex"] = "-1" } };
        heading.InnerHtml.Append(text.Count("Shared.Errors", errors.Count));
        var list = new TagBuilder("ul");
        foreach (var (field, message) in errors)
        {
            var item = new TagBuilder("li");
            if (field.Length == 0)
            {
                item.InnerHtml.Append(message);
            }
            else
            {
                var id = TagBuilder.CreateSanitizedId(field, "_");
                var link = new TagBuilder("a") { Attributes = { ["class"] = "utrecht-link utrecht-link--html-a", ["href"] = "#" + id } };
                if (message == text["Shared.Required"] || message == text["Shared.ChooseOne"])
                    link.InnerHtml.AppendHtml(new Later(() => Of(id, message)));
                else
                    link.InnerHtml.Append(message);
                item.InnerHtml.AppendHtml(link);
            }
            list.InnerHtml.AppendHtml(item);
        }
        var content = new TagBuilder("div") { Attributes = { ["class"] = "utrecht-alert__content" } };
        content.InnerHtml.AppendHtml(heading).AppendHtml(list);
        output.Content.AppendHtml(content);
    }

    // "Gemeente: vul dit in."
    private string Of(string id, string message) =>
        ViewContext.HttpContext.Items[(typeof(ErrorSummaryTagHelper), id)] is string label ? $"{label}: {char.ToLower(message[0], CultureInfo.CurrentCulture)}{message[1..]}" : message;

    // The fields come after the summary, and are known when the page is written.
    private sealed class Later(Func<string> words) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, words());
    }
}

/// <summary>An icon of /icons.svg; always beside words.</summary>
[HtmlTargetElement("rc-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rc-icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/icons.svg#{Name}\"/>");
    }
}
