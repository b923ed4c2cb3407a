using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// From what somebody tells to an agreed plan with reasons and its paper, for people without a duty: the plan is proposed, not typed.
/// Of a status holder the journey is in <see cref="StatusHolderJourneyTests"/>.
/// </summary>
[Collection(RunningCentre.Name)]
public sealed class FromIntakeToPlanTests(RunningCentre centre)
{
    private static readonly Arriving Aleksander = new(
        "Olek", "Aleksander", "Wyszogrodzki", "3-3-1995", ("pools", "Poolse"), ("kort verblijf", "EU-arbeidsmigrant, kort verblijf"), Steps.Day(-5), ("pools", "Pools"), "reception-information");

    private static readonly Arriving Marisol = new(
        "Marisol", "Marisol Inés", "Quetzalcoyotl", "17-8-1992", ("mexic", "Mexicaanse"), ("gezinsmigrant van", "Gezinsmigrant van buiten de EU"), Steps.Day(-40), ("spaans", "Spaans"), "reception-information");

    private static readonly Arriving Thandeka = new(
        "Thandi", "Thandeka", "Mkhwanazi", "29-1-2005", ("zuid-afr", "Zuid-Afrikaanse"), ("studiem", "Studiemigrant"), Steps.Day(-20), ("engels", "Engels"), "reception-information");

    private static readonly Arriving Vikram = new(
        "Vikram", "Vikram", "Bhattacharjee", "8-11-1989", ("indi", "Indiase"), ("kennism", "Kennismigrant"), Steps.Day(-30), ("engels", "Engels"), "reception-information");

    [Fact]
    public async Task A_polish_worker_who_stays_three_months_gets_a_mini_plan()
    {
        await using var caseworker = await centre.ReceivedAsync(Aleksander, "ShorterThanOneYear");
        await TellAsync(caseworker, ("housing", "housing-ends-with-job", "yes"), ("money", "money-bank", "no"));
        await ProposedAsync(caseworker, "Uitleg: dokter, werk, wonen, geld en hulp", "Uitleg over contract, loon en wie kan helpen", "Afspraken over wonen en werk apart op papier", "Een eigen bankrekening openen");
        Assert.DoesNotContain("wegwijs in de gemeente", await caseworker.Main.InnerTextAsync(), StringComparison.Ordinal);
        var words = await AgreedOnPaperAsync(caseworker, Aleksander);
        Assert.Contains("Dit is geen besluit.", words, StringComparison.Ordinal);
        Assert.Contains("Een eigen bankrekening openen", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_migrant_gets_lessons_and_people_to_meet_for_the_reasons_that_she_gave()
    {
        await using var caseworker = await centre.ReceivedAsync(Marisol, "Longer");
        await TellAsync(caseworker, ("languages", "dutch-speak", "little"), ("hours", "hours-when", "evening"), ("network", "network-who", "nobody"));
        await ProposedAsync(caseworker, "Nederlandse les in de avond", "Ontmoetingsgroep voor partners", "Kennismaken met een vereniging of buurthuis");
        await caseworker.SeesAsync("Uit de intake:");
        // What does not fit is unticked.
        await caseworker.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("Taalmaatje of taalcafé") }).UncheckAsync();
        var words = await AgreedOnPaperAsync(caseworker, Marisol);
        Assert.Contains("Nederlandse les in de avond", words, StringComparison.Ordinal);
        Assert.Contains("U heeft in de avond tijd om te leren.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Taalmaatje", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_student_gets_a_plan_without_an_intake_from_the_stay_alone()
    {
        await using var caseworker = await centre.ReceivedAsync(Thandeka, "OneToThreeYears");
        await ProposedAsync(caseworker, "Kennismaken met verenigingen buiten de studie");
        await caseworker.SeesAsync("Er is nog geen intake van Thandi.");
        var words = await AgreedOnPaperAsync(caseworker, Thandeka);
        Assert.Contains("Kennismaken met verenigingen buiten de studie", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engineer_with_partner_and_child_has_no_duty_and_the_child_gets_a_place_at_school()
    {
        await using var caseworker = await centre.ReceivedAsync(Vikram, "Longer");
        var engineer = Steps.FileIn(caseworker.Page.Url);
        await caseworker.GoAsync($"/case-files/{engineer}/household/family");
        foreach (var (line, given, born) in new[] { (0, "Anjali", "2-2-1991"), (1, "Kavya", "14-6-2019") })
        {
            await caseworker.FillAsync($"Members_{line}__GivenNames", given);
            await caseworker.FillAsync($"Members_{line}__FamilyName", Vikram.FamilyName);
            await caseworker.FillAsync($"Members_{line}__BirthDate", born);
        }
        await caseworker.SubmitAsync();
        await caseworker.StandsAtAsync("/welcome");
        await TellAsync(caseworker, ("children", "children-school", "no"));
        await ProposedAsync(caseworker, "Een plek op school zoeken voor de kinderen", "Bijeenkomst: wegwijs in de gemeente");
        await caseworker.SeesAsync("Vrijwillig");
        Assert.Equal(0, await caseworker.Page.GetByText("Verplicht", new() { Exact = true }).CountAsync());
        var words = await AgreedOnPaperAsync(caseworker, Vikram);
        Assert.Contains("Dit is geen besluit.", words, StringComparison.Ordinal);
    }

    // The broad intake, as far as these answers; the rest can be told another day.
    private static async Task TellAsync(Window caseworker, params (string Domain, string Question, string Answer)[] told)
    {
        var file = Steps.FileIn(caseworker.Page.Url);
        await caseworker.GoAsync($"/case-files/{file}/intake");
        await caseworker.ClickButtonAsync("Begin de brede intake");
        await caseworker.Page.WaitForURLAsync("**/intake/**");
        var intake = new Uri(caseworker.Page.Url).Segments[4].TrimEnd('/');
        foreach (var (domain, question, answer) in told)
        {
            await caseworker.GoAsync($"/case-files/{file}/intake/{intake}/domains/{domain}");
            var place = await caseworker.Page.Locator($"input[type=hidden][value='{question}']").GetAttributeAsync("name");
            await caseworker.Page.Locator($"input[name^='{place!.Replace("Question", "Value", StringComparison.Ordinal)}'][value='{answer}']").CheckAsync();
            await caseworker.Page.Locator("main form button[type=submit]").First.ClickAsync();
            await caseworker.SeesAsync("besproken");
        }
    }

    // A draft, own words, and on to the proposal.
    private static async Task ProposedAsync(Window caseworker, params string[] lines)
    {
        await caseworker.GoAsync($"/case-files/{Steps.FileIn(caseworker.Page.Url)}/plan");
        await caseworker.ClickButtonAsync("Vrijwillig plan beginnen");
        await Assertions.Expect(caseworker.Page.Locator("#Words")).ToBeFocusedAsync();
        await caseworker.SubmitAsync();
        await caseworker.StandsAtAsync("/proposals");
        foreach (var line in lines)
            await caseworker.SeesAsync(line);
        await caseworker.FlawlessAsync();
    }

    private static async Task<string> AgreedOnPaperAsync(Window caseworker, Arriving who)
    {
        var file = Steps.FileIn(caseworker.Page.Url);
        await caseworker.ClickButtonAsync("Neem over wat is aangevinkt");
        await caseworker.SeesAsync("Het voorstel staat in het plan.");
        await caseworker.FlawlessAsync();
        await caseworker.Page.Locator("main .rc-title a:has-text('Plan afspreken')").ClickAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Het plan is afgesproken.");
        await caseworker.ClickButtonAsync("Maak PDF");
        var ready = caseworker.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Download") });
        await Assertions.Expect(ready.First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var download = await caseworker.Page.RunAndWaitForDownloadAsync(() => ready.First.ClickAsync());
        var words = await Steps.WordsOfAsync((await download.PathAsync())!);
        Assert.Contains(who.FamilyName, words, StringComparison.Ordinal);
        await caseworker.GoAsync($"/case-files/{file}/plan");
        return words;
    }
}
