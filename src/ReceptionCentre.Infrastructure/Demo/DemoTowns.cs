namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>A municipality of the demonstration region. Real codes, invented people: towns of five different kinds.</summary>
/// <param name="Kind">Tells how long people stay.</param>
/// <param name="Weight">Out of a hundred newcomers.</param>
/// <param name="Postcode">First two digits of invented postcodes.</param>
internal sealed record DemoTown(string Code, string Name, TownKind Kind, int Weight, string Postcode, IReadOnlyList<string> Teams, IReadOnlyList<(int Weight, DemoMotive What)> Motives)
{
    /// <summary>
    /// A city where most have roots elsewhere, a large provincial town, one of horticulture, one on the border with a
    /// reception location, and one of expats.
    /// </summary>
    public static readonly IReadOnlyList<DemoTown> All =
    [
        new("0363", "Amsterdam", TownKind.MajorityMinority, 36, "10", ["Team Noord", "Team Zuid"],
        [
            (16, DemoMotive.StatusHolder), (6, DemoMotive.FamilyOfStatusHolder), (13, DemoMotive.Ukraine), (14, DemoMotive.FamilyNonEu), (10, DemoMotive.LabourLong),
            (4, DemoMotive.LabourShort), (8, DemoMotive.KnowledgeMigrant), (4, DemoMotive.KnowledgeFamily), (6, DemoMotive.Student), (6, DemoMotive.FamilyEu),
            (4, DemoMotive.KingdomCitizen), (3, DemoMotive.EuHomeless), (2, DemoMotive.Returning), (2, DemoMotive.NonEuLabour), (2, DemoMotive.Unknown),
            (1, DemoMotive.Clergy), (1, DemoMotive.Victim), (1, DemoMotive.OnwardMover), (1, DemoMotive.DutchBornAbroad), (1, DemoMotive.Other),
        ]),
        new("0772", "Eindhoven", TownKind.BigProvincial, 22, "56", ["Team Centrum"],
        [
            (22, DemoMotive.KnowledgeMigrant), (12, DemoMotive.KnowledgeFamily), (18, DemoMotive.Student), (12, DemoMotive.StatusHolder), (9, DemoMotive.LabourLong),
            (4, DemoMotive.LabourShort), (8, DemoMotive.Ukraine), (7, DemoMotive.FamilyNonEu), (4, DemoMotive.NonEuLabour), (2, DemoMotive.Unknown), (1, DemoMotive.EuHomeless),
            (1, DemoMotive.Victim), (1, DemoMotive.OnwardMover),
        ]),
        new("1783", "Westland", TownKind.Horticulture, 18, "26", ["Team Westland"],
        [
            (38, DemoMotive.LabourShort), (30, DemoMotive.LabourLong), (10, DemoMotive.FamilyEu), (8, DemoMotive.Ukraine), (7, DemoMotive.StatusHolder),
            (4, DemoMotive.EuHomeless), (3, DemoMotive.Unknown), (1, DemoMotive.Victim),
        ]),
        new("1950", "Westerwolde", TownKind.Border, 12, "95", ["Team Opvang"],
        [
            (30, DemoMotive.AsylumSeeker), (16, DemoMotive.StatusHolder), (8, DemoMotive.FamilyOfStatusHolder), (5, DemoMotive.UnaccompaniedMinor),
            (5, DemoMotive.Resettled), (6, DemoMotive.Ukraine), (16, DemoMotive.Neighbour), (5, DemoMotive.FamilyEu), (4, DemoMotive.Unknown), (3, DemoMotive.Returning),
        ]),
        new("0362", "Amstelveen", TownKind.Expat, 12, "11", ["Team Amstelveen"],
        [
            (40, DemoMotive.KnowledgeMigrant), (22, DemoMotive.KnowledgeFamily), (8, DemoMotive.NonEuLabour), (8, DemoMotive.FamilyEu), (6, DemoMotive.Ukraine),
            (5, DemoMotive.Student), (4, DemoMotive.StatusHolder), (3, DemoMotive.FamilyNonEu), (2, DemoMotive.OnwardMover), (1, DemoMotive.Clergy), (1, DemoMotive.Returning),
        ]),
    ];
}
