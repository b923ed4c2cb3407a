using System.Globalization;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Makes one person of a party with stays, files and what each feature adds, from the seed and the place in the row alone.</summary>
internal sealed class DemoNewcomer(int seed, DemoRecords records, IReadOnlyList<IDemoFeature> features)
{
    // How long the guidance of a task takes, in days: then its file is closed, though the person may stay for years.
    private static readonly Dictionary<string, (int Least, int Most)> Guidance = new(StringComparer.Ordinal)
    {
        ["integration-guidance"] = (900, 1500),
        ["reception-information"] = (120, 500),
        ["voluntary-plan"] = (300, 900),
        ["ukraine-reception"] = (900, 3000),
        ["eu-homeless-return"] = (60, 300),
        ["safety"] = (180, 500),
    };

    private static readonly string[] Later = ["debt-help", "income-work", "housing-link", "adult-education", "voluntary-plan"];

    private DateOnly Today => records.Today;

    public DemoPerson Make(DemoParty party, DemoMember who)
    {
        var made = new DemoPerson(who.Index);
        records.Begin(made);
        var dice = Dice.Of(seed, who.Index).For("person");
        var opened = party.Stays.Select(stay => Opened(stay, dice)).ToList();
        var said = records.Said(opened[0], DemoStaff.DeskOf(party.Stays[0].Town.Code), dice.Chance(45) ? "document-seen" : "person-said");
        var person = records.Person(who.Name.Parts, said);
        var interpreter = who.Role != DemoRole.Child && dice.Chance(who.Motive.Interpreter);
        Identify(person, party, who, opened[0], said, dice);
        DemoResidence.Identify(person, who, party.Origin.Country, Today, said, Dice.Of(seed, who.Index).For("papers"));
        records.Index(person);
        Reach(person, party, who, interpreter, opened[0], said, dice);
        var files = 0;
        for (var number = 0; number < party.Stays.Count; number++)
        {
            var there = party.Stays[number];
            var recorded = records.Said(opened[number], DemoStaff.DeskOf(there.Town.Code), said.Source);
            var stay = records.Stay(person, there.Town.Code, Known(there.Arrived, dice));
            stay.AddMotive(who.Motive.Code, stay.ArrivedOn, recorded);
            Grant(stay, there, who.Motive, recorded, dice);
            Live(person, party, number, opened[number], recorded, dice);
            DemoResidence.Describe(
                stay, who.Motive, person.Addresses.Current(opened[number])?.Kind, opened[number], there.Ended, Today, recorded, Dice.Of(seed, who.Index).For($"residence{number}"));
            var obliged = DemoDuties.Decide(records, stay, who, opened[number], there.LastDay(Today), recorded.By, dice);
            PartialDate? goneOn = there.Ended is { } gone ? dice.Chance(4) ? PartialDate.Of(gone.Year, gone.Month) : PartialDate.Of(gone) : null;
            files = Serve(new(party, who, number, stay, opened[number], obliged, interpreter, goneOn), files, dice);
            if (goneOn is { } end)
                stay.End(end);
        }
        return made;
    }

    private DateOnly Opened(DemoStay stay, Dice dice) =>
        stay.Arrived > Today ? Today.AddDays(-dice.Between(0, 20)) : stay.Arrived.AddDays(Math.Min(dice.Between(0, 30), stay.LastDay(Today).DayNumber - stay.Arrived.DayNumber));

    // Of a few the day of arrival is known in part, or not at all.
    private static PartialDate Known(DateOnly arrived, Dice dice) => dice.Below(100) switch
    {
        < 3 => PartialDate.Unknown,
        < 9 => PartialDate.Of(arrived.Year, arrived.Month),
        _ => PartialDate.Of(arrived),
    };

    // Whose procedure ended well is a status holder from then on.
    private void Grant(Stay stay, DemoStay there, DemoMotive motive, Provenance recorded, Dice dice)
    {
        var granted = there.Arrived.AddDays(dice.Between(200, 560));
        if (motive == DemoMotive.AsylumSeeker && granted < there.LastDay(Today))
            stay.AddMotive(DemoMotive.StatusHolder.Code, PartialDate.Of(granted), records.Said(granted, recorded.By, "ind"));
    }

    /// <summary>The files of one stay: of the task that brings the person here, and of few another one later.</summary>
    private int Serve(Served stay, int number, Dice dice)
    {
        var (who, there, opened) = (stay.Who, stay.There, stay.Opened);
        var task = TaskOf(who, opened, stay.Obliged is not null);
        var closed = ClosedOn(task, stay.Party, who, there, opened, dice);
        Keep(stay, task, opened, closed, stay.Obliged, number++, dice);
        var left = there.LastDay(Today).DayNumber - (closed ?? Today).DayNumber;
        if (left > 60 && who.AgeOn(opened) >= 18 && dice.Chance(8))
        {
            var again = closed!.Value.AddDays(dice.Between(30, left));
            Keep(stay, dice.Pick(Later), again, Earlier(again.AddDays(dice.Between(100, 500)), there.Ended), null, number++, dice);
        }
        return number;
    }

    private void Keep(Served served, string task, DateOnly opened, DateOnly? closed, DateOnly? obliged, int number, Dice dice)
    {
        var (party, who, there) = (served.Party, served.Who, served.There);
        var (town, desk) = (there.Town, DemoStaff.DeskOf(there.Town.Code));
        var file = records.CaseFile(served.Stay, task, opened);
        var colleagues = DemoStaff.CaseworkersOf(town.Code, party.Place.First);
        // Somebody who is protected is with whoever may see it. A family has one caseworker.
        var caseworker = party.OfTheCaseworker && town == DemoTown.All[0] && !who.Motive.IsProtected ? DemoStaff.Caseworker
            : who.Motive.IsProtected ? colleagues.FirstOrDefault(one => one.SeesLockedParts) ?? colleagues[0]
            : dice.Chance(5) ? null : colleagues[party.Place.Number % colleagues.Count];
        var said = records.Said(opened, desk, "own-observation");
        var given = opened.AddDays(dice.Between(30, 400));
        if (caseworker is not null && !who.Motive.IsProtected && given < (closed ?? Today) && dice.Chance(12))
        {
            var first = dice.Pick(colleagues);
            file.Assign(first.Teams[0], first.Id, opened, said);
            file.Assign(caseworker.Teams[0], caseworker.Id, given, records.Said(given, DemoStaff.Manager.Id, "own-observation", dice.Pick(Handed)));
        }
        else
            file.Assign(caseworker?.Teams[0] ?? DemoStaff.TeamOf(town.Code, 0), caseworker?.Id, opened, said);

        var leaves = closed is not null && closed == there.Ended;
        var made = new DemoFile(party, who, number, town, served.Stay, file, closed, Today, obliged, caseworker?.Id ?? colleagues[0].Id, desk, served.Interpreter)
        {
            Leaves = leaves,
            GoneOn = leaves ? served.GoneOn : null,
            MovesTo = leaves ? party.Stays.FirstOrDefault(next => next.Arrived == there.Ended && next.Town != town) : null,
            Shared = Dice.Of(seed, party.Place.First).For("together"),
        };
        foreach (var feature in features)
            feature.Add(made, records, Dice.Of(seed, who.Index).For($"{feature.GetType().Name}{number}"));
        if (closed is { } day)
            records.Close(file, day, records.Of<Departure>(file).FirstOrDefault(departure => departure.State == DepartureState.CarriedOut)?.Kind, made.Works);
    }

    /// <summary>A stay in which files are kept.</summary>
    private sealed record Served(DemoParty Party, DemoMember Who, int Number, Stay Stay, DateOnly Opened, DateOnly? Obliged, bool Interpreter, PartialDate? GoneOn)
    {
        public DemoStay There => Party.Stays[Number];
    }

    private static readonly string[] Handed = ["De collega werkt hier niet meer.", "Verdeling van het werk.", "Verhuisd naar een andere wijk.", "Op verzoek van de nieuwkomer."];

    private static string TaskOf(DemoMember who, DateOnly opened, bool obliged) =>
        who.AgeOn(opened) is >= 4 and < 18 ? "school-duty"
            : who.AgeOn(opened) < 4 || (who.Motive.Task == "integration-guidance" && !obliged) ? "reception-information"
            : who.Motive.Task == "school-duty" ? "voluntary-plan" : who.Motive.Task;

    private DateOnly? ClosedOn(string task, DemoParty party, DemoMember who, DemoStay there, DateOnly opened, Dice dice)
    {
        var (least, most) = Guidance.GetValueOrDefault(task, (300, 900));
        var done = task == "school-duty" ? Later18(who, opened) : opened.AddDays(dice.Between(least, most));
        return party.OfTheCaseworker || there.Arrived > Today ? Earlier(null, there.Ended) : Earlier(done, there.Ended);
    }

    private static DateOnly Later18(DemoMember who, DateOnly opened) => who.BornOn.AddYears(18) > opened ? who.BornOn.AddYears(18) : opened;

    // Null when the day has not come.
    private DateOnly? Earlier(DateOnly? done, DateOnly? gone)
    {
        var day = done is null || gone < done ? gone : done;
        return day <= Today ? day : null;
    }

    private void Identify(Person person, DemoParty party, DemoMember who, DateOnly opened, Provenance said, Dice dice)
    {
        var (day, motive, index) = (who.BornOn, who.Motive, who.Index);
        var country = dice.Chance(85) ? party.Origin.Country : null;
        switch (dice.Below(100))
        {
            case < 1:
                break;
            case < 3:
                person.RecordBirth(PartialDate.Unknown, country, Today, said);
                break;
            case < 7:
                person.RecordBirth(PartialDate.Of(day.Year), country, Today, said);
                break;
            case < 10:
                person.RecordBirth(PartialDate.Of(day.Year, day.Month), country, Today, said);
                break;
            default:
                person.RecordBirth(PartialDate.Of(day), country, Today, said);
                break;
        }
        if (dice.Chance(95))
            person.AddNationality(motive.VNumber && dice.Chance(3) ? "0499" : party.Origin.Nationality, PartialDate.Unknown, said);
        if (dice.Chance(motive.Bsn))
        {
            var registered = Math.Min(opened.DayNumber + dice.Between(0, 40), Today.DayNumber);
            person.RecordNumber(
                IdentityNumberKind.Bsn, DemoNumbers.Bsn(index),
                records.Said(DateOnly.FromDayNumber(registered), said.By, dice.Chance(motive.InRegister) ? "brp" : dice.Chance(75) ? "rni" : "document-seen"));
        }
        if (motive.VNumber && dice.Chance(85))
            person.RecordNumber(IdentityNumberKind.VNumber, DemoNumbers.VNumber(index), said with { Source = dice.Chance(70) ? "coa" : "ind" });
        if (motive.IsProtected || (dice.Chance(1) && dice.Chance(15)))
            person.Protect(PartialDate.Of(opened), said with { Source = "own-observation" });
    }

    private void Reach(Person person, DemoParty party, DemoMember who, bool interpreter, DateOnly opened, Provenance said, Dice dice)
    {
        var from = PartialDate.Of(opened);
        person.AddLanguage(party.Origin.Language, preferred: true, interpreter, from, said);
        if (party.Origin.Language != "en" && who.Role != DemoRole.Child && dice.Chance(interpreter ? 12 : 55))
            person.AddLanguage("en", preferred: false, interpreter: false, from, said);
        if (who.AgeOn(opened) < 12)
            return;
        if (dice.Chance(82))
        {
            person.RecordContactDetail("mobile", DemoNumbers.Mobile(dice), from, said);
            var changed = opened.AddDays(dice.Between(90, 1200));
            if (changed < party.Stays[0].LastDay(Today) && dice.Chance(20))
                person.RecordContactDetail("mobile", DemoNumbers.Mobile(dice), PartialDate.Of(changed), records.Said(changed, said.By));
        }
        if (dice.Chance(45))
            person.RecordContactDetail("email", Mailbox(who.Name.Parts, who.Index), from, said);
    }

    // Whoever came together lives together.
    private void Live(Person person, DemoParty party, int number, DateOnly opened, Provenance recorded, Dice own)
    {
        var dice = Dice.Of(seed, party.Place.First).For($"address{number}");
        var there = party.Stays[number];
        var kinds = number == 0 ? party.Motive.Addresses : ["home", "friends-family"];
        var address = Address(dice.Pick(kinds), there.Town, dice);
        person.RecordAddress(address, PartialDate.Of(opened), recorded);
        var moved = opened.AddDays(dice.Between(60, 190));
        if (address.Kind is "reception-location" or "municipal-reception" or "host-family" && dice.Chance(60) && moved < there.LastDay(Today))
            person.RecordAddress(Address("home", there.Town, dice), PartialDate.Of(moved), records.Said(moved, recorded.By));
        if (there.Ended is { } gone && number == party.Stays.Count - 1 && own.Chance(25))
            person.RecordAddress(new("correspondence-abroad"), PartialDate.Of(gone), records.Said(gone, recorded.By));
    }

    private static Address Address(string kind, DemoTown town, Dice dice)
    {
        if (kind is AddressFact.NoAddress or "unknown")
            return new(kind);
        var street = string.Create(CultureInfo.InvariantCulture, $"{dice.Pick(DemoFiles.All.Streets)} {dice.Between(1, 240)}");
        if (kind == "employer-lodging" && dice.Chance(50))
            street = string.Create(CultureInfo.InvariantCulture, $"{dice.Pick(DemoFiles.All.Employers)}, kamer {dice.Between(1, 60)}");
        var postcode = string.Create(CultureInfo.InvariantCulture, $"{town.Postcode}{dice.Below(100):00} {(char)('A' + dice.Below(26))}{(char)('A' + dice.Below(26))}");
        return new(kind, street, dice.Chance(90) ? postcode : null, town.Name);
    }

    // The place in the row makes it unique.
    private static string Mailbox(NameParts name, int index)
    {
        var called = string.Concat(NameWords.Of(name.CalledName).SelectMany(word => word).Where(char.IsAsciiLetterOrDigit));
        return string.Create(CultureInfo.InvariantCulture, $"{(called.Length > 0 ? called : "post")}.{index}@post.example");
    }
}
