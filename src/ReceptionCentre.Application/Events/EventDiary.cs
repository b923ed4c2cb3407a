using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>Sessions take up whoever leads them and the room in which they are, as appointments do.</summary>
internal sealed class EventDiary(IReceptionDb db)
{
    /// <summary>Refuses a session while its leader or room is taken, and holds both until the command is through. Sessions of one event may stand beside each other.</summary>
    /// <exception cref="BrokenRuleException">There is an appointment or a session of another event already, with its times.</exception>
    public async Task EnsureFreeAsync(GroupEvent planned, CancellationToken cancellationToken)
    {
        await db.HoldDiariesAsync(planned.Sessions.Select(session => session.LedBy).OfType<Guid>(), cancellationToken);
        await db.HoldPlacesAsync(planned.Sessions.Select(session => session.MeetingPlaceId), cancellationToken);
        foreach (var session in planned.Sessions)
        {
            var taking = new TakesUp(session.Time, GroupEventId: planned.Id);
            if (session.LedBy is { } leads)
                await db.EnsureDiaryFreeAsync(leads, taking, cancellationToken);
            if (session.MeetingPlaceId is { } place)
                await db.EnsurePlaceFreeAsync(place, taking, cancellationToken);
        }
    }
}
