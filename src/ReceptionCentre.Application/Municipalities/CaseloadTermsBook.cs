using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Application.Municipalities;

/// <summary>The terms of the municipalities that somebody works for, for the words of a page. What is counted takes them in the query itself.</summary>
/// <param name="Region">What holds where a municipality chose nothing.</param>
/// <param name="Own">What holds for municipalities that have settings.</param>
/// <param name="Municipalities">Those in scope.</param>
public sealed record CaseloadTermsBook(CaseloadTerms Region, IReadOnlyDictionary<string, CaseloadTerms> Own, IReadOnlyList<string> Municipalities)
{
    public CaseloadTerms Of(string municipality) => Own.GetValueOrDefault(municipality, Region);

    /// <summary>The lowest and the highest of a term, of all in scope or of one.</summary>
    public (int Fewest, int Most) Range(Func<CaseloadTerms, int> term, string? municipality = null)
    {
        var all = municipality is { Length: > 0 } one ? [Of(one)] : Municipalities.Count == 0 ? [Region] : Municipalities.Select(Of).ToList();
        return (all.Min(term), all.Max(term));
    }
}

internal static class CaseloadTermsBooks
{
    /// <summary>A region has some tens of municipalities at most: all rows in scope are read.</summary>
    public static async Task<CaseloadTermsBook> TermsAsync(this IReceptionDb db, CaseloadTerms region, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var settings = await db.MunicipalitySettings.AsNoTracking().ToListAsync(cancellationToken);
        return new(region, settings.ToDictionary(one => one.Municipality, one => one.Terms.Over(region), StringComparer.Ordinal), current.Municipalities);
    }

    /// <summary>The terms that hold for the files of one municipality.</summary>
    public static async Task<CaseloadTerms> TermsOfAsync(this IReceptionDb db, string municipality, CaseloadTerms region, CancellationToken cancellationToken) =>
        (await db.MunicipalitySettings.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == municipality, cancellationToken))?.Terms.Over(region) ?? region;
}
