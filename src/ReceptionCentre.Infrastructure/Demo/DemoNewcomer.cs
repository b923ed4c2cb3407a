using System.Globalization;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Invents one newcomer with everything that hangs on a file, from the seed and the place in the row alone.</summary>
internal sealed class DemoNewcomer(DemoRecords records, DemoNames names)
{
    /// <summary>Of the first so many people the demonstration's caseworker gets every sixth: a caseload of human size.</summary>
    private const int CaseloadWithin = 500, CaseloadEvery = 6;

    private const int YearsBack = 4;

    public DemoPerson Make(int seed, int index)
    {
        var made = new DemoPerson(index);
        records.Begin(made);
        var dice = Dice.Of(seed, index);
        var ofTheCaseworker = index < CaseloadWithin && index % CaseloadEvery == 0;
        var town = ofTheCaseworker ? DemoTown.All[0] : dice.Pick<DemoTown>([.. DemoTown.All.Select(one => (one.Weight, one))]);
        var motive = dice.Pick(town.Motives);
        var origin = dice.Pick(motive.Origins);
        var (arrived, opened) = Arrival(dice);
        var desk = DemoStaff.DeskOf(town.Code);

        var name = names.Of(origin.Language, origin.Names, dice.Chance(50) ? "f" : "m", dice);
        var said = records.Said(opened, desk, dice.Chance(45) ? "document-seen" : "person-said");
        var person = records.Person(name, said);
        var interpreter = dice.Chance(motive.Interpreter);
        Identify(person, motive, origin, index, opened, said, dice);
        Reach(person, name, motive, origin, town, interpreter, index, opened, said, dice);

        var stay = records.Stay(person, town.Code, arrived);
        stay.AddMotive(motive.Code, arrived, said);
        Decide(stay, motive.Duty, opened, desk, dice);

        var obliged = stay.DutyOn(records.Today) == DutyState.Obliged;
        var task = motive.Task == "integration-guidance" && !obliged ? "reception-information" : motive.Task;
        var file = records.CaseFile(stay, task, opened);
        var caseworker = ofTheCaseworker ? DemoStaff.Caseworker : dice.Chance(5) ? null : dice.Pick(DemoStaff.CaseworkersOf(town.Code));
        file.Assign(caseworker?.Teams[0] ?? DemoStaff.TeamOf(town.Code, 0), caseworker?.Id, opened, said);

        var works = caseworker?.Id ?? DemoStaff.CaseworkersOf(town.Code)[0].Id;
        DemoNotes.Write(records, file, interpreter, works, desk, dice);
        // Who came months ago has a plan, but for a few.
        if (dice.Chance(records.Today.DayNumber - opened.DayNumber > 28 ? 93 : 45))
            DemoPlans.Write(records, file, obliged, origin.Language, works, dice);
        return made;
    }

    private (PartialDate Arrived, DateOnly Opened) Arrival(Dice dice)
    {
        var today = records.Today;
        // A few are expected: the file is open, the person is still to come.
        if (dice.Chance(3))
            return (PartialDate.Of(today.AddDays(dice.Between(1, 60))), today.AddDays(-dice.Between(0, 20)));
        // More of them came lately than long ago.
        var back = Math.Min(dice.Below(YearsBack * 365), dice.Below(YearsBack * 365));
        var day = today.AddDays(-back);
        var opened = day.AddDays(Math.Min(dice.Between(0, 30), back));
        var known = dice.Below(100) switch
        {
            < 4 => PartialDate.Unknown,
            < 12 => PartialDate.Of(day.Year, day.Month),
            _ => PartialDate.Of(day),
        };
        return (known, opened);
    }

    private void Identify(Person person, DemoMotive motive, DemoOrigin origin, int index, DateOnly opened, Provenance said, Dice dice)
    {
        var age = dice.Between(motive.FirstAge, motive.LastAge);
        var day = opened.AddYears(-age).AddDays(-dice.Below(365));
        // Where papers were lost, the first of January or of July stands for a day that nobody knows.
        if (origin.Language is "ti" or "so" or "prs" or "ps" or "am" && dice.Chance(35))
            day = new(day.Year, dice.Chance(80) ? 1 : 7, 1);
        var country = dice.Chance(85) ? origin.Country : null;
        switch (dice.Below(100))
        {
            case < 1:
                break;
            case < 3:
                person.RecordBirth(PartialDate.Unknown, country, records.Today, said);
                break;
            case < 7:
                person.RecordBirth(PartialDate.Of(day.Year), country, records.Today, said);
                break;
            case < 10:
                person.RecordBirth(PartialDate.Of(day.Year, day.Month), country, records.Today, said);
                break;
            default:
                person.RecordBirth(PartialDate.Of(day), country, records.Today, said);
                break;
        }
        if (dice.Chance(95))
            person.AddNationality(motive.VNumber && dice.Chance(3) ? "0499" : origin.Nationality, PartialDate.Unknown, said);
        if (dice.Chance(motive.Bsn))
            person.RecordNumber(IdentityNumberKind.Bsn, DemoNumbers.Bsn(index), said with { Source = dice.Chance(60) ? "brp" : "document-seen" });
        if (motive.VNumber && dice.Chance(85))
            person.RecordNumber(IdentityNumberKind.VNumber, DemoNumbers.VNumber(index), said with { Source = dice.Chance(70) ? "coa" : "ind" });
    }

    private void Reach(
        Person person, NameParts name, DemoMotive motive, DemoOrigin origin, DemoTown town, bool interpreter, int index, DateOnly opened, Provenance said, Dice dice)
    {
        var from = PartialDate.Of(opened);
        person.AddLanguage(origin.Language, preferred: true, interpreter, from, said);
        if (origin.Language != "en" && dice.Chance(interpreter ? 12 : 55))
            person.AddLanguage("en", preferred: false, interpreter: false, from, said);
        if (dice.Chance(82))
            person.RecordContactDetail("mobile", DemoNumbers.Mobile(dice), from, said);
        if (dice.Chance(45))
            person.RecordContactDetail("email", Mailbox(name, index), from, said);

        var address = Address(dice.Pick(motive.Addresses), town, dice);
        if (opened.AddDays(200) < records.Today && address.Kind is "reception-location" or "municipal-reception" or "host-family" && dice.Chance(35))
        {
            var moved = opened.AddDays(dice.Between(60, 190));
            person.RecordAddress(address, from, said);
            if (moved <= records.Today)
                person.RecordAddress(Address("home", town, dice), PartialDate.Of(moved), records.Said(moved, said.By));
        }
        else
            person.RecordAddress(address, from, said);
        if (dice.Chance(1) && dice.Chance(30))
            person.Protect(from, said with { Source = "own-observation" });
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

    private void Decide(Stay stay, DemoDuty duty, DateOnly opened, Guid by, Dice dice)
    {
        var (state, grounds) = Decision(duty, dice);
        if (state == DutyState.Undecided)
            return;
        var day = opened.AddDays(Math.Min(dice.Between(5, 90), records.Today.DayNumber - opened.DayNumber));
        stay.RecordDuty(
            new(state, state is DutyState.Obliged ? "wi2021" : null, grounds, PartialDate.Of(day), PartialDate.Of(day)), records.Said(day, by, "duo"));
    }

    private static (DutyState, string?) Decision(DemoDuty duty, Dice dice)
    {
        var chance = dice.Below(100);
        return duty switch
        {
            DemoDuty.MostlyObliged => chance switch
            {
                < 66 => (DutyState.Obliged, null),
                < 70 => (DutyState.TemporarilyExempt, "opl"),
                < 74 => (DutyState.Exempt, "dip"),
                < 77 => (DutyState.Dispensed, "med"),
                < 81 => (DutyState.Fulfilled, "fulfilled"),
                < 84 => (DutyState.NotObliged, "pension-age"),
                < 86 => (DutyState.Unknown, null),
                _ => (DutyState.Undecided, null),
            },
            DemoDuty.EuCitizen when chance < 30 => (DutyState.NotObliged, "eu-citizen"),
            DemoDuty.TemporaryPurpose when chance < 40 => (DutyState.NotObliged, "temporary-purpose"),
            DemoDuty.TemporaryProtection when chance < 40 => (DutyState.NotObliged, "temporary-protection"),
            DemoDuty.Young when chance < 50 => (DutyState.NotObliged, "under-18"),
            _ => (DutyState.Undecided, null),
        };
    }
}
