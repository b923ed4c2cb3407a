using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>For the page that plans or changes an event: who could lead a session, where, and which organisations there are.</summary>
public static class EventChoices
{
    [Needs(Permission.ReadEvents)]
    public sealed record Query : IQuery<View>;

    /// <param name="Municipalities">Codes of those in scope.</param>
    public sealed record View(IReadOnlyList<string> Municipalities, IReadOnlyList<Named> Colleagues, IReadOnlyList<Named> Places, IReadOnlyList<Named> Providers, IReadOnlyList<Named> Teams, DateOnly Today);

    public sealed record Named(Guid Id, string Name);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var colleagues = new Dictionary<Guid, string>();
            foreach (var town in current.Municipalities)
            {
                foreach (var one in await db.ColleaguesOf([town]).Select(member => new Named(member.Id, member.Name)).ToListAsync(cancellationToken))
                    colleagues[one.Id] = one.Name;
            }
            var places = await db.MeetingPlaces.AsNoTracking().Where(place => place.UsedUntil == null || place.UsedUntil >= today).Select(place => new Named(place.Id, place.Name)).ToListAsync(cancellationToken);
            var providers = await db.Providers.AsNoTracking().Where(provider => provider.EndedOn == null).Select(provider => new Named(provider.Id, provider.Name)).ToListAsync(cancellationToken);
            var towns = current.Municipalities;
            var teams = await db.Teams.AsNoTracking().Where(team => towns.Contains(team.Municipality)).Select(team => new Named(team.Id, team.Name)).ToListAsync(cancellationToken);
            return new(towns, ByName(colleagues.Select(one => new Named(one.Key, one.Value))), ByName(places), ByName(providers), ByName(teams), today);
        }

        private static IReadOnlyList<Named> ByName(IEnumerable<Named> named) => [.. named.OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(one => one.Id)];
    }
}

/// <summary>An event as the form that changes it shows it.</summary>
public static class EventToChange
{
    [Needs(Permission.KeepEvents)]
    public sealed record Query(Guid GroupEventId) : IQuery<View>;

    public sealed record View(Guid GroupEventId, int Version, string? Municipality, EventInput Input);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await db.GroupEvents.AsNoTracking().Include(one => one.Sessions).Include(one => one.Languages).Include(one => one.Partners)
                .FirstOrDefaultAsync(one => one.Id == request.GroupEventId, cancellationToken) ?? throw new NotThereException("event");
            return new(found.Id, found.Version, found.Municipality, new(
                found.Kind, found.Title, found.Words, [.. found.Languages.Select(one => one.Code).Order(StringComparer.Ordinal)], found.Places, found.AnswerBy, found.Needed, [.. found.Partners.Select(one => one.ProviderId)],
                [
                    .. found.InTime.Select(session => new SessionInput(
                        session.Id, session.Part, session.On, TimeOnly.FromDateTime(DutchCalendar.LocalTime(session.BeginsAt)), TimeOnly.FromDateTime(DutchCalendar.LocalTime(session.EndsAt)),
                        session.ForGroup, session.Counts, session.ProviderId, session.MeetingPlaceId, session.Place, session.LedBy, session.Interpreter, session.InterpreterLanguage)),
                ]));
        }
    }
}
