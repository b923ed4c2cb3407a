using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using ReceptionCentre.Testing;
using Xunit.Abstractions;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// From an intake to a plan with reasons on paper: what it costs a caseworker with mouse and keyboard when every question of
/// every domain is answered, counted in the browser and computed by the keystroke-level model (docs/desk-times.md).
/// </summary>
[Collection(RunningCentre.Name)]
public sealed class IntakeTimesTests(RunningCentre centre, ITestOutputHelper output)
{
    private const double Goal = 15 * 60;

    private static readonly Arriving Xiomara = new(
        "Xiomara", "Xiomara Beatriz", "Ixtlilxochitl", "4-9-1990", ("mexic", "Mexicaanse"), ("gezinsmigrant van", "Gezinsmigrant van buiten de EU"), Steps.Day(-40), ("spaans", "Spaans"), "reception-information");

    [Fact]
    public async Task From_a_whole_intake_to_a_plan_with_reasons_and_its_paper()
    {
        await using var caseworker = await centre.ReceivedAsync(Xiomara, "Longer");
        var file = Steps.FileIn(caseworker.Page.Url);
        var hand = new MouseAndKeys(caseworker);
        var since = Stopwatch.StartNew();
        await hand.ClickAsync(caseworker.Page.GetByRole(AriaRole.Link, new() { Name = "Intake", Exact = true }).First);
        await hand.ClickAsync(hand.Button("Begin de brede intake"));
        await hand.ClickAsync(caseworker.Page.Locator("label:has(input[name=Alone][value=true])"));
        await hand.ClickAsync(hand.Button("Gesprek opslaan"));
        await hand.ClickAsync(hand.Link("Begin met:"));
        var domains = 0;
        for (; caseworker.Page.Url.Contains("/domains/", StringComparison.Ordinal); domains++)
        {
            await hand.AnswerAllAsync();
            await hand.ClickAsync(caseworker.Page.Locator("main form button.utrecht-button--primary-action"));
        }
        Assert.Equal(11, domains);
        await hand.ClickAsync(hand.Link("Intake afronden"));
        await hand.ClickAsync(hand.Button("Rond de intake af"));
        await caseworker.SeesAsync("De intake is afgerond.");
        await hand.ClickAsync(caseworker.Page.GetByRole(AriaRole.Link, new() { Name = "Plan", Exact = true }).First);
        await hand.ClickAsync(hand.Button("Vrijwillig plan beginnen"));
        await hand.ClickAsync(caseworker.Page.Locator("main form button[type=submit]").First);
        await caseworker.StandsAtAsync("/proposals");
        await hand.ClickAsync(hand.Button("Neem over wat is aangevinkt"));
        await hand.ClickAsync(caseworker.Page.Locator("main .rc-title a:has-text('Plan afspreken')"));
        await hand.ClickAsync(caseworker.Page.Locator("main form button[type=submit]").First);
        await hand.ClickAsync(hand.Button("Maak PDF"));
        await Assertions.Expect(caseworker.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Download") }).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        output.WriteLine($"{hand.Line}; {since.Elapsed.TotalSeconds:F0} s in the test, PDF included.");

        Assert.InRange(hand.Seconds, 60, Goal);
        Assert.Contains(hand.Line, await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "desk-times.md")), StringComparison.Ordinal);
        var items = await centre.InDb(db => Task.FromResult(db.Plans.Where(plan => plan.CaseFileId == file).SelectMany(plan => plan.Goals).SelectMany(goal => goal.Items).Select(item => item.Why).ToList()));
        Assert.True(items.Count >= 5);
        Assert.All(items, why => Assert.False(string.IsNullOrEmpty(why)));
    }

    // A caseworker with one hand on the mouse: each field and each page is thought about once, each change of hand counts.
    private sealed class MouseAndKeys(Window window)
    {
        // Card, Moran and Newell 1980: pointing, a click (the key of the mouse), homing, thinking, the average typist, numbers.
        private const double P = 1.10, B = 0.20, H = 0.40, M = 1.35, K = 0.28, KOfNumbers = 0.50;
        private const string Words = "Werkte zes jaar in een bakkerij en kan dat hier weer doen", Short = "Overdag en soms in de avond";

        private int _clicks, _keys, _digits, _thoughts, _homings, _fields, _pages;

        public double Seconds => (_clicks * (P + B)) + (_keys * K) + (_digits * KOfNumbers) + (_thoughts * M) + (_homings * H);

        public string Line => string.Create(
            CultureInfo.InvariantCulture, $"| From a whole intake to a plan and its PDF | {_fields} | {_keys + _digits} | {_clicks} | {_pages} | {_thoughts} | {Seconds / 60:F1} min | 15 min |");

        public ILocator Button(string words) => window.Page.Locator("main button", new() { HasText = words }).First;

        public ILocator Link(string words) => window.Page.Locator("main a", new() { HasText = words }).First;

        public async Task ClickAsync(ILocator what)
        {
            var before = window.Page.Url;
            await what.ClickAsync();
            await window.Page.WaitForLoadStateAsync();
            (_clicks, _thoughts) = (_clicks + 1, _thoughts + 1);
            if (window.Page.Url != before)
                _pages++;
        }

        /// <summary>Every question of the page: the first answer of a choice, two of several, words of two lines, one code.</summary>
        public async Task AnswerAllAsync()
        {
            var page = window.Page;
            for (var i = 0; await page.Locator($"input[name='Answers[{i}].Question']").CountAsync() > 0; i++)
            {
                var one = page.Locator($"label:has(input[type=radio][name='Answers[{i}].Value'])");
                var several = page.Locator($"label:has(input[type=checkbox][name='Answers[{i}].Values'])");
                if (await one.CountAsync() > 0)
                    await PointAsync(one.First);
                else if (await several.CountAsync() > 0)
                    for (var box = 0; box < Math.Min(2, await several.CountAsync()); box++)
                        await PointAsync(several.Nth(box));
                else if (await page.Locator($"#Answers_{i}__Code").CountAsync() > 0)
                {
                    await TypeAsync(page.Locator($"#Answers_{i}__Code"), "spaa");
                    await page.GetByRole(AriaRole.Option).First.ClickAsync();
                    _clicks++;
                }
                else
                {
                    var field = page.Locator($"#Answers_{i}__Value");
                    var isNumber = await field.GetAttributeAsync("inputmode") == "numeric";
                    await TypeAsync(field, isNumber ? "2" : await field.EvaluateAsync<bool>("one => one.tagName === 'TEXTAREA'") ? Words : Short, isNumber);
                }
                (_fields, _thoughts) = (_fields + 1, _thoughts + 1);
            }
        }

        private async Task PointAsync(ILocator what)
        {
            await what.ClickAsync();
            _clicks++;
        }

        private async Task TypeAsync(ILocator field, string words, bool isNumber = false)
        {
            await field.ClickAsync();
            await field.PressSequentiallyAsync(words);
            (_clicks, _homings) = (_clicks + 1, _homings + 2);
            if (isNumber)
                _digits += words.Length;
            else
                _keys += words.Length + words.Count(char.IsUpper);
        }
    }
}
