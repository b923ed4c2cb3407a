using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Reporting;

/// <summary>The stays behind a number of arrivals or departures, oldest day first: the same count, opened.</summary>
public static class MovementFiles
{
    public const int PageSize = 50;

    /// <param name="Month">A day of one month of the period; null = all of it.</param>
    /// <param name="MonthUnknown">Only days of which the month is not known.</param>
    [Needs(Permission.CaseloadReport)]
    public sealed record Query(
        MovementChoice Choice, MovementKind Kind, DateOnly? Month = null, bool MonthUnknown = false, MovementPlace? After = null, MovementPlace? Before = null) : IQuery<Page>;

    public sealed record Page(
        DateOnly Today, IReadOnlyList<DateOnly> Months, bool ShowsLocked, IReadOnlyList<Stay> Stays, int Found, MovementPlace? Previous, MovementPlace? Next);

    /// <param name="CaseFileId">The first file of the stay that may be seen.</param>
    /// <param name="Type">As in <see cref="Movements.Line"/>.</param>
    public sealed record Stay(
        Guid CaseFileId, string Reference, NameParts Name, string Municipality, string Type, PartialDate ArrivedOn, PartialDate? EndedOn);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Choice.Months).Must(MovementChoice.Lengths.Contains).WithMessage("Shared.ChooseOne");
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, showsLocked) = (time.Today(), current.May(Permission.ReadLockedParts));
            var movements = db.MovementsOf(request.Kind, request.Choice, today, showsLocked);
            if (request.MonthUnknown)
            {
                movements = movements.Where(movement => movement.On / 100 % 100 == 0);
            }
            else if (request.Month is { } month)
            {
                var (from, until) = ((month.Year * 10000) + (month.Month * 100), (month.Year * 10000) + (month.Month * 100) + 99);
                movements = movements.Where(movement => movement.On >= from && movement.On <= until);
            }
            var (places, previous, next) = await PageAsync(movements, request.After, request.Before, cancellationToken);
            return new(
                today, request.Choice.MonthsUntil(today), showsLocked, await StaysAsync(places, today, showsLocked, cancellationToken),
                await movements.CountAsync(cancellationToken), previous, next);
        }

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
                       stay.ArrivedOn, stay.EndedOn),
            ];
        }
    }
}

/// <summary>A place in the list of arrivals or departures: where a page begins or ends. As text "20261100-0190…".</summary>
/// <param name="On">YYYYMMDD with zeros for what is not known.</param>
public sealed record MovementPlace(int On, Guid StayId)
{
    internal static MovementPlace Of(Movement movement) => new(movement.On, movement.StayId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{On:00000000}-{StayId:N}");

    /// <summary>Null when the text is no place: the list then begins at its beginning.</summary>
    public static MovementPlace? Read(string? text) =>
        text is { Length: 41 } && int.TryParse(text[..8], NumberStyles.None, CultureInfo.InvariantCulture, out var on) && Guid.TryParseExact(text[9..], "N", out var id)
            ? new(on, id) : null;
}
