using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>What a script cost a clerk, and the time of it by the keystroke-level model.</summary>
/// <param name="Words">Keys of words and of going about: letters, Tab, Enter, arrows. A capital is two: Shift is a key.</param>
/// <param name="Numbers">Keys of dates, numbers and postcodes.</param>
/// <param name="Codes">Keys of a machine-readable code that is typed over.</param>
/// <param name="Tabs">How many of the keys are Tab.</param>
public sealed record DeskCount(int Fields, int Words, int Numbers, int Codes, int Tabs, int Clicks, int Pages, int Mentals, int Homings, int Scans)
{
    // Card, Moran and Newell 1980: the average typist who is no secretary, random letters, complex codes; M and H.
    public const double K = 0.28, KOfNumbers = 0.50, KOfCodes = 0.75, M = 1.35, H = 0.40;

    /// <summary>Laying a document on a reader and waiting for its sound: our estimate, not of the model.</summary>
    public const double Scan = 3.0;

    public int Keys => Words + Numbers + Codes;

    public double Seconds => (Words * K) + (Numbers * KOfNumbers) + (Codes * KOfCodes) + (Mentals * M) + (Homings * H) + (Scans * Scan);

    /// <summary>Line of the table in docs/desk-times.md.</summary>
    public string Line(string script, string goal) => string.Create(
        CultureInfo.InvariantCulture, $"| {script} | {Fields} | {Keys} | {Tabs} | {Clicks} | {Pages} | {Mentals} | {Seconds:F0} s | {goal} |");
}

/// <summary>
/// A clerk at the keyboard: types, tabs to the next field as often as it takes, and never has the mouse in hand. What it costs
/// is counted as docs/desk-times.md says; how long the system lets the clerk wait is measured apart.
/// </summary>
public sealed class DeskTyping(Window desk)
{
    private const string
        Shifted = "~!@#$%^&*()_+{}|:\"<>?",
        // Where the cursor is: the id, or the name of a group; empty for a button or a link.
        AtField = """
            () => {
              const at = document.activeElement;
              if (at.matches('select, textarea, input:not([type=submit]):not([type=button])')) return at.type === 'radio' ? at.name : at.id || at.name;
              return at.matches('summary') ? 'summary' : '';
            }
            """;
    private const int MostTabs = 40;

    private readonly Stopwatch _waited = new();
    private string? _answered;
    private DeskCount _count = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public IPage Page => desk.Page;

    public DeskCount Count => _count;

    /// <summary>How long the system took to answer, all answers together.</summary>
    public TimeSpan Waited => _waited.Elapsed;

    /// <summary>Signed in, at home, with the cursor in the search field: here a script begins.</summary>
    public async Task BeginAsync()
    {
        await Page.ExposeFunctionAsync("deskPointer", () => _count = _count with { Clicks = _count.Clicks + 1 });
        await Page.AddInitScriptAsync("addEventListener('pointerdown', () => deskPointer(), true);");
        await desk.GoAsync("/");
        await Assertions.Expect(Page.Locator("#Query")).ToBeFocusedAsync();
    }

    /// <summary>M for what to type, then the words; the answer comes while typing.</summary>
    public async Task SearchAsync(string words)
    {
        await ToAsync("Query");
        await TypeAsync(words);
        _count = _count with { Fields = _count.Fields + 1 };
        await WaitAsync(() => Assertions.Expect(Page.Locator("#found [role=status]")).ToBeVisibleAsync());
    }

    /// <summary>One field that is filled.</summary>
    public async Task FillAsync(string field, string words)
    {
        await ToAsync(field);
        await TypeAsync(words);
        _count = _count with { Fields = _count.Fields + 1 };
        await Assertions.Expect(Page.Locator("#" + field)).ToHaveValueAsync(words);
    }

    /// <summary>One of a short list, by the first letters of its words.</summary>
    public async Task ChooseAsync(string field, string letters, string words)
    {
        await ToAsync(field);
        await TypeAsync(letters);
        _count = _count with { Fields = _count.Fields + 1 };
        await Assertions.Expect(Page.Locator($"#{field} option:checked")).ToHaveTextAsync(words);
    }

    /// <summary>One of a code list: the beginning of a word, a look at what is suggested (M), and Tab takes the first; another one is gone to with the arrow.</summary>
    public async Task ChooseCodeAsync(string field, string letters, string words)
    {
        await ToAsync(field);
        await TypeAsync(letters);
        _count = _count with { Fields = _count.Fields + 1 };
        var option = Page.Locator(".rc-suggest [role=option]:visible");
        await WaitAsync(() => Assertions.Expect(option.First).ToBeVisibleAsync());
        Think();
        var place = (await option.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.text)")).ToList().IndexOf(words);
        Assert.True(place >= 0, $"\"{words}\" is not suggested for \"{letters}\".");
        for (var downs = place == 0 ? 0 : place + 1; downs > 0; downs--)
            await KeyAsync("ArrowDown");
        await KeyAsync("Tab");
        await Assertions.Expect(Page.Locator("#" + field)).ToHaveValueAsync(words);
    }

    /// <summary>One of a group of buttons, with the arrows.</summary>
    public async Task TickAsync(string name, string value)
    {
        await ToAsync(name);
        var chosen = Page.Locator($"input[name='{name}'][value='{value}']");
        for (var i = 0; i < 4 && !await chosen.IsCheckedAsync(); i++)
            await KeyAsync("ArrowRight");
        _count = _count with { Fields = _count.Fields + 1 };
        await Assertions.Expect(chosen).ToBeCheckedAsync();
    }

    /// <summary>What is asked of few: to its line, and open.</summary>
    public async Task UnfoldAsync()
    {
        await ToAsync("summary");
        await KeyAsync("Enter");
    }

    /// <summary>A decision (M) and a key, as often as it takes; nothing is waited for.</summary>
    public async Task PressAsync(string key, int times = 1)
    {
        Think();
        for (var i = 0; i < times; i++)
            await KeyAsync(key);
    }

    /// <summary>A decision (M) and the keys that lead to another page.</summary>
    public async Task GoAsync(string to, params string[] keys)
    {
        Think();
        foreach (var key in keys)
            await KeyAsync(key);
        await LandAsync(to);
    }

    /// <summary>The document on the reader, which types like a keyboard: M, hand to the document and back, one scan, no keys.</summary>
    public async Task ScanAsync(string zone, string to)
    {
        Think();
        _count = _count with { Scans = _count.Scans + 1, Homings = _count.Homings + 2 };
        await Page.Keyboard.TypeAsync(zone);
        await LandAsync(to);
    }

    /// <summary>The same code, typed over by hand.</summary>
    public async Task TypeOverAsync(string zone, string to)
    {
        Think();
        _count = _count with { Codes = _count.Codes + Presses(zone), Fields = _count.Fields + 1 };
        await Page.Keyboard.TypeAsync(zone);
        await KeyAsync("Enter");
        await LandAsync(to);
    }

    private async Task LandAsync(string to)
    {
        await WaitAsync(() => Page.WaitForURLAsync(address => new Uri(address).AbsolutePath.EndsWith(to, StringComparison.Ordinal)));
        // The browser puts the cursor where the page says a moment after it is there; nobody types that fast.
        await WaitAsync(() => Page.WaitForFunctionAsync("() => !document.querySelector('[autofocus]') || document.activeElement !== document.body"));
        _count = _count with { Pages = _count.Pages + 1 };
        _answered = null;
    }

    /// <summary>The table in docs/desk-times.md holds this line, and the script stays within its goal.</summary>
    public void Keeps(string script, string goal, double most)
    {
        Assert.Equal(0, _count.Clicks);
        Assert.True(_count.Seconds <= most, $"{script}: {_count.Seconds:F1} s, and {most} s is the goal. {_count}");
        var line = _count.Line(script, goal);
        Assert.True(File.ReadAllText(Checkout.File("docs", "desk-times.md")).Contains(line + "\n", StringComparison.Ordinal), $"docs/desk-times.md must hold this line:\n{line}\n{_count}");
    }

    /// <summary>M for the field and one for every field that is passed and stays as it is; Tabs over buttons and links belong to the run.</summary>
    private async Task ToAsync(string field)
    {
        Think();
        var at = await Page.EvaluateAsync<string>(AtField);
        if (at is not ("" or "summary") && at != field && at != _answered)
            Think();
        for (var tabs = 0; at != field; tabs++)
        {
            if (tabs == MostTabs)
                Assert.Fail($"Tab does not lead to {field}.");
            await KeyAsync("Tab");
            at = await Page.EvaluateAsync<string>(AtField);
            if (at is not ("" or "summary") && at != field)
                Think();
        }
        _answered = field;
    }

    private void Think() => _count = _count with { Mentals = _count.Mentals + 1 };

    private async Task KeyAsync(string key)
    {
        await Page.Keyboard.PressAsync(key);
        // Shift is a key.
        _count = _count with { Words = _count.Words + key.Split('+').Length, Tabs = _count.Tabs + (key.EndsWith("Tab", StringComparison.Ordinal) ? 1 : 0) };
    }

    private async Task TypeAsync(string words)
    {
        await Page.Keyboard.TypeAsync(words);
        _count = words.Any(char.IsAsciiDigit) ? _count with { Numbers = _count.Numbers + Presses(words) } : _count with { Words = _count.Words + Presses(words) };
    }

    private static int Presses(string words) => words.Length + words.Count(sign => char.IsUpper(sign) || Shifted.Contains(sign, StringComparison.Ordinal));

    private async Task WaitAsync(Func<Task> until)
    {
        _waited.Start();
        await until();
        _waited.Stop();
    }
}
