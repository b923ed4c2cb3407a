namespace ReceptionCentre.Application.Pipeline;

/// <summary>What was filled in cannot be right. Shown by the field; the rest of the form stays.</summary>
public sealed class InvalidInputException(IReadOnlyList<InvalidField> fields)
    : Exception(string.Join(", ", fields.Select(field => $"{field.Field}: {field.Text}")))
{
    public InvalidInputException(string field, string text) : this([new(field, text)])
    {
    }

    public IReadOnlyList<InvalidField> Fields { get; } = fields;
}

/// <param name="Field">Property of the request, "Address.Place".</param>
/// <param name="Text">Key of the sentence to show.</param>
/// <param name="Values">Values for the named placeholders of the sentence.</param>
public sealed record InvalidField(string Field, string Text, IReadOnlyDictionary<string, object>? Values = null);

/// <summary>The member of staff may not do this at all. Shown as 403.</summary>
public sealed class NotPermittedException(string request) : Exception($"Not permitted: {request}.");
