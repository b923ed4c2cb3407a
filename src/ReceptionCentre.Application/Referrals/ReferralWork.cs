using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>A step as it is typed.</summary>
/// <param name="On">Day on which it happened.</param>
public sealed record StepInput(DateOnly? On, string? Words);

/// <summary>Why it ended, as it is typed: at least one of the two.</summary>
/// <param name="Barrier">Code of the list "decline-barriers".</param>
/// <param name="Reason">Code of the list "referral-end-reasons".</param>
public sealed record WhyInput(string? Barrier, string? Reason);

internal sealed class StepInputValidator : AbstractValidator<StepInput>
{
    public StepInputValidator(TimeProvider time)
    {
        RuleFor(step => step.On).Chosen();
        RuleFor(step => step.On).Must(on => on is null || on <= time.Today()).WithMessage(ReferralRules.AStepHasHappened.Name);
        RuleFor(step => step.Words).AtMost(ReferralStep.WordsLength).PlainText(lines: true);
    }
}

internal sealed class WhyInputValidator : AbstractValidator<WhyInput>
{
    public WhyInputValidator() =>
        RuleFor(why => why.Reason).Must((why, reason) => reason is not null || why.Barrier is not null).WithMessage(ReferralRules.AnEndSaysWhy.Name);
}

/// <summary>Finds the referral that a step changes: in a file that the asker works on, as the screen showed it.</summary>
internal sealed class ReferralWork(IReceptionDb db, ICodeLists codes, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    private readonly List<Referral> _sent = [];

    /// <summary>The referral with its steps, tracked.</summary>
    /// <param name="version">The version that the screen showed.</param>
    /// <exception cref="NotThereException">Not there, in another file, or out of scope.</exception>
    /// <exception cref="BrokenRuleException">The file is closed or another team's.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<Referral> ReferralAsync(Guid caseFileId, Guid referralId, int version, CancellationToken cancellationToken)
    {
        var referral = await db.Referrals.Include(referral => referral.Steps).Include(referral => referral.Reports)
            .FirstOrDefaultAsync(referral => referral.Id == referralId && referral.CaseFileId == caseFileId, cancellationToken) ?? throw new NotThereException("referral");
        await FileAsync(caseFileId, cancellationToken);
        referral.EnsureStillAt(version);
        return referral;
    }

    /// <summary>The file, open and to be worked on; the audit event is about it.</summary>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>A draft of this file, tracked.</summary>
    /// <exception cref="NotThereException">Not there, sent meanwhile, or in another file.</exception>
    public async Task<ReferralDraft> DraftAsync(Guid caseFileId, Guid draftId, int version, CancellationToken cancellationToken)
    {
        var draft = await db.ReferralDrafts.FirstOrDefaultAsync(draft => draft.Id == draftId && draft.CaseFileId == caseFileId, cancellationToken)
            ?? throw new NotThereException("draft of a referral");
        draft.EnsureStillAt(version);
        return draft;
    }

    public Happened Step(StepInput step) =>
        new(step.On!.Value, string.IsNullOrWhiteSpace(step.Words) ? null : step.Words.Trim(), time.Today(), time.GetUtcNow(), current.Id);

    /// <summary>The result as a code that the list has; null = nobody said.</summary>
    public async Task<string?> ResultAsync(string? result, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.ReferralResults, result, "Result", cancellationToken);
        return result;
    }

    public async Task<WhyEnded> WhyAsync(WhyInput why, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.Barriers, why.Barrier, nameof(why.Barrier), cancellationToken);
        await codes.EnsureKnownAsync(Lists.ReferralEndReasons, why.Reason, nameof(why.Reason), cancellationToken);
        return new(why.Barrier, why.Reason);
    }

    /// <summary>For an acceptance: whether a place is free for who holds none, and who waits for it longer.</summary>
    /// <param name="outOfTurn">Code of the list "out-of-turn-reasons".</param>
    public async Task<Turn> TurnAsync(Referral referral, string? outOfTurn, CancellationToken cancellationToken)
    {
        if (referral.HoldsPlace || !referral.MayBecome(ReferralState.Accepted))
            return Turn.None;
        await codes.EnsureKnownAsync(Lists.OutOfTurnReasons, outOfTurn, "OutOfTurn", cancellationToken);
        var hasRoom = await HasRoomAsync(referral.OfferId, cancellationToken);
        return new(hasRoom, await db.WaitsBefore(referral).CountAsync(cancellationToken), outOfTurn);
    }

    /// <summary>Whether a place is free for somebody new: who waits already goes before.</summary>
    public async Task<bool> HasRoomForNewAsync(Guid offerId, CancellationToken cancellationToken) =>
        await HasRoomAsync(offerId, cancellationToken) && !Unsaved(offerId).Any(referral => !referral.HoldsPlace) && !await db.WaitsFor(offerId).AnyAsync(cancellationToken);

    /// <summary>
    /// Whether a place of the offer is free. From here to the end of the transaction nobody else counts the places of this
    /// offer: whoever comes at the same moment waits, and then counts this one too. So two people never get the last place,
    /// on either database.
    /// </summary>
    public async Task<bool> HasRoomAsync(Guid offerId, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var offers = db.Offers.IgnoreQueryFilters(["Floor"]).Where(offer => offer.Id == offerId);
        var places = offers.SelectMany(offer => offer.Rooms).Where(room => (room.From == null || room.From <= today) && (room.Until == null || room.Until > today))
            .Select(room => room.Places);
        if (await places.FirstOrDefaultAsync(cancellationToken) is null)
            return true;
        // Changes nothing: an update holds the row, in the same words for both databases.
        await offers.ExecuteUpdateAsync(set => set.SetProperty(offer => offer.OpenToAll, offer => offer.OpenToAll), cancellationToken);
        var taken = await db.Referrals.IgnoreQueryFilters(["Scope"]).CountAsync(referral => referral.OfferId == offerId && referral.HoldsPlace, cancellationToken);
        return await places.FirstOrDefaultAsync(cancellationToken) is not { } counted || counted > taken + Unsaved(offerId).Count(referral => referral.HoldsPlace);
    }

    /// <summary>Was sent in the running command: the next one of a group counts this one too.</summary>
    public void Sent(Referral referral) => _sent.Add(referral);

    private IEnumerable<Referral> Unsaved(Guid offerId) => _sent.Where(referral => referral.OfferId == offerId);
}

internal static class ReasonsOfSteps
{
    /// <summary>Why, as a code: of an acceptance why it was out of turn, of an end why it ended.</summary>
    public static async Task<CodeView?> ReasonOfAsync(this ICodeLists codes, ReferralStep step, CancellationToken cancellationToken) =>
        await codes.FindAsync(step.State == ReferralState.Accepted ? Lists.OutOfTurnReasons : Lists.ReferralEndReasons, step.Reason, cancellationToken);
}

internal static class PartsOfFile
{
    /// <summary>What a referral names of its file is of that file.</summary>
    /// <exception cref="NotThereException">An item of another plan, or how somebody else is reached.</exception>
    public static async Task EnsureOfFileAsync(this IReceptionDb db, CaseFile file, Guid? planItemId, Guid? contactDetailId, CancellationToken cancellationToken)
    {
        if (planItemId is { } itemId && !await db.Plans.AnyAsync(
            plan => plan.CaseFileId == file.Id && plan.Goals.Any(goal => goal.Items.Any(item => item.Id == itemId)), cancellationToken))
            throw new NotThereException("item of the plan");
        if (contactDetailId is { } contactId && !await db.ContactDetails.AnyAsync(contact => contact.Id == contactId && contact.PersonId == file.PersonId, cancellationToken))
            throw new NotThereException("contact detail");
    }
}
