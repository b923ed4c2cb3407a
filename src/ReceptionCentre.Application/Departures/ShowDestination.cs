using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// What is arranged at the destination of a departure, in the order in which it was asked, and what of the health is handed over.
/// Of health whoever may not read it sees not even that there is something.
/// </summary>
public static class ShowDestination
{
    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId, Guid DepartureId) : IQuery<Page>;

    /// <param name="Health">Null = whoever asks may not read it.</param>
    public sealed record Page(IReadOnlyList<Arrangement> Arrangements, IReadOnlyList<Health>? Health);

    /// <param name="With">Name of the partner organisation, or who it is with.</param>
    /// <param name="Telephone">Of the partner organisation, as the directory has it.</param>
    public sealed record Arrangement(
        Guid Id, int Version, CodeView? Kind, string With, string? Telephone, string? Contact, string? Place, DateOnly? On, DestinationState State, string? ConfirmedBy,
        DateOnly? ConfirmedOn, string? EndReason);

    /// <param name="HeardBy">Who heard the person agree.</param>
    public sealed record Health(Guid Id, int Version, string Receiver, string What, DateOnly AgreedOn, string HeardBy, HealthHandoverState State, DateOnly? HandedOverOn, DateOnly? WithdrawnOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            // The departure may stand in another file of the same stay.
            var departure = request.DepartureId;
            if (!await db.Departures.AnyAsync(one => one.Id == departure && db.CaseFiles.Any(file => file.Id == request.CaseFileId && file.StayId == one.StayId), cancellationToken))
                throw new NotThereException("departure");
            var rows = await (
                from one in db.DestinationCares.AsNoTracking()
                where one.DepartureId == departure
                join provider in db.Providers on one.ProviderId equals provider.Id into partners
                from partner in partners.DefaultIfEmpty()
                orderby one.AskedAt, one.Id
                select new { One = one, Name = (string?)partner.Name, Telephone = (string?)partner.Telephone }).ToListAsync(cancellationToken);
            var arrangements = new List<Arrangement>();
            foreach (var row in rows)
            {
                arrangements.Add(new(
                    row.One.Id, row.One.Version, await codes.FindAsync(Lists.DestinationKinds, row.One.Kind, cancellationToken), row.Name ?? row.One.Organisation ?? "", row.Telephone,
                    row.One.Contact, row.One.Place, row.One.On, row.One.State, row.One.ConfirmedBy, row.One.ConfirmedOn, row.One.EndReason));
            }
            return new(arrangements, current.May(Permission.ReadHealth) ? await HealthAsync(departure, cancellationToken) : null);
        }

        private async Task<IReadOnlyList<Health>> HealthAsync(Guid departure, CancellationToken cancellationToken) =>
        [
            .. (await db.HealthHandovers.AsNoTracking().Where(one => one.DepartureId == departure).OrderBy(one => one.RecordedAt).ThenBy(one => one.Id)
                .Select(one => new { One = one, By = db.StaffMembers.Where(member => member.Id == one.HeardBy).Select(member => member.Name).FirstOrDefault() }).ToListAsync(cancellationToken))
                .Select(row => new Health(
                    row.One.Id, row.One.Version, row.One.Receiver, row.One.What, row.One.AgreedOn, row.By ?? "ReceptionCentre", row.One.State, row.One.HandedOverOn, row.One.WithdrawnOn)),
        ];
    }
}

/// <summary>Partner organisations that can be asked for something at a destination, those that help with return first.</summary>
public static class DestinationPartners
{
    private const string HelpsWithReturn = "return-help";

    [Needs(Permission.RecordDeparture)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlyList<Partner>>;

    public sealed record Partner(Guid ProviderId, string Name);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Partner>>
    {
        public async Task<IReadOnlyList<Partner>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var controller = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            return await db.Providers.AsNoTracking()
                .Where(one => (one.EndedOn == null || one.EndedOn > today) && (!one.Municipalities.Any() || one.Municipalities.Any(part => part.Municipality == controller)))
                .OrderByDescending(one => one.Kind == HelpsWithReturn).ThenBy(one => one.Name).ThenBy(one => one.Id)
                .Select(one => new Partner(one.Id, one.Name)).ToListAsync(cancellationToken);
        }
    }
}
