using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>How a municipality works with the executing agency.</summary>
public static class ShowDuoSettings
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query(string Municipality) : IQuery<View>;

    /// <param name="Version">0: nothing is set yet.</param>
    public sealed record View(CodeView Municipality, int Version, DateOnly? ReportsFrom, int ReportDays, bool ByInterface, string? Oin);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var settings = await db.DuoSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == municipality.Value, cancellationToken);
            return new(municipality, settings?.Version ?? 0, settings?.ReportsFrom, settings?.ReportDays ?? DuoSettings.UsualDays, settings?.ByInterface ?? false, settings?.Oin);
        }
    }
}
