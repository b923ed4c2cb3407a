using System.Globalization;

namespace ReceptionCentre.Benchmarks.Newcomers;

/// <summary>What a clerk types for one person.</summary>
internal sealed record InventedPerson(IReadOnlyList<(string Name, string Value)> Who, IReadOnlyList<(string Name, string Value)> Stay);

/// <summary>Invented people with names of several scripts; the same number is the same person.</summary>
internal static class InventedPeople
{
    private static readonly string[] Called = ["Selam", "Yusuf", "Oksana", "Mariam", "Piotr", "Abel", "Leila", "Andrii", "Hodan", "Tomasz"];
    private static readonly string[] Endings = ["abi", "eru", "oma", "iko", "uda", "ela", "ora", "inu", "aty", "eso", "ubi", "ima"];
    private static readonly string[] Beginnings = ["Ha", "Te", "Mo", "Ki", "Sha", "Pet", "Wol", "Ger", "Ab", "Zem", "Ov", "Bra", "Nu"];
    private static readonly string[] OwnScripts = ["ሰላም ሃይለ", "يوسف حداد", "Оксана Шевчук", "张晓明", ""];
    private static readonly string[] Languages = ["Tigrinya", "Arabisch", "Oekraïens", "Pools"];

    public static InventedPerson Number(int number)
    {
        var family = Beginnings[number / 12 % Beginnings.Length] + Endings[number % Endings.Length] + Endings[number / 7 % Endings.Length];
        var called = Called[number % Called.Length];
        var birth = new DateOnly(1960, 1, 1).AddDays(number * 37 % 16_000).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
        return new(
            [
                ("CalledName", called), ("GivenNames", $"{called} {Called[number / 10 % Called.Length]}"), ("Prefix", ""), ("FamilyName", family),
                ("OwnScript", OwnScripts[number % OwnScripts.Length]), ("BirthDate", birth), ("Nationality.Text", ""), ("Nationality.Code", ""), ("Bsn", ""), ("VNumber", ""),
            ],
            [
                ("Motive.Text", ""), ("Motive.Code", ""), ("ArrivedOn", "2026"), ("Municipality", DemoMunicipality), ("Task", "reception-information"),
                ("Language.Text", Languages[number % Languages.Length]), ("Language.Code", ""), ("OtherLanguage.Text", ""), ("OtherLanguage.Code", ""),
                ("InterpreterWanted", number % 2 == 0 ? "true" : "false"), ("Phone", $"06 00 {number / 10000 % 100:00} {number / 100 % 100:00} {number % 100:00}"), ("Email", ""),
                ("AddressKind", "home"), ("Street", $"Bloesempad {number % 200 + 1}"), ("Postcode", "1095 BA"), ("Place", "Amsterdam"),
            ]);
    }

    /// <summary>Where the demonstration's front desk works.</summary>
    private const string DemoMunicipality = "0363";
}
