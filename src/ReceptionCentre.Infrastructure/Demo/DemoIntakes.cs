using System.Globalization;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Intakes of a part of the files: complete, half way, short for who works here for a few months; and learnability tests of who is obliged.</summary>
internal sealed class DemoIntakes : IDemoFeature
{
    private static readonly ILookup<string, WordsRow> OwnWords = DemoFiles.All.OwnWords.ToLookup(row => row.Language);

    private static readonly string[]
        Domains = ["education", "work", "languages", "hours", "housing", "children", "wishes"],
        Levels = ["primary", "lower-secondary", "upper-secondary", "upper-secondary", "hbo", "university", "none"],
        Was = ["Elektricien, acht jaar", "Verpleegkundige in een ziekenhuis", "Boer, met de familie", "Leraar wiskunde", "Winkel van zijn oom", "Nog geen werk gehad", "Kok in een hotel"],
        Proud = ["Kan alles maken met hout", "Heeft drie kinderen alleen grootgebracht", "Spreekt vier talen", "Werkt hard en is altijd op tijd"],
        Sees = ["Leert snel, durft nog niet te praten.", "Wil werken, zoekt vooral zekerheid.", "Weet goed de weg, heeft vooral taal nodig."],
        Wishes = ["paid-work", "study", "language", "work-experience", "volunteering", "business"],
        Points = ["digital", "money", "language", "housing", "care-tasks"],
        Owners = ["social-landlord", "landlord", "family", "reception", "own"],
        Times = ["morning", "evening", "morning afternoon", "evening weekend"],
        Hours = ["8", "12", "16", "20", "24"];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        var adult = file.Who.AgeOn(file.LastDay) >= Signals.Adult;
        if (file.Days < 10 || !dice.Chance(adult ? 32 : 8))
            return;
        var begun = file.OpenedOn.AddDays(dice.Between(3, Math.Min(40, file.Days - 1)));
        var works = IsWorker(file);
        var intake = Intake.Begin(file.File.Id, works && dice.Chance(60) ? IntakeForm.Brief : IntakeForm.Broad, null, records.At(begun), file.Works);
        var alone = dice.Chance(92);
        intake.AddTalk(
            new(begun, file.Interpreter ? "professional-telephone" : "none-needed", file.Interpreter ? file.Party.Origin.Language : null, file.Interpreter ? "Tolk 4" + dice.Between(100, 999).ToString(CultureInfo.InvariantCulture) : null, alone ? null : "Partner"),
            [], begun, records.At(begun), file.Works);
        var half = file.Days < 60 && dice.Chance(50);
        foreach (var domain in half ? Domains.Take(dice.Between(1, 5)) : Domains)
            Answer(intake, domain, file, adult, works, begun, records, dice);
        records.Add(intake);
        if (!half)
            intake.Complete(adult, alone ? null : "De partner wilde erbij blijven. We spreken haar later.", begun.AddDays(Math.Min(dice.Between(0, 14), file.LastDay.DayNumber - begun.DayNumber)), file.Works);
        else if (file.ClosedOn is { } closed)
            intake.EndWithFile(closed);
        if (adult && file.ObligedFrom is not null && dice.Chance(60))
            Test(file, begun, records, dice);
    }

    private static bool IsWorker(DemoFile file) => file.Who.Motive.Code.StartsWith("eu-labour", StringComparison.Ordinal);

    private static void Answer(Intake intake, string domain, DemoFile file, bool adult, bool works, DateOnly begun, DemoRecords records, Dice dice)
    {
        var given = new List<GivenAnswer>();
        switch (domain)
        {
            case "education" when adult:
                Say("education-level", dice.Pick(Levels));
                break;
            case "education":
                Say("own-school", dice.Chance(92) ? "yes" : "waiting");
                break;
            case "work" when adult:
                if (intake.Form == IntakeForm.Broad)
                {
                    Say("work-was", dice.Pick(Was));
                    Say("work-proud", dice.Pick(Proud));
                }
                Say("work-now", works || dice.Chance(35) ? "yes" : "no");
                if (works && dice.Chance(6))
                    Say("work-papers", "yes");
                break;
            case "languages":
                Say("language-first", file.Party.Origin.Language);
                Say("language-script", dice.Chance(80) ? "latin-script" : dice.Chance(70) ? "other-script" : "cannot-read");
                Say("dutch-speak", dice.Chance(50) ? "little" : dice.Chance(70) ? "none" : "well");
                break;
            case "hours" when adult:
                Say("hours-when", dice.Pick(Times));
                if (intake.Form == IntakeForm.Broad)
                    Say("hours-week", dice.Pick(Hours));
                break;
            // What is of the household is said once, by the first of it.
            case "housing" when file.Who.Role == DemoRole.Head:
                Say("housing-owner", works && dice.Chance(70) ? "employer" : dice.Pick(Owners));
                if (works)
                    Say("housing-ends-with-job", dice.Chance(60) ? "yes" : "unknown");
                Say("housing-people", dice.Between(1, 6).ToString(CultureInfo.InvariantCulture));
                Say("housing-rooms", dice.Between(1, 4).ToString(CultureInfo.InvariantCulture));
                Say("housing-sleeping", works && dice.Chance(15) ? "with-strangers" : dice.Chance(80) ? "enough-room" : "too-little-room");
                break;
            case "children" when adult && file.Who.Role == DemoRole.Head && file.Party.Place.Size > 2:
                Say("children-school", dice.Chance(90) ? "yes" : "some");
                break;
            case "wishes":
                if (OwnWords[file.Party.Origin.Language].ToList() is { Count: > 0 } words)
                {
                    Say("own-words", dice.Pick(words).Own);
                    Say("own-words-language", file.Party.Origin.Language);
                }
                if (intake.Form == IntakeForm.Broad)
                {
                    Say("caseworker-words", dice.Pick(Sees));
                    Say("attention-points", string.Join(' ', dice.Some(Points, dice.Between(1, 2))));
                    if (adult)
                        Say("development-wishes", string.Join(' ', dice.Some(Wishes, dice.Between(1, 2))));
                }
                break;
            default:
                break;
        }
        intake.Answer(domain, given, records.At(begun, 690), file.Works);

        void Say(string question, string value) => given.Add(new(question, value));
    }

    private static void Test(DemoFile file, DateOnly begun, DemoRecords records, Dice dice)
    {
        var test = LearnabilityTest.Of(file.File.Id);
        Step(new(LearnabilityState.Invited, begun));
        var came = begun.AddDays(dice.Between(7, 30));
        if (came <= file.LastDay && dice.Chance(12))
            Step(new(LearnabilityState.Missed, came));
        else if (came <= file.LastDay)
        {
            var feasible = dice.Chance(55);
            Step(new(
                LearnabilityState.Done, came, null, feasible ? LearnabilityResult.B1Feasible : LearnabilityResult.B1NotFeasible, feasible ? dice.Between(3500, 6000) : dice.Between(1000, 3499), 3500,
                "LBT" + dice.Between(100_000, 999_999).ToString(CultureInfo.InvariantCulture)));
        }
        records.Add(test);

        void Step(LearnabilityTerms terms) => test.Add(terms, terms.On, records.At(terms.On), file.Works);
    }
}
