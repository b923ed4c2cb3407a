namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>A municipality of the demonstration region. Real codes, invented people: towns of five different kinds.</summary>
/// <param name="Weight">Out of a hundred newcomers.</param>
/// <param name="Postcode">First two digits of invented postcodes.</param>
internal sealed record DemoTown(string Code, string Name, int Weight, string Postcode, IReadOnlyList<string> Teams, IReadOnlyList<(int Weight, DemoMotive What)> Motives)
{
    /// <summary>A large city, a town of knowledge, one of horticulture, one with a reception location, and a small rural one.</summary>
    public static readonly IReadOnlyList<DemoTown> All =
    [
        new("0363", "Amsterdam", 40, "10", ["Team Noord", "Team Zuid"],
        [
            (18, DemoMotive.StatusHolder), (6, DemoMotive.FamilyOfStatusHolder), (14, DemoMotive.Ukraine), (14, DemoMotive.FamilyNonEu), (10, DemoMotive.LabourLong),
            (8, DemoMotive.KnowledgeMigrant), (4, DemoMotive.KnowledgeFamily), (6, DemoMotive.Student), (6, DemoMotive.FamilyEu), (4, DemoMotive.KingdomCitizen),
            (3, DemoMotive.EuHomeless), (3, DemoMotive.Returning), (2, DemoMotive.NonEuLabour), (2, DemoMotive.Unknown),
        ]),
        new("0772", "Eindhoven", 22, "56", ["Team Centrum"],
        [
            (28, DemoMotive.KnowledgeMigrant), (14, DemoMotive.KnowledgeFamily), (20, DemoMotive.Student), (10, DemoMotive.StatusHolder), (8, DemoMotive.LabourLong),
            (8, DemoMotive.Ukraine), (6, DemoMotive.FamilyNonEu), (4, DemoMotive.NonEuLabour), (2, DemoMotive.Unknown),
        ]),
        new("1783", "Westland", 18, "26", ["Team Westland"],
        [
            (42, DemoMotive.LabourShort), (28, DemoMotive.LabourLong), (8, DemoMotive.FamilyEu), (8, DemoMotive.Ukraine), (7, DemoMotive.StatusHolder),
            (4, DemoMotive.EuHomeless), (3, DemoMotive.Unknown),
        ]),
        new("1950", "Westerwolde", 12, "95", ["Team Opvang"],
        [
            (48, DemoMotive.AsylumSeeker), (20, DemoMotive.StatusHolder), (10, DemoMotive.FamilyOfStatusHolder), (6, DemoMotive.UnaccompaniedMinor),
            (6, DemoMotive.Resettled), (6, DemoMotive.Ukraine), (4, DemoMotive.Unknown),
        ]),
        new("1690", "De Wolden", 8, "79", ["Team De Wolden"],
        [
            (35, DemoMotive.Ukraine), (25, DemoMotive.StatusHolder), (12, DemoMotive.FamilyNonEu), (12, DemoMotive.LabourLong), (8, DemoMotive.Returning),
            (8, DemoMotive.FamilyOfStatusHolder),
        ]),
    ];
}
