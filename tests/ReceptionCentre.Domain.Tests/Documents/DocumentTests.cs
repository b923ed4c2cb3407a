using ReceptionCentre.Domain.Documents;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Documents;

public sealed class DocumentTests
{
    [Fact]
    public void A_document_that_waits_is_not_tried_again()
    {
        var document = Document.Request(Guid.CreateVersion7(), Guid.CreateVersion7(), "plan", "ar", "plan-2026-000123-1-ar.pdf", "{}", "", Now().At, By);
        Assert.Equal((DocumentState.Queued, 0), (document.State, document.Attempts));
        DocumentRules.OnlyAFailedDocumentIsTriedAgain.Breaks(() => document.TryAgain(Now(1).At));
    }

    [Fact]
    public void What_waits_is_withdrawn_and_not_twice()
    {
        var document = Document.Request(Guid.CreateVersion7(), Guid.CreateVersion7(), "plan", null, "plan-2026-000123-1.pdf", "{}", "", Now().At, By);
        document.Withdraw();
        Assert.Equal(DocumentState.Withdrawn, document.State);
        DocumentRules.WhatIsMadeIsNotWithdrawn.Breaks(document.Withdraw);
    }
}
