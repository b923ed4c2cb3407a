using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Adds what one feature of the centre keeps of a file: notes, a plan, a referral. One class, one file, one feature.</summary>
internal interface IDemoFeature
{
    /// <param name="dice">Of this feature in this file: what it throws changes nothing for the others.</param>
    void Add(DemoFile file, DemoRecords records, Dice dice);
}

/// <summary>Adds what one feature keeps of people who came together: once for a family, not for somebody alone.</summary>
internal interface IDemoPartyFeature
{
    /// <param name="people">The members, in the same order; what is shared is added to the first.</param>
    void Add(DemoParty party, IReadOnlyList<DemoMember> members, IReadOnlyList<DemoPerson> people, DemoRecords records, Dice dice);
}

/// <summary>A file of an invented person and what a feature may want to know of it.</summary>
/// <param name="Number">Which file of the person, from 0.</param>
/// <param name="ClosedOn">Day on which it is closed once every feature added its part; null = it stays open.</param>
/// <param name="ObligedFrom">Since when DUO found the person obliged; null = it did not.</param>
/// <param name="Works">The caseworker, or whoever does the work while there is none.</param>
internal sealed record DemoFile(
    DemoParty Party, DemoMember Who, int Number, DemoTown Town, Stay Stay, CaseFile File, DateOnly? ClosedOn, DateOnly Today, DateOnly? ObligedFrom, Guid Works, Guid Desk, bool Interpreter)
{
    /// <summary>The person leaves on the day on which it is closed.</summary>
    public bool Leaves { get; init; }

    /// <summary>First day on which the person was gone, as far as it is known.</summary>
    public PartialDate? GoneOn { get; init; }

    /// <summary>Where in the region the person moves to on that day; null = elsewhere, or not at all.</summary>
    public DemoStay? MovesTo { get; init; }

    /// <summary>Dice that throw the same for everybody of the party.</summary>
    public required Dice Shared { get; init; }

    public DateOnly OpenedOn => File.OpenedOn;

    /// <summary>The last day on which something can have happened in it.</summary>
    public DateOnly LastDay => ClosedOn ?? Today;

    public bool IsOpen => ClosedOn is null;

    public int Days => LastDay.DayNumber - OpenedOn.DayNumber;
}

/// <summary>Place of somebody in a party.</summary>
internal enum DemoRole
{
    Head,
    Partner,
    Child,
}

/// <summary>Somebody of a party.</summary>
/// <param name="Gender">"m" or "f".</param>
/// <param name="BornOn">The true day, whatever of it is known to the centre.</param>
internal sealed record DemoMember(int Index, DemoRole Role, string Gender, DateOnly BornOn, DemoMotive Motive, DemoName Name)
{
    public int AgeOn(DateOnly day) => day.Year - BornOn.Year - (day < BornOn.AddYears(day.Year - BornOn.Year) ? 1 : 0);
}
