using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Hand-overs of who moves to another municipality, at every step of their way; of who left most arrived.</summary>
internal sealed class DemoHandovers : IDemoFeature
{
    private const int Days = 30;

    private static readonly (string Name, string Function)[] Others = [("Noor de Boer", "consulent"), ("Tim Postma", "casemanager"), ("Hind Aziz", "regisseur inburgering")];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        var departure = records.Of<Departure>(file.File).LastOrDefault(one => one.Kind == Departure.ToMunicipality && one.State is DepartureState.Planned or DepartureState.CarriedOut);
        if (departure?.Municipality is not { } to || file.Who.Motive.IsProtected || (!file.IsOpen && dice.Below(100) >= 60))
            return;
        var state = file.IsOpen ? Now(dice) : HandoverState.Received;
        // What expired was sent long enough ago, and everything happens while the departure is planned.
        var prepared = Later(departure.RecordedOn, file.LastDay.AddDays(state == HandoverState.Expired ? -Days - 3 : -12));
        if (state == HandoverState.Expired && prepared.AddDays(Days + 2) > file.LastDay)
            state = HandoverState.Sent;
        var obliged = file.ObligedFrom <= prepared;
        var situation = new HandoverSituation(obliged, InRegister: false, IsProtected: false, Together: false, HealthConsent: false);
        var parts = new List<HandoverPart> { HandoverPart.Identity, HandoverPart.Residence, HandoverPart.Languages };
        if (obliged)
            parts.Add(HandoverPart.Duty);
        var handover = Handover.Prepare(Guid.CreateVersion7(), file.File, departure.Id, to, [new(file.File.Id, situation, parts)], Moment(prepared));
        if (state != HandoverState.Prepared)
            Send(handover, state, prepared, obliged, dice);
        records.Add(handover);
        if (handover.State is HandoverState.Prepared or HandoverState.Sent or HandoverState.Received)
            records.Add(Content(handover, file, departure, obliged));

        HandoverMoment Moment(DateOnly day) => new(day, day, records.At(day), file.Works);

        void Send(Handover one, HandoverState until, DateOnly on, bool forIntegration, Dice chance)
        {
            var sent = Earlier(on.AddDays(1), file.LastDay);
            one.Send(chance.Chance(70) ? HandoverMeans.File : HandoverMeans.Link, forIntegration ? "integration-task" : "reception-task", true, false, sent.AddDays(Days), new('0', 64), Moment(sent));
            var (name, function) = chance.Pick(Others);
            var answered = Earlier(sent.AddDays(chance.Between(1, 5)), file.LastDay);
            switch (until)
            {
                case HandoverState.Received:
                    one.Receive(new(name, function, null), Moment(answered));
                    if (!file.IsOpen)
                        one.Close(file.LastDay);
                    break;
                case HandoverState.Declined:
                    one.Decline(new(name, function, null), "Staat hier niet ingeschreven.", Moment(answered));
                    break;
                case HandoverState.Withdrawn:
                    one.Withdraw("Verhuist later.", Moment(answered));
                    break;
                case HandoverState.Expired:
                    one.Expire(new(sent.AddDays(Days + 1), sent.AddDays(Days + 1), records.At(sent.AddDays(Days + 1)), null));
                    break;
            }
        }
    }

    private static HandoverState Now(Dice dice) => dice.Below(100) switch
    {
        < 25 => HandoverState.Prepared,
        < 60 => HandoverState.Sent,
        < 75 => HandoverState.Received,
        < 85 => HandoverState.Declined,
        < 92 => HandoverState.Withdrawn,
        _ => HandoverState.Expired,
    };

    // The number of the package is given when it is sent, so that the same seed makes the same rows.
    private static HandoverContent Content(Handover handover, DemoFile file, Departure departure, bool obliged) => new(handover.Id, new HandoverPackage(
        HandoverPackage.Current, Guid.Empty, Town(handover.FromMunicipality), Town(handover.ToMunicipality), handover.SentOn, handover.LastDay, null,
        [
            new(1, departure.PlannedOn, new(file.Who.Name.Parts, null, null, null, null, []),
                Duty: obliged ? new(DutyState.Obliged, new("wi2021", "Wet inburgering 2021", "Integration Act 2021"), new(), new(), null, null, null, null, null, null, null, null) : null),
        ]).Write());

    private static Coded Town(string code) => DemoTown.All.FirstOrDefault(town => town.Code == code) is { } town ? new(code, town.Name, town.Name) : new(code, code, code);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
