using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Reporting;

namespace ReceptionCentre.Application.Reporting;

/// <summary>The stays behind a number of arrivals, departures or people present, oldest day first: the same count, opened. Opening it is recorded.</summary>
public static class MovementFiles
{
    public const int PageSize = 50;

    /// <param name="Month">One month, or a year of which the month is not known; null = all of the period. Of people present: the month at whose end.</param>
    /// <param name="DepartureKind">Code of the list "departure-kinds"; null = every kind.</param>
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(
        MovementChoice Choice, MovementKind Kind, PartialDate? Month = null, string? DepartureKind = null, MovementPlace? After = null, MovementPlace? Before = null) : IQuery<Page>;

    public sealed record Page(DateOnly Today, bool ShowsLocked, IReadOnlyList<Stay> Stays, int Found, MovementPlace? Previous, MovementPlace? Next);

    /// <param name="CaseFileId">The first file of the stay that may be seen.</param>
    /// <param name="Type">As in <see cref="Movements.Line"/>; likewise the kind of departure.</param>
    public sealed record Stay(
        Guid CaseFileId, string Reference, NameParts Name, string Municipality, string Type, PartialDate ArrivedOn, PartialDate? EndedOn, string? DepartureKind);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(query => query.Choice).SetValidator(new MovementChoiceValidator(time));
            RuleFor(query => query.Kind).IsInEnum().WithMessage("Shared.ChooseOne");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IOpeningLog openings, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Choice, cancellationToken);
            await codes.EnsureKnownAsync(Lists.DepartureKinds, request.DepartureKind, nameof(request.DepartureKind), cancellationToken);
            await openings.RecordReadingAsync(RequestName.Of<Query>(), Asked(request), cancellationToken, "MovementReport");
            var (today, showsLocked) = (time.Today(), current.May(Permission.ReadLockedParts));
            var movements = Behind(request, today, showsLocked);
            var (places, previous, next) = await PageAsync(movements, request.After, request.Before, cancellationToken);
            return new(today, showsLocked, await StaysAsync(places, today, showsLocked, cancellationToken), await movements.CountAsync(cancellationToken), previous, next);
        }

        // The same conditions as the count, in the order of the day that is counted.
        private IQueryable<Movement> Behind(Query request, DateOnly today, bool showsLocked)
        {
            var (choice, month) = (request.Choice, request.Month);
            var stays = db.StaysOf(choice, showsLocked);
            if (request.Kind == MovementKind.Present)
            {
                var end = month is { Month: { } number, Year: { } year } ? new DateOnly(year, number, 1) : choice.Until;
                return ByArrival(stays.HereAt(MovementQueries.After(end, today)));
            }
            var (from, before) = (MovementQueries.FirstNumberOf(choice.From), MovementQueries.After(choice.Until, today));
            if (month is { } one)
                (from, before) = (Math.Max(from, one.Number), Math.Min(before, one.Number + 100));
            return request.Kind == MovementKind.Arrival
                ? ByArrival(stays.Arrived(from, before))
                : ByDeparture((request.DepartureKind is { } kind ? stays.Where(stay => stay.DepartureKind == kind) : stays).Departed(from, before));
        }

        private static IQueryable<Movement> ByArrival(IQueryable<CountedStay> stays) => stays.Select(stay => new Movement
        {
            On = stay.Arrival,
            StayId = stay.StayId,
            Controller = stay.Controller,
            Municipality = stay.Municipality,
            Type = stay.Type,
            DepartureKind = stay.DepartureKind,
        });

        private static IQueryable<Movement> ByDeparture(IQueryable<CountedStay> stays) => stays.Select(stay => new Movement
        {
            On = stay.Departure!.Value,
            StayId = stay.StayId,
            Controller = stay.Controller,
            Municipality = stay.Municipality,
            Type = stay.Type,
            DepartureKind = stay.DepartureKind,
        });

        // What was asked for, in codes: who reads the log sees which list it was, not who stood in it.
        private static string Asked(Query request) => string.Join(' ', new (string Name, string? Value)[]
        {
            ("kind", request.Kind.ToString()), ("from", $"{request.Choice.From:yyyy-MM}"), ("until", $"{request.Choice.Until:yyyy-MM}"), ("month", request.Month?.ToString()),
            ("municipality", request.Choice.Municipality), ("type", request.Choice.Type), ("departure-kind", request.DepartureKind),
            ("page", (request.After ?? request.Before) is null ? null : "next"),
        }.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}"));

        private static async Task<(IReadOnlyList<Movement> Places, MovementPlace? Previous, MovementPlace? Next)> PageAsync(
            IQueryable<Movement> movements, MovementPlace? after, MovementPlace? before, CancellationToken cancellationToken)
        {
            var backward = after is null && before is not null;
            if ((after ?? before) is { } place)
            {
                var (on, id) = (place.On, place.StayId);
                movements = backward
                    ? movements.Where(movement => movement.On <= on && (movement.On < on || movement.StayId < id))
                    : movements.Where(movement => movement.On >= on && (movement.On > on || movement.StayId > id));
            }
            movements = backward
                ? movements.OrderByDescending(movement => movement.On).ThenByDescending(movement => movement.StayId)
                : movements.OrderBy(movement => movement.On).ThenBy(movement => movement.StayId);
            var found = await movements.Take(PageSize + 1).ToListAsync(cancellationToken);
            var page = found.Take(PageSize).ToList();
            if (backward)
                page.Reverse();
            var more = found.Count > PageSize;
            return (
                page,
                page.Count > 0 && (backward ? more : after is not null) ? MovementPlace.Of(page[0]) : null,
                page.Count > 0 && (backward || more) ? MovementPlace.Of(page[^1]) : null);
        }

        private async Task<IReadOnlyList<Stay>> StaysAsync(IReadOnlyList<Movement> places, DateOnly today, bool showsLocked, CancellationToken cancellationToken)
        {
            var ids = places.Select(place => place.StayId).ToList();
            var stays = await db.Stays.AsNoTracking().Where(stay => ids.Contains(stay.Id))
                .Select(stay => new { stay.Id, stay.PersonId, stay.ArrivedOn, stay.EndedOn }).ToDictionaryAsync(stay => stay.Id, cancellationToken);
            var files = (await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.StayId))
                .Select(file => new { file.Id, file.StayId, file.Controller, file.OpenedOn, file.Number }).ToListAsync(cancellationToken)).ToLookup(file => file.StayId);
            var names = await db.NamesAsync([.. stays.Values.Select(stay => stay.PersonId)], today, cancellationToken);
            return
            [
                .. from place in places
                   let stay = stays[place.StayId]
                   let file = files[place.StayId].Where(file => file.Controller == place.Controller).OrderBy(file => file.OpenedOn).ThenBy(file => file.Id).First()
                   select new Stay(
                       file.Id, CaseFileReference.Of(file.OpenedOn, file.Number), names[stay.PersonId], place.Municipality, MovementTypes.Shown(place.Type, showsLocked),
                       stay.ArrivedOn, stay.EndedOn, place.DepartureKind),
            ];
        }
    }

    /// <summary>A stay in the list, by the day that is counted.</summary>
    internal sealed class Movement
    {
        /// <summary>YYYYMMDD with zeros for what is not known.</summary>
        public int On { get; init; }

        public Guid StayId { get; init; }
        public string Controller { get; init; } = "";
        public string Municipality { get; init; } = "";
        public string? Type { get; init; }
        public string? DepartureKind { get; init; }
    }
}

/// <summary>A place in the list of stays: where a page begins or ends. As text "20261100-0190…".</summary>
/// <param name="On">YYYYMMDD with zeros for what is not known.</param>
public sealed record MovementPlace(int On, Guid StayId)
{
    internal static MovementPlace Of(MovementFiles.Movement movement) => new(movement.On, movement.StayId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{On:00000000}-{StayId:N}");

    /// <summary>Null when the text is no place: the list then begins at its beginning.</summary>
    public static MovementPlace? Read(string? text) =>
        text is { Length: 41 } && int.TryParse(text[..8], NumberStyles.None, CultureInfo.InvariantCulture, out var on) && Guid.TryParseExact(text[9..], "N", out var id)
            ? new(on, id) : null;
}
