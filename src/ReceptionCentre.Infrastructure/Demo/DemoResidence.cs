using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// What is known of identity papers and residence, plausible for the motive. It throws dice of its own, so that nothing else of
/// a demonstration changes with it. Much is left unknown, as at a desk.
/// </summary>
internal static class DemoResidence
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["asylum-seeker"] = "32",
        ["status-holder"] = "26",
        ["family-of-status-holder"] = "26",
        ["resettled-refugee"] = "26",
        ["non-eu-labour"] = "22",
        ["knowledge-migrant"] = "23",
        ["knowledge-migrant-family"] = "21",
        ["study-migrant"] = "24",
        ["family-non-eu"] = "21",
        ["displaced-ukraine"] = "46",
    };

    private static readonly Dictionary<string, (string Kind, string Owner)> Lodgings = new(StringComparer.Ordinal)
    {
        ["employer-lodging"] = ("shared-room", "employer"),
        ["holiday-park"] = ("holiday-park", "employer"),
        ["student-room"] = ("room", "institution"),
        ["municipal-reception"] = ("reception", "municipal"),
        ["reception-location"] = ("reception", "institution"),
        ["host-family"] = ("room", "family"),
        ["friends-family"] = ("room", "family"),
        ["no-address"] = ("none", "none"),
    };

    private static readonly IReadOnlyList<IntendedStay> Lengths = [IntendedStay.Unknown, IntendedStay.ShorterThanOneYear, IntendedStay.OneToThreeYears, IntendedStay.Longer];
    private static readonly IReadOnlyList<string> NotRegistered = ["short-stay", "no-address", "landlord-refuses", "did-not-know", "waiting-list"];

    /// <summary>Gender as in the papers, and of some a document.</summary>
    public static void Identify(Person person, DemoMember who, string country, DateOnly today, Provenance said, Dice dice)
    {
        if (dice.Chance(70))
            person.CorrectGender(dice.Chance(1) ? Gender.Unknown : who.Gender == "f" ? Gender.Woman : Gender.Man, today, said);
        if (said.Source == "document-seen" && dice.Chance(60))
            person.AddDocument(new(who.Motive.VNumber ? "residence-permit" : "passport", Number(dice), who.Motive.VNumber ? "6030" : country, PartialDate.Of(today.AddDays(dice.Between(-200, 2500)))), PartialDate.Unknown, said);
    }

    /// <summary>What is known of one stay.</summary>
    public static void Describe(Stay stay, DemoMotive motive, string? addressKind, DateOnly opened, DateOnly? ended, DateOnly today, Provenance said, Dice dice)
    {
        var from = PartialDate.Of(opened);
        if (Titles.TryGetValue(motive.Code, out var title) && dice.Chance(60))
            stay.RecordTitle(title, from, PartialDate.Of(opened.AddDays(dice.Between(300, 1800))), said with { Source = "document-seen" });
        if (dice.Chance(35))
        {
            var length = dice.Pick(Lengths);
            // Who is here still is asked again later; the day lies well ahead, so that the demonstration opens calm.
            stay.RecordIntendedStay(length, opened, ended is null && length != IntendedStay.Longer ? today.AddDays(dice.Between(100, 400)) : null, said);
        }
        if (motive.Code.Contains("labour", StringComparison.Ordinal) && dice.Chance(50))
            stay.AddParty(new("employer", dice.Pick(DemoFiles.All.Employers)), from, said);
        if (addressKind is not null && Lodgings.TryGetValue(addressKind, out var lodging) && dice.Chance(50))
            stay.RecordLodging(lodging.Kind, lodging.Owner, from, said);
        // Of some who are here the work ends about now, and with it the dwelling of the employer. Without the dice: the rest stays as it is.
        if (ended is null && stay.Parties is [{ Kind: StayPartyFact.Employer } work] && opened.DayNumber % 9 == 0 && opened < today.AddDays(-20))
            stay.EndWork(work.Id, PartialDate.Of(today.AddDays(-(opened.DayNumber % 4))), stay.LodgingOfEmployer is null ? null : PartialDate.Of(today.AddDays(10)));
        if (motive.Code.StartsWith("eu-", StringComparison.Ordinal) && dice.Chance(60))
        {
            var registered = dice.Chance(motive.InRegister);
            stay.RecordRegisterEntry(registered ? RegisterState.Registered : RegisterState.NotRegistered, registered ? null : dice.Pick(NotRegistered), from, said);
        }
    }

    private static string Number(Dice dice) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"X{(char)('A' + dice.Below(26))}{dice.Below(10_000_000):0000000}");
}
