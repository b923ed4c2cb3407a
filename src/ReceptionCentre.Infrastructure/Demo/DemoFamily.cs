namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Who came together: the head, perhaps a partner, perhaps children, with names that belong together.</summary>
internal sealed class DemoFamily(int seed, DemoNames names, DateOnly today)
{
    public IReadOnlyList<DemoMember> Of(DemoParty party)
    {
        var dice = Dice.Of(seed, party.Place.First).For("family");
        // Who is still to come was born, too.
        var arrived = party.Stays[0].Arrived > today ? today.AddDays(-21) : party.Stays[0].Arrived;
        var withPartner = party.Place.Size switch
        {
            1 => false,
            2 or 3 => dice.Chance(60),
            _ => true,
        };
        var gender = dice.Chance(party.Place.Size > 1 && !withPartner ? 25 : 50) ? "m" : "f";
        var age = dice.Between(party.Motive.FirstAge, party.Motive.LastAge);
        var head = new DemoMember(party.Place.First, DemoRole.Head, gender, BirthDay(arrived, age, party.Origin, dice), party.Motive, names.Of(party.Origin, gender, dice));
        var family = new List<DemoMember> { head };
        for (var index = head.Index + 1; index < party.Place.First + party.Place.Size; index++)
        {
            var isPartner = withPartner && index == head.Index + 1;
            var sex = isPartner ? dice.Chance(96) == (gender == "m") ? "f" : "m" : dice.Chance(50) ? "m" : "f";
            var years = isPartner ? Math.Clamp(age + dice.Between(-7, 7), 18, 80) : dice.Below(Math.Clamp(age - 18, 1, 18));
            family.Add(new(
                index, isPartner ? DemoRole.Partner : DemoRole.Child, sex, BirthDay(arrived, years, party.Origin, dice), isPartner ? party.Motive.Partner ?? party.Motive : OfChild(party.Motive),
                names.Relative(head.Name, party.Origin, sex, !isPartner, dice)));
        }
        return family;
    }

    // Children of who fled have what their parents have; other children come with the family.
    private static DemoMotive OfChild(DemoMotive parents) =>
        parents == DemoMotive.Ukraine || parents == DemoMotive.AsylumSeeker || parents == DemoMotive.Resettled || parents == DemoMotive.FamilyOfStatusHolder ? parents
            : parents == DemoMotive.StatusHolder ? DemoMotive.FamilyOfStatusHolder : DemoMotive.Child;

    private static DateOnly BirthDay(DateOnly arrived, int age, DemoOrigin origin, Dice dice)
    {
        var day = arrived.AddYears(-age).AddDays(-dice.Below(365));
        // Where papers were lost, the first of January or of July stands for a day that nobody knows.
        return age > 5 && origin.Language is "ti" or "so" or "prs" or "ps" or "am" && dice.Chance(35) ? new(day.Year, dice.Chance(80) ? 1 : 7, 1) : day;
    }
}
