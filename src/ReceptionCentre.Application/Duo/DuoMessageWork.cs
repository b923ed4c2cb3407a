using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Duo;

/// <summary>Makes messages of what is owed, and says what follows when one is taken.</summary>
internal sealed class DuoMessageWork(IReceptionDb db, DuoFiles files, IAuditTrail audit)
{
    /// <summary>The file, open. Whoever does the work with the executing agency need not be its caseworker.</summary>
    /// <exception cref="NotThereException">Not there or out of scope.</exception>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        file.EnsureOpen();
        audit.About(file.PersonId, file.Id);
        return file;
    }

    /// <summary>What would be told about something of the file.</summary>
    /// <exception cref="NotThereException">There is nothing to tell.</exception>
    public async Task<DuoDraft> DraftAsync(Guid caseFileId, Guid subjectId, CancellationToken cancellationToken)
    {
        var file = await files.ReadAsync(caseFileId, cancellationToken);
        var draft = file?.Draft(subjectId) ?? throw new NotThereException("report");
        DuoRules.NothingIsToldTwice.Check(!file.Messages.Any(message => message.SubjectId == subjectId && message.Act == draft.Act && message.EndedAt is null && message.State != DuoMessageState.Rejected));
        return draft;
    }

    /// <summary>What would be told to withdraw a message that stands.</summary>
    public async Task<DuoDraft> WithdrawalAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var caseFileId = await db.DuoMessages.Where(message => message.Id == messageId).Select(message => (Guid?)message.CaseFileId).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("message");
        await FileAsync(caseFileId, cancellationToken);
        var file = (await files.ReadAsync(caseFileId, cancellationToken))!;
        var wrong = file.Messages.First(message => message.Id == messageId);
        DuoRules.NothingIsToldTwice.Check(
            wrong.Stands && !file.Messages.Any(message => message.ReplacesId == messageId && message.Act == DuoAct.Withdraw && message.State != DuoMessageState.Rejected));
        return file.Withdrawal(wrong);
    }

    /// <summary>A message stands at the executing agency: the one that it replaces no longer does.</summary>
    public async Task TakenAsync(DuoMessage message, CancellationToken cancellationToken)
    {
        if (message.ReplacesId is { } replaced)
            (await db.DuoMessages.FirstAsync(one => one.Id == replaced, cancellationToken)).End(message.AcceptedAt!.Value);
    }

    /// <summary>Whether the municipality of a file lets messages go by the interface.</summary>
    public Task<bool> GoesByInterfaceAsync(string municipality, CancellationToken cancellationToken) =>
        db.DuoSettings.AnyAsync(settings => settings.Municipality == municipality && settings.ByInterface, cancellationToken);
}
