using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Domain.Tests.Events;

/// <summary>A workshop in three sessions on three days that follow each other.</summary>
internal static class Workshop
{
    public static SessionTerms Session(SessionPart part, DateOnly on, DutyGroup? forGroup = null) => new(
        null, part, AppointmentTime.Of(on, new(10, 0), new(12, 0)), forGroup, part != SessionPart.Signing, null, null, "Stadhuis", null, null, null);

    public static EventTerms Terms(DateOnly first, int? places = null) => new(
        "0363", "pvt-workshop", "Workshop participatieverklaring", null, ["nl"], places, null, 2, [],
        [Session(SessionPart.Preparation, first), Session(SessionPart.Workshop, first.AddDays(1)), Session(SessionPart.Signing, first.AddDays(2))]);

    public static GroupEvent Open(DateOnly first)
    {
        var planned = GroupEvent.Plan(Terms(first), first, default, Guid.CreateVersion7());
        planned.Open();
        return planned;
    }
}
