using ReceptionCentre.Application.Departures;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Testing;

/// <summary>Departures as somebody at a desk would fill them in, and carried out in one line.</summary>
public static class DepartureSamples
{
    public static DepartureInput Return(PartialDate? plannedOn = null, string kind = "return") =>
        new(kind, ["work-ended", "family"], plannedOn, "7028", null, false, DepartureView.Reached, "Ik heb genoeg gespaard.", "via haar zus, zus@example.test");

    public static DepartureInput MoveTo(string municipality, bool announced = true) =>
        new(Departure.ToMunicipality, ["work-elsewhere"], null, null, municipality, announced, null, null, null);

    public static async Task<Guid> PlanDeparture(this ReceptionDatabase database, Guid file, DepartureInput? departure = null) =>
        (await database.Send(new PlanDeparture.Command(file, departure ?? Return(), Guid.NewGuid()))).DepartureId;

    /// <summary>Planned and carried out at once, yesterday.</summary>
    public static async Task<Guid> Depart(this ReceptionDatabase database, Guid file, DepartureInput? departure = null)
    {
        var id = await database.PlanDeparture(file, departure);
        await database.CarryOut(file, id);
        return id;
    }

    public static async Task CarryOut(this ReceptionDatabase database, Guid file, Guid departure) => await database.Send(new CarryOutDeparture.Command(
        file, departure, await database.VersionOf(departure), PartialDate.Of(database.Clock.Today.AddDays(-1)), Guid.NewGuid()));

    public static Task<int> VersionOf(this ReceptionDatabase database, Guid departure) =>
        database.InDb(async db => (await db.Departures.FindAsync(departure))!.Version);
}

/// <summary>One of everything that a departure leaves in a file, where a test does not care who leaves.</summary>
public sealed class LeavingSamples
{
    private readonly Departure _departure;
    private readonly DepartureNotice _notice;
    private readonly DestinationCare _destination;
    private readonly HealthHandover _health;
    private readonly Handover _handover;
    private readonly ReceivedHandover _received;

    public LeavingSamples(CaseFile file)
    {
        var (at, by) = (A.Provenance.At, A.Provenance.By);
        _departure = Departure.Plan(file, new("return", [], null, null, null, false, null, null, null), at, by);
        _notice = DepartureNotice.Tell(file.Id, _departure, A.Amsterdam, at);
        _destination = DestinationCare.Ask(_departure, new("family", null, "Haar zus", null, null, null), at, by);
        var today = DutchCalendar.DateOf(at);
        _handover = Handover.Prepare(Guid.CreateVersion7(), file, _departure.Id, "0344", [new(file.Id, new(false, false, false, false, false), [])], new(today, today, at, by));
        _received = ReceivedHandover.Open(new(Guid.CreateVersion7(), "0344", file.Controller, today, today.AddDays(30)), new('0', 64), today, at, by);
        _health = HealthHandover.Agree(_departure, "Huisarts daar", "De brief", DutchCalendar.DateOf(at), DutchCalendar.DateOf(at), at, by);
    }

    public object[] Things => [_departure, _notice, _destination, _health, _handover, _received];

    /// <summary>Names of the ids in routes.</summary>
    public IEnumerable<KeyValuePair<string, Guid>> Ids =>
        [new("departureId", _departure.Id), new("noticeId", _notice.Id), new("destinationId", _destination.Id), new("healthHandoverId", _health.Id),
            new("handoverId", _handover.Id), new("receivedId", _received.Id)];
}
