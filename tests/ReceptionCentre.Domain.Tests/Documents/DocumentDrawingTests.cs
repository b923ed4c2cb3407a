using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Documents;

public sealed class DocumentDrawingTests
{
    /// <summary>What the queue does in the database, past the entity; its own tests show each of them.</summary>
    private static readonly string[] ByTheQueue = ["BeingMade BeingMade", "BeingMade Failed", "BeingMade Queued", "BeingMade Ready", "Queued BeingMade"];

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Tried<Document, DocumentState>(In, document => document.State, [document => document.Withdraw(), document => document.TryAgain(Now().At)]).Concat(ByTheQueue).Order(StringComparer.Ordinal),
        StateDrawing.On<DocumentState>("architecture.md"));

    // Only the queue brings a document into most of its states.
    private static Document In(DocumentState state)
    {
        var document = Document.Request(Guid.CreateVersion7(), Guid.CreateVersion7(), "plan", null, "plan.pdf", "{}", "00", Now().At, By);
        typeof(Document).GetProperty(nameof(Document.State))!.SetValue(document, state);
        return document;
    }
}
