using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Duo;

/// <summary>One notice: about whom, what it says, and what taking it over would change. Reading it is recorded.</summary>
public static class ShowNotice
{
    [Needs(Permission.ReadDuoWork)]
    public sealed record Query(Guid NoticeId) : IQuery<Result>;

    /// <param name="What">Null: an event that we do not know; a person decides.</param>
    /// <param name="Candidates">Open files of the person at this municipality, when it is not known which it is about.</param>
    /// <param name="Effects">What taking it over does to the file as it stands; empty while the file is not known, or once answered.</param>
    public sealed record Result(
        Guid NoticeId, int Version, string EventCode, DuoEvent? What, DateTimeOffset RegisteredAt, DuoChannel Channel, CodeView? Municipality, DuoNoticeState State, Guid? CaseFileId, NameParts? Name,
        string? Bsn, string? VNumber, DuoFacts Facts, CodeView? EarlierPipMunicipality, IReadOnlyList<Candidate> Candidates, IReadOnlyList<DuoEffect> Effects, DateTimeOffset? AnsweredAt, string? AnsweredBy,
        string? Reason)
    {
        public bool MayBeTakenOver => State == DuoNoticeState.New && CaseFileId is not null && What is not null;
    }

    public sealed record Candidate(Guid CaseFileId, NameParts Name, string Reference, DateOnly OpenedOn);

    internal sealed class Handler(IReceptionDb db, DuoNoticeWork work, ICodeLists codes, IOpeningLog openings, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var notice = await db.DuoNotices.AsNoTracking().Include(notice => notice.Content).FirstOrDefaultAsync(notice => notice.Id == request.NoticeId, cancellationToken)
                ?? throw new NotThereException("notice");
            await openings.RecordReadingAsync("Duo.ShowNotice", notice.Id.ToString(), cancellationToken, nameof(DuoNotice));
            var (content, facts, what) = (notice.Content, notice.Content?.Facts ?? DuoFacts.None, DuoEvents.Find(notice.EventCode));
            var candidates = notice is { State: DuoNoticeState.New, CaseFileId: null } ? await work.FilesAsync(notice.Municipality, content?.Bsn, content?.VNumber, cancellationToken) : [];
            var files = await db.CaseFiles.AsNoTracking().Where(file => candidates.Contains(file.Id) || file.Id == notice.CaseFileId)
                .Select(file => new { file.Id, file.PersonId, file.Reference, file.OpenedOn }).ToListAsync(cancellationToken);
            var names = await db.NamesAsync([.. files.Select(file => file.PersonId).Distinct()], time.Today(), cancellationToken);
            var answeredBy = await db.StaffMembers.Where(member => member.Id == notice.AnsweredBy).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
            return new(
                notice.Id, notice.Version, notice.EventCode, what, notice.RegisteredAt, notice.Channel, await codes.FindAsync(Lists.Municipalities, notice.Municipality, cancellationToken), notice.State,
                notice.CaseFileId, files.FirstOrDefault(file => file.Id == notice.CaseFileId) is { } known ? names[known.PersonId] : null, content?.Bsn, content?.VNumber, facts,
                await codes.FindAsync(Lists.Municipalities, facts.EarlierPipMunicipality, cancellationToken),
                [.. files.Where(file => candidates.Contains(file.Id)).Select(file => new Candidate(file.Id, names[file.PersonId], file.Reference, file.OpenedOn))],
                notice is { State: DuoNoticeState.New, CaseFileId: { } fileId } && what is not null ? DuoEffects.Of(what, facts, await work.StandingAsync(fileId, asShown: true, cancellationToken)) : [],
                notice.AnsweredAt, answeredBy, notice.Reason);
        }
    }
}
