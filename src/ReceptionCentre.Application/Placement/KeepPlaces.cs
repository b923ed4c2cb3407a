using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>Adds a volunteer, a vacancy or a class of an organisation. Gives its id.</summary>
public static class AddPlace
{
    [Needs(Permission.KeepPlaces)]
    public sealed record Command(Guid OnceKey, PlacementKind Kind, Guid? ProviderId, PlaceTerms Terms) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ProviderId).Chosen();
            RuleFor(command => command.Terms).SetValidator(new PlaceTermsValidator()).OverridePropertyName("");
            RuleFor(command => command.Terms.Capacity).Must((command, capacity) => command.Kind != PlacementKind.Buddy || capacity == 1)
                .WithMessage(PlacementRules.ABuddyMeetsOne.Name).OverridePropertyName("Capacity");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var provider = await db.ProvidersOf(current, today).FirstOrDefaultAsync(provider => provider.Id == request.ProviderId, cancellationToken)
                ?? throw new NotThereException("provider");
            await codes.EnsureKnownAsync(request.Terms, cancellationToken);
            current.EnsureKeptBy(request.Terms.Municipality);
            var place = PlacementPlace.Add(request.Kind, provider.Id, request.Terms.Tidy());
            db.PlacementPlaces.Add(place);
            return place.Id;
        }
    }
}

/// <summary>A place becomes otherwise, or closes: who is there stays.</summary>
public static class ChangePlace
{
    [Needs(Permission.KeepPlaces)]
    public sealed record Command(Guid PlaceId, int Version, PlaceTerms Terms) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Terms).SetValidator(new PlaceTermsValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var place = await db.PlacementPlaces.Include(place => place.Codes).FirstOrDefaultAsync(place => place.Id == request.PlaceId, cancellationToken)
                ?? throw new NotThereException("place");
            place.EnsureStillAt(request.Version);
            await codes.EnsureKnownAsync(request.Terms, cancellationToken);
            current.EnsureKeptBy(place.Municipality);
            current.EnsureKeptBy(request.Terms.Municipality);
            place.Change(request.Terms.Tidy());
            return place.Id;
        }
    }
}

internal static class TidyPlaces
{
    /// <summary>The organisations that work for one of one's municipalities: a place of another would be proposed to nobody here.</summary>
    public static IQueryable<Provider> ProvidersOf(this IReceptionDb db, ICurrentStaff current, DateOnly today)
    {
        var mine = current.Municipalities;
        return db.Providers.AsNoTracking().Where(provider => (provider.EndedOn == null || provider.EndedOn > today)
            && (!provider.Municipalities.Any() || provider.Municipalities.Any(part => mine.Contains(part.Municipality))));
    }

    public static PlaceTerms Tidy(this PlaceTerms terms) => terms with { Name = terms.Name.Trim(), Postcode = terms.Postcode?.ToUpperInvariant() };
}

/// <summary>The places of a kind that one may see: those that are open, those with room first.</summary>
public static class PlaceList
{
    public const int Most = 200;

    /// <param name="Closed">Also what is closed.</param>
    [Needs(Permission.ReadPlacement)]
    public sealed record Query(PlacementKind Kind, bool Closed = false) : IQuery<View>;

    /// <param name="Found">How many there are; at most <see cref="Most"/> are listed.</param>
    public sealed record View(IReadOnlyList<PlaceLine> Places, int Found, DateOnly Today);

    internal sealed class Handler(IReceptionDb db, PlacementViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var wanted = db.PlacementPlaces.AsNoTracking().Where(place => place.Kind == request.Kind && (request.Closed || place.OpenUntil == null || place.OpenUntil > today));
            var places = await wanted.Include(place => place.Codes).OrderBy(place => place.Name).ThenBy(place => place.Id).Take(Most).ToListAsync(cancellationToken);
            var lines = await views.LinesAsync(places, cancellationToken);
            return new([.. lines.OrderBy(line => line.Free == 0)], places.Count < Most ? places.Count : await wanted.CountAsync(cancellationToken), today);
        }
    }
}

/// <summary>One place, as it was written down.</summary>
public static class ShowPlace
{
    [Needs(Permission.ReadPlacement)]
    public sealed record Query(Guid PlaceId) : IQuery<View>;

    public sealed record View(int Version, PlaceTerms Terms, PlaceLine Line, DateOnly Today);

    internal sealed class Handler(IReceptionDb db, PlacementViews views, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var place = await db.PlacementPlaces.AsNoTracking().Include(place => place.Codes).FirstOrDefaultAsync(place => place.Id == request.PlaceId, cancellationToken)
                ?? throw new NotThereException("place");
            return new(place.Version, place.Terms, (await views.LinesAsync([place], cancellationToken))[0], time.Today());
        }
    }
}

/// <summary>The organisations of which somebody can add a place.</summary>
public static class ProvidersForPlaces
{
    public const int Most = 500;

    [Needs(Permission.KeepPlaces)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    public sealed record Line(Guid ProviderId, string Name);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            return await db.ProvidersOf(current, today).OrderBy(provider => provider.Name).ThenBy(provider => provider.Id).Take(Most).Select(provider => new Line(provider.Id, provider.Name)).ToListAsync(cancellationToken);
        }
    }
}
