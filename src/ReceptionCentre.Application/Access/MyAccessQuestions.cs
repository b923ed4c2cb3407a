using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Access;

/// <summary>What the asker asked and what came back. Only a yes says who it is; while there is none, every question looks the same.</summary>
public static class MyAccessQuestions
{
    public const int Most = 50;

    [Needs(Permission.AskAccess)]
    public sealed record Query : IQuery<IReadOnlyList<Question>>;

    /// <param name="Name">Who it is; null without a yes.</param>
    public sealed record Question(Guid Id, DateTimeOffset AskedAt, string ForMunicipality, string Reason, bool? Granted, string? Answer, DateTimeOffset? AnsweredAt, NameParts? Name, bool IsWithdrawn);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Question>>
    {
        public async Task<IReadOnlyList<Question>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await db.AccessRequests.AsNoTracking().Where(question => question.AskedBy == current.Id)
                .OrderByDescending(question => question.AskedAt).ThenBy(question => question.Id).Take(Most).ToListAsync(cancellationToken);
            var known = found.Where(question => question.Granted == true).Select(question => question.PersonId).Distinct().ToList();
            var names = (await db.Names.AsNoTracking().Where(name => known.Contains(name.PersonId) && name.WithdrawnAt == null).ToListAsync(cancellationToken))
                .ToLookup(name => name.PersonId);
            var today = time.Today();
            return found.ConvertAll(question => new Question(
                question.Id, question.AskedAt, question.ForMunicipality, question.Reason, question.Granted, question.Answer, question.AnsweredAt,
                question.Granted == true ? (names[question.PersonId].Current(today) ?? names[question.PersonId].OrderBy(name => name.RecordedAt).Last()).Parts : null,
                question.WithdrawnAt is not null));
        }
    }
}
