using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Testing.Events;

/// <summary>Events for tests: a workshop in three sessions on three days that follow each other.</summary>
public static class EventSamples
{
    public static SessionTerms Session(SessionPart part, DateOnly on, bool? counts = null, DutyGroup? forGroup = null) => new(
        null, part, AppointmentTime.Of(on, new(10, 0), new(12, 0)), forGroup, counts ?? part != SessionPart.Signing, null, null, "Stadhuis", null, null, null);

    /// <summary>Preparation on the first day, the workshop and the signing on the two that follow.</summary>
    public static EventTerms Workshop(DateOnly first, int? places = null, string? municipality = A.Amsterdam) => new(
        municipality, "pvt-workshop", "Workshop participatieverklaring", null, ["nl", "ar"], places, null, 2, [],
        [Session(SessionPart.Preparation, first), Session(SessionPart.Workshop, first.AddDays(1)), Session(SessionPart.Signing, first.AddDays(2))]);

    /// <summary>The workshop, open for answers.</summary>
    public static GroupEvent Open(DateOnly first, int? places = null, string? municipality = A.Amsterdam, DateOnly? planned = null)
    {
        var planning = GroupEvent.Plan(Workshop(first, places, municipality), planned ?? first, A.Provenance.At, A.Provenance.By);
        planning.Open();
        return planning;
    }

    /// <summary>An event of a municipality that has a page, with somebody on its list.</summary>
    public static (object[] Things, IReadOnlyDictionary<string, Guid> Ids) Beside(string municipality, Guid caseFileId)
    {
        var one = Open(new(2026, 11, 21), municipality: municipality);
        var invitee = EventInvitee.Invite(one, caseFileId, new(EventChannel.Letter), new(new(2026, 11, 21), A.Provenance.At, A.Provenance.By));
        return ([one, invitee], new Dictionary<string, Guid> { ["groupEventId"] = one.Id, ["sessionId"] = one.InTime.Last().Id, ["eventInviteeId"] = invitee.Id });
    }
}
