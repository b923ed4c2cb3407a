using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Referrals;

/// <summary>
/// A referral that is being written: nothing was shared, nobody waits for anything and no place is held. It is a thing of its
/// own, so that no list of a receiver can ever hold it. Sending it makes the referral and ends the draft.
/// </summary>
public sealed class ReferralDraft : Aggregate, IOfCaseFile
{
    private ReferralDraft()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>Null = not chosen yet.</summary>
    public Guid? OfferId { get; private set; }

    /// <summary>The item of the plan that it would serve; null = it stands alone.</summary>
    public Guid? PlanItemId { get; private set; }

    /// <summary>The telephone number or address that would go along; null = none.</summary>
    public Guid? ContactDetailId { get; private set; }
    public string? Goal { get; private set; }

    /// <summary>Code of the list "sharing-bases"; null = not chosen yet.</summary>
    public string? Basis { get; private set; }
    public string? Extra { get; private set; }

    /// <summary>It may wait for a place.</summary>
    public bool WaitingList { get; private set; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>The day in the Netherlands on which it was made.</summary>
    public DateOnly MadeOn { get; private init; }
    public Guid MadeBy { get; private init; }

    public static ReferralDraft Begin(Guid caseFileId, DraftTerms terms, DateOnly today, DateTimeOffset at, Guid by)
    {
        var draft = new ReferralDraft { Id = Guid.CreateVersion7(), CaseFileId = caseFileId, MadeAt = at, MadeOn = today, MadeBy = by };
        draft.Change(terms);
        return draft;
    }

    public void Change(DraftTerms terms)
    {
        ReferralRules.ADraftSaysSomething.Check(terms.OfferId is not null || terms.Goal is not null);
        ReferralRules.ABsnIsNeverShared.Check(!SharedData.HoldsBsn(terms.Goal) && !SharedData.HoldsBsn(terms.Extra));
        (OfferId, PlanItemId, ContactDetailId, Goal, Basis, Extra, WaitingList) =
            (terms.OfferId, terms.PlanItemId, terms.ContactDetailId, terms.Goal, terms.Basis, terms.Extra, terms.WaitingList);
    }
}

/// <summary>What is written so far; see the properties of <see cref="ReferralDraft"/>.</summary>
public sealed record DraftTerms(Guid? OfferId, Guid? PlanItemId, Guid? ContactDetailId, string? Goal, string? Basis, string? Extra, bool WaitingList);
