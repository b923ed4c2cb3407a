using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Referrals at every step of their way. What holds a counted place does so within the places of the offer.</summary>
internal sealed class DemoReferrals(DemoCentre? centre) : IDemoFeature
{
    // What the municipalities of the demonstration chose.
    private const int ExpiresAfter = 60;

    private static readonly string[] NoPlace = ["full", "conditions", "other-offer"];
    private static readonly string[] Barriers = ["money", "time", "mismatch", "knowledge-of-offer", "finding-information"];
    private static readonly string[] Stops = ["work-found", "personal", "own-choice", "moved"];

    private static readonly string[] HowItGoes = ["Komt elke keer.", "Doet goed mee.", "Durft steeds meer te zeggen.", "Was een keer ziek.", "Oefent ook thuis."];

    private static readonly string[] Goals =
        ["Wil hier graag mee beginnen.", "Wil het in de avond doen.", "Wil eerst een keer kijken.", "Zoekt iets dichtbij huis.", "Wil samen met anderen leren."];

    private static readonly Dictionary<string, string> Bases = new(StringComparer.Ordinal)
    {
        ["integration-guidance"] = "integration-task",
        ["income-work"] = "participation-task",
        ["debt-help"] = "debt-task",
        ["reception-information"] = "reception-task",
        ["voluntary-plan"] = "consent",
    };

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        if (centre is null || file.Who.Motive.IsProtected || file.Days < 10)
            return;
        var seat = file.IsOpen && file.Who.Role == DemoRole.Head ? centre.Seats.GetValueOrDefault(file.Party.Place.Number) : null;
        if (seat is not null)
            records.Add(Refer(file, records, seat.Offer, seat.HoldsPlace ? Now(dice) : dice.Chance(50) ? ReferralState.Sent : ReferralState.Received, seat.HoldsPlace, dice));
        if (!dice.Chance(seat is null ? 42 : 20))
        {
            // Somebody began to write, and will send it when the person is back.
            if (file.IsOpen && file.Who.Role == DemoRole.Head && dice.Chance(6))
            {
                var day = file.LastDay.AddDays(-dice.Between(0, 9));
                records.Add(ReferralDraft.Begin(file.File.Id, new(null, null, null, dice.Pick(Goals), null, null, false), day, records.At(day), file.Works));
            }
            return;
        }
        var child = file.Who.AgeOn(file.LastDay) < 16;
        var offers = centre.Directory.For(file.Town.Code)
            .Where(offer => offer != seat?.Offer && DemoDirectory.IsForChildren(offer) == child && (offer.Topic != "return" || file.Who.Motive.Task == "eu-homeless-return")).ToList();
        if (offers.Count == 0)
            return;
        var offer = dice.Pick(offers);
        // A counted place is kept by the seats alone; of the others so many ended well or not.
        var state = Later(dice);
        if (DemoDirectory.PlacesOf(offer) is not null && !ReferralWay.IsEnd(state))
            state = ReferralState.Completed;
        var referral = Refer(file, records, offer, state, true, dice);
        if (DemoDirectory.PlacesOf(offer) is null || !referral.IsOpen)
            records.Add(referral);
    }

    private static ReferralState Now(Dice dice) => dice.Below(100) switch
    {
        < 10 => ReferralState.Sent,
        < 18 => ReferralState.Received,
        < 36 => ReferralState.Accepted,
        _ => ReferralState.Started,
    };

    private static ReferralState Later(Dice dice) => dice.Below(100) switch
    {
        < 5 => ReferralState.Sent,
        < 9 => ReferralState.Received,
        < 16 => ReferralState.Accepted,
        < 34 => ReferralState.Started,
        < 68 => ReferralState.Completed,
        < 80 => ReferralState.Declined,
        < 92 => ReferralState.Stopped,
        < 98 => ReferralState.Withdrawn,
        _ => ReferralState.Expired,
    };

    private static Referral Refer(DemoFile file, DemoRecords records, Offer offer, ReferralState to, bool holdsPlace, Dice dice)
    {
        var last = file.LastDay;
        var length = to switch
        {
            // Now and then a receiver takes longer than agreed.
            ReferralState.Sent => dice.Between(0, dice.Chance(15) ? 24 : 9),
            ReferralState.Received => dice.Between(3, dice.Chance(15) ? 28 : 12),
            ReferralState.Accepted => dice.Between(8, 16),
            ReferralState.Declined or ReferralState.Withdrawn => dice.Between(10, 200),
            ReferralState.Expired => dice.Between(70, 200),
            ReferralState.Started => dice.Between(25, 150),
            _ => dice.Between(60, 400),
        };
        var sent = last.AddDays(-Math.Min(length, file.Days - 1));
        if (!file.IsOpen && ReferralWay.IsEnd(to))
            sent = file.OpenedOn.AddDays(dice.Between(1, Math.Max(1, (last.DayNumber - file.OpenedOn.DayNumber) / 2)));
        var day = sent;
        var goal = records.Of<IntegrationPlan>(file.File).FirstOrDefault(plan => plan.Holds && plan.AgreedOn <= sent)?.Goals
            .FirstOrDefault(goal => goal.Track == offer.Track);
        var item = goal is { Items.Count: > 0 } ? goal.Items[0] : null;
        var shared = new SharedData(
            $"{file.Who.Name.Parts.CalledName} {file.Who.Name.Parts.FamilyName}".Trim(), null, [file.Party.Origin.Language], dice.Pick(Goals),
            Bases.GetValueOrDefault(file.File.Task, "support-task"));
        var referral = Referral.Send(file.File.Id, offer.Id, item?.Id, shared, holdsPlace, Step());
        Go();
        return referral;

        void Go()
        {
            // Each step some days after the one before; what would lie ahead has not happened.
            if (to == ReferralState.Sent || !Later(1, 5))
                return;
            referral.Receive(Step());
            if (to == ReferralState.Received || !Later(1, 5))
                return;
            if (to == ReferralState.Declined)
            {
                referral.Decline(Step(), dice.Chance(60) ? new(null, dice.Pick(NoPlace)) : new(dice.Pick(Barriers), "conditions"));
                return;
            }
            if (to == ReferralState.Expired)
            {
                day = sent.AddDays(ExpiresAfter);
                if (day <= last)
                    referral.Expire(new(day, null, last, records.At(day), SystemActor.Id));
                return;
            }
            if (to == ReferralState.Withdrawn)
            {
                referral.Withdraw(Step("Gebeld met de aanbieder."), new(dice.Chance(30) ? dice.Pick(Barriers) : null, "own-choice"));
                return;
            }
            var start = day.AddDays(dice.Between(4, 14)).Workday();
            referral.Accept(Step(), dice.Chance(80) ? start : null, new(true));
            if (to == ReferralState.Accepted)
                return;
            if (to == ReferralState.Stopped && dice.Chance(35))
            {
                if (Later(15, 30))
                    referral.Stop(Step("Twee keer gebeld, niet gekomen."), new(null, "no-show"));
                return;
            }
            day = start < sent ? sent : start;
            if (day > last)
                return;
            referral.Start(Step());
            if (to == ReferralState.Started)
                Tell();
            if (to == ReferralState.Started || !Later(30, 160))
                return;
            if (to == ReferralState.Stopped)
                referral.Stop(Step(), dice.Chance(30) ? new(dice.Pick(Barriers), null) : new(null, dice.Pick(Stops)));
            else
                referral.Complete(Step());
        }

        // Of most who take part somebody told how it goes.
        void Tell()
        {
            var until = day.AddDays(dice.Between(7, 42));
            if (until > last || dice.Chance(30))
                return;
            var offered = dice.Between(2, 8) * 2;
            referral.Report(new(day, until, offered - dice.Between(0, 2), offered, dice.Pick(HowItGoes)), last, records.At(until), file.Works);
        }

        Happened Step(string? words = null) => new(day, words, last, records.At(day), file.Works);

        bool Later(int least, int most)
        {
            day = day.AddDays(dice.Between(least, most));
            return day <= last;
        }
    }
}
