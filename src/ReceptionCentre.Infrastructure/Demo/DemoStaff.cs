using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Who works in the demonstration region: one account for each role, and colleagues who carry files too.</summary>
internal sealed record DemoColleague(int Number, string Name, string Email, Role Role, IReadOnlyList<string> Municipalities, IReadOnlyList<Guid> Teams, bool SeesLockedParts, Guid? Provider = null)
{
    public Guid Id => DemoNumbers.StaffId(Number);
}

internal static class DemoStaff
{
    /// <summary>The password of every demonstration account.</summary>
    public const string Password = "Welkom-bij-de-balie-2026";

    /// <summary>The town of the demonstration accounts and the people with a story, and the town beside it.</summary>
    private static readonly DemoTown Home = DemoTown.All[0], Beside = DemoTown.All[1];

    // Beyond everybody who is ever taken on: this one works for a provider.
    private const int ReceiverNumber = 9_000_000;

    /// <summary>Who answers for a provider of the directory.</summary>
    public static DemoColleague ReceiverOf(Guid provider) => new(ReceiverNumber, "Bram Hollander", "receiver@demo.example", Role.Receiver, [], [], false, provider);

    public static readonly IReadOnlyList<(Guid Id, string Name, string Municipality)> Teams =
        [.. DemoTown.All.SelectMany(town => town.Teams.Select(name => (name, town.Code))).Select((team, number) => (DemoNumbers.TeamId(number), team.name, team.Code))];

    public static readonly DemoColleague
        FrontDesk = Both(0, "Noor Verbeek", "frontdesk@demo.example", Role.FrontDesk),
        Caseworker = Both(1, "Sami de Wilde", "caseworker@demo.example", Role.Caseworker),
        Manager = Both(2, "Marijke Tanis", "manager@demo.example", Role.Manager) with { SeesLockedParts = true },
        Administrator = Both(3, "Joost Kamphuis", "administrator@demo.example", Role.Administrator),
        PrivacyOfficer = Both(4, "Esra Polat", "privacy@demo.example", Role.PrivacyOfficer),
        OtherFrontDesk = new(5, "Wilma Ruijgrok", "frontdesk2@demo.example", Role.FrontDesk, [DemoTown.All[2].Code], [TeamOf(DemoTown.All[2].Code, 0)], false);

    public static readonly IReadOnlyList<DemoColleague> All =
    [
        FrontDesk, Caseworker, Manager, Administrator, PrivacyOfficer, OtherFrontDesk,
        Further(6, "Hanneke Brouwer", Home, 0, seesLockedParts: true), Further(7, "Yusuf Karaca", Home, 0), Further(8, "Tessa van Loon", Home, 1),
        Further(9, "Ibrahim Choukri", Home, 1), Further(10, "Pieter Stam", Beside, 0), Further(11, "Anjali Raman", Beside, 0),
        Further(12, "Katarzyna Mol", DemoTown.All[2], 0), Further(13, "Geert Valkenburg", DemoTown.All[2], 0), Further(14, "Rahel Weldu", DemoTown.All[3], 0),
        Further(15, "Klaas Huizing", DemoTown.All[3], 0), Further(16, "Roelien Boxem", DemoTown.All[4], 0), Further(17, "Oksana Smit", DemoTown.All[4], 0),
    ];

    private static readonly ILookup<string, DemoColleague> Caseworkers =
        All.Where(one => one.Number > OtherFrontDesk.Number).ToLookup(one => one.Municipalities[0]);

    // Of so many people twelve caseworkers have 60 to 100 open files each.
    private const int PeopleOfAGeneration = 3400;

    private static readonly ConcurrentDictionary<int, Dictionary<string, IReadOnlyList<DemoColleague>>> ByTown = new();

    public static readonly IReadOnlyList<DemoAccount> Accounts =
        [.. All.Where(one => one.Number <= OtherFrontDesk.Number).Append(ReceiverOf(Guid.Empty)).Select(one => new DemoAccount(one.Role, one.Email, Password))];

    /// <summary>Caseworkers of a town besides the demonstration's own, those who were there from the beginning.</summary>
    public static IReadOnlyList<DemoColleague> CaseworkersOf(string municipality) => CaseworkersOf(municipality, 0);

    /// <summary>Caseworkers who carry the files of the people around a place in the row.</summary>
    public static IReadOnlyList<DemoColleague> CaseworkersOf(string municipality, int place) => ByTown.GetOrAdd(place / PeopleOfAGeneration, OfGeneration)[municipality];

    /// <summary>Who is taken on when the row grows to a place: as many as the first, for as many people again.</summary>
    /// <param name="generation">From 1; the first are there from the beginning.</param>
    public static IEnumerable<DemoColleague> TakenOn(int generation) => ByTown.GetOrAdd(generation, OfGeneration).Values.SelectMany(town => town).OrderBy(one => one.Number);

    /// <summary>How often people were taken on for the people up to a place.</summary>
    public static int GenerationOf(int place) => place / PeopleOfAGeneration;

    // The same places in the same teams, with other names.
    private static Dictionary<string, IReadOnlyList<DemoColleague>> OfGeneration(int generation)
    {
        if (generation == 0)
            return Caseworkers.ToDictionary(town => town.Key, town => (IReadOnlyList<DemoColleague>)[.. town]);
        var first = All.Where(one => one.Number > OtherFrontDesk.Number).ToList();
        var dice = Dice.Of(0, generation).For("staff");
        var names = DemoFiles.All.Names.Where(row => row.Language == "nl").ToLookup(row => row.Kind);
        return first.Select((one, place) =>
        {
            var number = All.Count + ((generation - 1) * first.Count) + place;
            var (called, family) = (dice.Pick(names["given"].ToList()).Latin, dice.Pick(names["family"].ToList()).Latin);
            return one with { Number = number, Name = $"{called} {family}", Email = string.Create(CultureInfo.InvariantCulture, $"caseworker{number}@demo.example") };
        }).GroupBy(one => one.Municipalities[0]).ToDictionary(town => town.Key, town => (IReadOnlyList<DemoColleague>)[.. town]);
    }

    public static Guid TeamOf(string municipality, int which) => Teams.Where(team => team.Municipality == municipality).ElementAt(which).Id;

    /// <summary>Who stands at the desk of a town; where no account does, its first caseworker.</summary>
    public static Guid DeskOf(string municipality) =>
        (FrontDesk.Municipalities.Contains(municipality) ? FrontDesk
            : OtherFrontDesk.Municipalities.Contains(municipality) ? OtherFrontDesk
            : CaseworkersOf(municipality)[0]).Id;

    // Some who do intakes may read what is told of health, others not.
    private static bool SeesHealth(DemoColleague colleague) => colleague.Role == Role.Caseworker && (colleague.SeesLockedParts || colleague.Number == Caseworker.Number);

    public static (StaffMember Member, Account Account) Welcome(DemoColleague colleague, PasswordHasher<Account> hasher)
    {
        var member = StaffMember.Welcome(colleague.Name, colleague.Email, colleague.Id);
        member.Describe(colleague.Name, string.Create(CultureInfo.InvariantCulture, $"06 00 00 {colleague.Number / 100 % 100:00} {colleague.Number % 100:00}"));
        member.Entrust([colleague.Role], colleague.Municipalities, colleague.Teams, [.. colleague.SeesLockedParts ? (NamedPermission[])[NamedPermission.LockedParts] : [], .. SeesHealth(colleague) ? (NamedPermission[])[NamedPermission.Health] : []], colleague.Provider);
        var account = new Account
        {
            Id = colleague.Id,
            UserName = colleague.Email,
            NormalizedUserName = colleague.Email.ToUpperInvariant(),
            Email = colleague.Email,
            NormalizedEmail = colleague.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
        // Hashing takes its time, as it should; those who are taken on later share one hash of the one password.
        account.PasswordHash = colleague.Number < All.Count ? hasher.HashPassword(account, Password) : _shared ??= hasher.HashPassword(account, Password);
        return (member, account);
    }

    private static string? _shared;

    private static DemoColleague Both(int number, string name, string email, Role role) =>
        new(number, name, email, role, [Home.Code, Beside.Code], [TeamOf(Home.Code, 0)], false);

    private static DemoColleague Further(int number, string name, DemoTown town, int team, bool seesLockedParts = false) =>
        new(number, name, name.ToLowerInvariant().Replace(' ', '.') + "@demo.example", Role.Caseworker, [town.Code], [TeamOf(town.Code, team)], seesLockedParts);
}
