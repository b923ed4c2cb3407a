using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Application.Events;

/// <summary>A session as every page shows it.</summary>
/// <param name="Provider">Who gives it; null = the centre itself.</param>
/// <param name="Where">Room and words; null = not said yet.</param>
/// <param name="LedBy">Who of the centre leads it.</param>
public sealed record SessionView(
    Guid SessionId, SessionPart Part, DateOnly On, DateTimeOffset BeginsAt, DateTimeOffset EndsAt, DutyGroup? ForGroup, bool Counts, string? Provider, string? Where, string? LedBy, CodeView? Interpreter,
    CodeView? InterpreterLanguage, int WithoutFile);

internal static class EventViews
{
    /// <summary>The sessions of some events, in the order of time; four queries however many they are.</summary>
    public static async Task<ILookup<Guid, SessionView>> SessionsAsync(this IReceptionDb db, ICodeLists codes, IReadOnlyCollection<EventSession> sessions, CancellationToken cancellationToken)
    {
        var (providers, places, leaders) = (
            sessions.Select(one => one.ProviderId).OfType<Guid>().Distinct().ToList(), sessions.Select(one => one.MeetingPlaceId).OfType<Guid>().Distinct().ToList(),
            sessions.Select(one => one.LedBy).OfType<Guid>().Distinct().ToList());
        var providerNames = await db.Providers.AsNoTracking().Where(one => providers.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var placeNames = await db.MeetingPlaces.IgnoreQueryFilters().AsNoTracking().Where(one => places.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var leaderNames = await db.StaffMembers.AsNoTracking().Where(one => leaders.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var views = new List<(Guid Of, SessionView View)>(sessions.Count);
        foreach (var one in sessions.OrderBy(session => session.BeginsAt).ThenBy(session => session.Id))
        {
            var where = string.Join(", ", new[] { Named(placeNames, one.MeetingPlaceId), one.Place }.Where(part => !string.IsNullOrWhiteSpace(part)));
            views.Add((one.GroupEventId, new(
                one.Id, one.Part, one.On, one.BeginsAt, one.EndsAt, one.ForGroup, one.Counts, Named(providerNames, one.ProviderId), where.Length == 0 ? null : where, Named(leaderNames, one.LedBy),
                await codes.FindAsync(Lists.Interpreters, one.Interpreter, cancellationToken), await codes.FindAsync(Lists.Languages, one.InterpreterLanguage, cancellationToken), one.WithoutFile)));
        }
        return views.ToLookup(one => one.Of, one => one.View);
    }

    private static string? Named(Dictionary<Guid, string> names, Guid? id) => id is { } one ? names.GetValueOrDefault(one) : null;
}
