using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>
/// Who of the people that look like the one whom the register told of has another BSN, and so is somebody else; with its
/// last digits, to tell them apart.
/// </summary>
public static class OtherNumbers
{
    public const int DigitsShown = 3;

    /// <param name="Bsn">Of the one in the register.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(IReadOnlyCollection<Guid> PersonIds, string? Bsn) : IQuery<IReadOnlyDictionary<Guid, string>>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyDictionary<Guid, string>>
    {
        public async Task<IReadOnlyDictionary<Guid, string>> Handle(Query request, CancellationToken cancellationToken)
        {
            var told = db.PersonsKnownTo(current, time.Today());
            var numbers = await db.IdentityNumbers.AsNoTracking()
                .Where(fact => request.PersonIds.Contains(fact.PersonId) && fact.Kind == IdentityNumberKind.Bsn && fact.WithdrawnAt == null && fact.Value != request.Bsn)
                .Where(fact => db.CaseFiles.Any(file => file.PersonId == fact.PersonId) || told.Contains(fact.PersonId))
                .Select(fact => new { fact.PersonId, fact.Value }).ToListAsync(cancellationToken);
            return numbers.ToDictionary(number => number.PersonId, number => number.Value[^DigitsShown..]);
        }
    }
}
