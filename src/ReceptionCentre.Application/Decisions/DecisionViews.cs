using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Decisions;

/// <summary>The decisions about one plan or measure, newest first, and whether the asker may sign.</summary>
internal sealed class DecisionViews(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time)
{
    /// <param name="municipality">Of the file.</param>
    public async Task<ShowDecision.Result> OfAsync(string municipality, Guid caseFileId, Guid subjectId, CancellationToken cancellationToken)
    {
        var decisions = await db.Decisions.AsNoTracking().Include(one => one.Objections).Include(one => one.Letter).About(subjectId)
            .OrderByDescending(one => one.OfferedAt).ThenByDescending(one => one.Id).ToListAsync(cancellationToken);
        var staff = decisions.SelectMany(one => new[] { one.OfferedBy, one.AnsweredBy }).OfType<Guid>().Distinct().ToList();
        var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var settings = await db.SigningSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == municipality, cancellationToken);
        var mandate = await db.MandateAsync(municipality, current.Id, time.Today(), cancellationToken);
        var paper = await db.Documents.Where(document => document.SubjectId == subjectId && document.CaseFileId == caseFileId && document.Template == DecisionLetterData.Template)
            .OrderByDescending(document => document.RequestedAt).Select(document => (Guid?)document.Id).FirstOrDefaultAsync(cancellationToken);
        var views = decisions.ConvertAll(one => View(one, names, paper));
        var latest = views is [{ State: not DecisionState.SentBack } newest, ..] ? newest : null;
        return new(
            latest, [.. views.Where(one => one != latest)], mandate is null ? null : new(mandate.Name, mandate.Function), settings?.FourEyes ?? false, settings?.Committee ?? false,
            settings?.Remedy, await codes.FindAsync(Lists.Municipalities, municipality, cancellationToken));
    }

    private static ShowDecision.DecisionView View(Decision one, Dictionary<Guid, string> names, Guid? paper) => new(
        one.Id, one.Version, one.State, one.OfferedAt, one.OfferedBy, names.GetValueOrDefault(one.OfferedBy), one.AnsweredAt, one.AnsweredBy is { } by ? names.GetValueOrDefault(by) : null,
        one.SentBackReason, one.DatedOn, one.SignedName, one.SignedFunction, one.Remedy, one.SentOn, one.ObjectionUntil,
        [.. one.Objections.OrderBy(objection => objection.ReceivedOn).Select(objection => new ShowDecision.ObjectionView(
            objection.Id, objection.ReceivedOn, objection.IsLate, objection.WithCommittee, objection.AnswerUntil, objection.DecidedOn, objection.Outcome))],
        one.State != DecisionState.Decided ? null : new(
            one.Salutation, [.. one.Letter.OrderBy(part => part.Place).Where(part => part.Text is not null).Select(part => new LetterPiece(part.BlockId, part.Heading!, part.Text!))], one.OwnSentences, paper));
}
