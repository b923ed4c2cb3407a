using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Documents;

public enum DocumentState
{
    /// <summary>Waits for a worker, now or at <see cref="Document.NotBefore"/>.</summary>
    Queued = 1,

    /// <summary>A worker claimed it and is making it.</summary>
    BeingMade = 2,

    /// <summary>Both files are stored.</summary>
    Ready = 3,

    /// <summary>It could not be made; somebody sees why and can try again.</summary>
    Failed = 4,

    /// <summary>It is no longer needed: the file was closed before it was made.</summary>
    Withdrawn = 5,
}

/// <summary>Why a document could not be made; shown in words.</summary>
public enum DocumentFailure
{
    None = 0,

    /// <summary>The renderer did not answer within its time limit, again and again.</summary>
    TimedOut = 1,

    /// <summary>The template refused the data.</summary>
    TemplateRejected = 2,

    /// <summary>The renderer stopped while it made this document, again and again.</summary>
    Crashed = 3,
}

/// <summary>How a plan stands on paper.</summary>
public enum PaperVariant
{
    /// <summary>All of it.</summary>
    Whole = 0,

    /// <summary>One page: what comes next, whom to call, the goals.</summary>
    Summary = 1,

    /// <summary>All of it in letters of at least 16 points.</summary>
    LargePrint = 2,

    /// <summary>Work and schedule only. Handed to the person, who chooses whether an employer sees it; never sent.</summary>
    Employer = 3,
}

/// <summary>
/// A paper for a person, made in the background from data frozen when it was asked for. Queued in the same transaction as
/// the request; claimed in batches by any node under a lease, so that a node that dies loses nothing and doubles nothing.
/// </summary>
public sealed class Document : IOfCaseFile
{
    /// <summary>Attempts before a document is parked with its reason.</summary>
    public const int MaximumAttempts = 3;

    private Document()
    {
    }

    public Guid Id { get; private init; }
    public Guid CaseFileId { get; private init; }

    /// <summary>What it shows: the plan's id.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>Name of the template, "plan".</summary>
    public string Template { get; private init; } = "";

    /// <summary>Which form of a plan it is.</summary>
    public PaperVariant Variant { get; private init; }

    /// <summary>Language beside Dutch (ISO 639); null = Dutch alone.</summary>
    public string? Language { get; private init; }

    /// <summary>File name for the download, without personal data: "plan-2026-000123-1-ar.pdf".</summary>
    public string FileName { get; private init; } = "";

    /// <summary>The canonical data that the page is made of, as JSON.</summary>
    public string Data { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="Data"/>, lower-case hex; printed on the page.</summary>
    public string DataChecksum { get; private init; } = "";

    public DateTimeOffset RequestedAt { get; private init; }
    public Guid RequestedBy { get; private init; }

    public DocumentState State { get; private set; }
    public DocumentFailure Failure { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Not claimed before this moment: its turn among many, or back-off after a failed attempt.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>The claim: which worker, until when. A claim that ran out is free again.</summary>
    public Guid? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    /// <param name="notBefore">Of many that are asked for at once each has its turn, so that one that somebody waits for is not behind them; null = at once.</param>
    public static Document Request(
        Guid caseFileId, Guid subjectId, string template, string? language, string fileName, string data, string dataChecksum,
        DateTimeOffset at, Guid by, PaperVariant variant = PaperVariant.Whole, DateTimeOffset? notBefore = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            SubjectId = subjectId,
            Template = template,
            Variant = variant,
            Language = language,
            FileName = fileName,
            Data = data,
            DataChecksum = dataChecksum,
            RequestedAt = at,
            RequestedBy = by,
            State = DocumentState.Queued,
            NotBefore = notBefore ?? at,
        };

    /// <summary>The file is closed: what waits to be made, or could not be made, is not made any more.</summary>
    public void Withdraw()
    {
        DocumentRules.WhatIsMadeIsNotWithdrawn.Check(State is DocumentState.Queued or DocumentState.Failed);
        State = DocumentState.Withdrawn;
    }

    /// <summary>Tries a failed document again, with a fresh count.</summary>
    public void TryAgain(DateTimeOffset at)
    {
        DocumentRules.OnlyAFailedDocumentIsTriedAgain.Check(State == DocumentState.Failed);
        (State, Failure, Attempts, NotBefore) = (DocumentState.Queued, DocumentFailure.None, 0, at);
    }
}

/// <summary>A file of a document as stored: PDF/UA-1 for people, PDF/A-2a for the archive.</summary>
public sealed class DocumentContent
{
    private DocumentContent()
    {
    }

    public DocumentContent(Guid documentId, PdfStandard standard, byte[] bytes, string sha256)
    {
        (DocumentId, Standard, Bytes, Sha256) = (documentId, standard, bytes, sha256);
        Size = bytes.Length;
    }

    public Guid DocumentId { get; private init; }
    public PdfStandard Standard { get; private init; }
    public byte[] Bytes { get; private init; } = [];

    /// <summary>Size in bytes.</summary>
    public int Size { get; private init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public string Sha256 { get; private init; } = "";
}

public enum PdfStandard
{
    /// <summary>PDF/UA-1: accessible.</summary>
    Accessible = 1,

    /// <summary>PDF/A-2a: archive.</summary>
    Archive = 2,
}

public static class DocumentRules
{
    /// <summary>A translation that no native speaker checked never goes out with a formal plan.</summary>
    public static readonly Rule AFormalPaperHasACheckedTranslation = new("Documents.AFormalPaperHasACheckedTranslation");

    /// <summary>An invitation is printed for an appointment that is to come.</summary>
    public static readonly Rule AnInvitationIsToAnAppointment = new("Documents.AnInvitationIsToAnAppointment");

    /// <summary>Only what waits or failed is withdrawn; what is made stays with the file.</summary>
    public static readonly Rule WhatIsMadeIsNotWithdrawn = new("Documents.WhatIsMadeIsNotWithdrawn");

    /// <summary>Only a failed document is tried again.</summary>
    public static readonly Rule OnlyAFailedDocumentIsTriedAgain = new("Documents.OnlyAFailedDocumentIsTriedAgain");
}
