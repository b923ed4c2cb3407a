using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Attachments;

/// <summary>What may be kept, as the first bytes of a file say; never as its name or its sender says.</summary>
public enum AttachmentFormat
{
    Pdf = 1,
    Jpeg = 2,
    Png = 3,
}

/// <summary>
/// A paper that came from outside, scanned or photographed: a signed plan, a letter. It is never changed; what was wrong is
/// withdrawn, and destroyed by whoever guards the privacy.
/// </summary>
public sealed class Attachment : Aggregate, IOfCaseFile
{
    /// <summary>Codes of the list "attachment-kinds" on which something depends.</summary>
    public const string SignedPlan = "signed-plan", HealthPaper = "health", Letter = "letter";

    public const int WhatLength = 200, FileNameLength = 120, ReasonLength = DatedFact.ReasonLength;

    private Attachment()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>Code of the list "attachment-kinds".</summary>
    public string Kind { get; private init; } = "";

    /// <summary>What it is, in words.</summary>
    public string What { get; private init; } = "";

    /// <summary>Date on the paper; null = none, or not recorded.</summary>
    public DateOnly? PaperDate { get; private init; }

    /// <summary>Of a signed plan: the edition that was signed.</summary>
    public Guid? PlanId { get; private init; }

    /// <summary>A paper about health or safety: seen only with the named permission.</summary>
    public bool IsLocked { get; private init; }

    /// <summary>Name for the download: cleaned, with the ending of what the file is.</summary>
    public string FileName { get; private init; } = "";

    public AttachmentFormat Format { get; private init; }

    /// <summary>Size in bytes.</summary>
    public int Size { get; private init; }

    /// <summary>SHA-256 of the bytes as kept, lower-case hex.</summary>
    public string Sha256 { get; private init; } = "";

    public DateTimeOffset AddedAt { get; private init; }
    public Guid AddedBy { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }
    public Guid? WithdrawnBy { get; private set; }
    public string? WithdrawnReason { get; private set; }

    /// <summary>When its bytes were destroyed; the record that it was there stays.</summary>
    public DateTimeOffset? DestroyedAt { get; private set; }
    public Guid? DestroyedBy { get; private set; }

    public static Attachment Add(Guid caseFileId, Paper paper, KeptFile file, DateOnly today, DateTimeOffset at, Guid by)
    {
        AttachmentRules.APaperIsNotFromTheFuture.Check(paper.Date is null || paper.Date <= today);
        AttachmentRules.ASignedPlanNamesItsPlan.Check(paper.Kind == SignedPlan == paper.PlanId is not null);
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            Kind = paper.Kind,
            What = paper.What,
            PaperDate = paper.Date,
            PlanId = paper.PlanId,
            IsLocked = paper.IsLocked || paper.Kind == HealthPaper,
            FileName = file.Name,
            Format = file.Format,
            Size = file.Size,
            Sha256 = file.Sha256,
            AddedAt = at,
            AddedBy = by,
        };
    }

    /// <summary>It does not belong here: nobody sees it any more, and it waits to be destroyed.</summary>
    public void Withdraw(string reason, DateTimeOffset at, Guid by)
    {
        FactRules.WithdrawnOnce.Check(WithdrawnAt is null);
        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
    }

    /// <summary>Says that its bytes are gone. Removing them is up to whoever keeps them.</summary>
    public void Destroy(DateTimeOffset at, Guid by)
    {
        AttachmentRules.OnlyAWithdrawnPaperIsDestroyed.Check(WithdrawnAt is not null && DestroyedAt is null);
        (DestroyedAt, DestroyedBy) = (at, by);
    }
}

/// <summary>What somebody says of a paper; see the properties of <see cref="Attachment"/>.</summary>
public sealed record Paper(string Kind, string What, DateOnly? Date = null, Guid? PlanId = null, bool IsLocked = false);

/// <summary>A file as it is kept, checked and cleaned.</summary>
public sealed record KeptFile(string Name, AttachmentFormat Format, int Size, string Sha256);

/// <summary>The bytes of an attachment, apart, so that a list never loads them.</summary>
public sealed class AttachmentContent
{
    private AttachmentContent()
    {
    }

    public AttachmentContent(Guid attachmentId, byte[] bytes) => (AttachmentId, Bytes) = (attachmentId, bytes);

    public Guid AttachmentId { get; private init; }
    public byte[] Bytes { get; private init; } = [];
}

public static class AttachmentRules
{
    /// <summary>The date on a paper does not lie ahead.</summary>
    public static readonly Rule APaperIsNotFromTheFuture = new("Attachments.APaperIsNotFromTheFuture");

    /// <summary>A signed plan says which edition was signed; another paper belongs to no plan.</summary>
    public static readonly Rule ASignedPlanNamesItsPlan = new("Attachments.ASignedPlanNamesItsPlan");

    /// <summary>A locked paper is added by whoever may read it.</summary>
    public static readonly Rule ALockedPaperNeedsThePermission = new("Attachments.ALockedPaperNeedsThePermission");

    /// <summary>Only a paper that was withdrawn is destroyed, and once.</summary>
    public static readonly Rule OnlyAWithdrawnPaperIsDestroyed = new("Attachments.OnlyAWithdrawnPaperIsDestroyed");
}
