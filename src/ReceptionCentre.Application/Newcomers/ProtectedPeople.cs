using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Who is protected: asked in the same words wherever it matters.</summary>
internal static class ProtectedPeople
{
    /// <summary>The protections that hold on a day.</summary>
    public static IQueryable<ProtectionFact> ProtectedOn(this IReceptionDb db, DateOnly day)
    {
        var on = PartialDate.Of(day);
        return db.Protections.AsNoTracking().Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
    }
}
