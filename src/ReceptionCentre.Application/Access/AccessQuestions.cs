using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Access;

/// <summary>Questions of other municipalities about people of whom we have a file: what waits, oldest first, and what was answered.</summary>
public static class AccessQuestions
{
    public const int MostAnswered = 20;

    [Needs(Permission.AnswerAccess)]
    public sealed record Query(Guid? RequestId = null) : IQuery<IReadOnlyList<Question>>;

    /// <param name="Answered">Null while it waits.</param>
    public sealed record Question(
        Guid Id, int Version, DateTimeOffset AskedAt, string AskedBy, string ForMunicipality, string Reason, Guid CaseFileId, string Reference, NameParts Name, Reply? Answered);

    public sealed record Reply(bool Granted, string Words, DateTimeOffset At, string By);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Question>>
    {
        public async Task<IReadOnlyList<Question>> Handle(Query request, CancellationToken cancellationToken)
        {
            var mine = db.QuestionsFor(current).AsNoTracking();
            var found = request.RequestId is { } id
                ? await mine.Where(question => question.Id == id).ToListAsync(cancellationToken)
                : [
                    .. await mine.Where(question => question.Granted == null && question.WithdrawnAt == null).OrderBy(question => question.AskedAt).ThenBy(question => question.Id).ToListAsync(cancellationToken),
                    .. await mine.Where(question => question.Granted != null).OrderByDescending(question => question.AnsweredAt).ThenBy(question => question.Id)
                        .Take(MostAnswered).ToListAsync(cancellationToken),
                ];
            var personIds = found.Select(question => question.PersonId).Distinct().ToList();
            var staffIds = found.SelectMany(question => new[] { question.AskedBy, question.AnsweredBy ?? Guid.Empty }).Distinct().ToList();
            var files = (await db.CaseFiles.AsNoTracking().Where(file => personIds.Contains(file.PersonId))
                .Select(file => new { file.Id, file.PersonId, file.Controller, file.ClosedOn, file.OpenedOn, file.Number }).ToListAsync(cancellationToken)).ToLookup(file => file.PersonId);
            var names = (await db.Names.AsNoTracking().Where(name => personIds.Contains(name.PersonId) && name.WithdrawnAt == null).ToListAsync(cancellationToken))
                .ToLookup(name => name.PersonId);
            var staff = await db.StaffMembers.AsNoTracking().Where(member => staffIds.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var today = time.Today();
            return found.ConvertAll(question =>
            {
                var file = files[question.PersonId].Where(file => file.Controller != question.ForMunicipality)
                    .OrderBy(file => file.ClosedOn is not null).ThenByDescending(file => file.OpenedOn).First();
                var name = (names[question.PersonId].Current(today) ?? names[question.PersonId].OrderBy(one => one.RecordedAt).Last()).Parts;
                return new Question(
                    question.Id, question.Version, question.AskedAt, staff.GetValueOrDefault(question.AskedBy, ""), question.ForMunicipality, question.Reason,
                    file.Id, CaseFileReference.Of(file.OpenedOn, file.Number), name,
                    question.Granted is { } granted
                        ? new(granted, question.Answer ?? "", question.AnsweredAt!.Value, staff.GetValueOrDefault(question.AnsweredBy ?? Guid.Empty, "")) : null);
            });
        }
    }
}
