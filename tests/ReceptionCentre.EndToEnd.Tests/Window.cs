using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>One browser window of one person. What the page complains about on the console is a failure of the test.</summary>
public sealed class Window : IAsyncDisposable
{
    public const string Dutch = "nl-NL", English = "en-GB";

    /// <summary>What looks at a page. The browser keeps it for every page of a window: sent again for each it takes longer than looking.</summary>
    public static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // In the page itself: there are no frames, for which the library would open a second page each time.
    private const string Examine =
        """
        async () => (await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false,
        })).violations.flatMap(one => one.nodes.map(node => `${one.id} (${one.impact}): ${one.help}: ${node.target} ${node.html}`))
        """;

    // The main part without the values that are new each time; a page that has none is looked at each time.
    private const string MainPart =
        """
        () => {
          const main = document.querySelector('main')?.cloneNode(true);
          for (const hidden of main?.querySelectorAll('input[type=hidden]') ?? []) hidden.removeAttribute('value');
          return `${document.documentElement.lang} ${main?.outerHTML ?? crypto.randomUUID()}`;
        }
        """;

    private static readonly ConcurrentDictionary<string, bool> Looked = new(StringComparer.Ordinal);

    // A refusal, a conflict and a page that is not there are answers that the browser also writes on its console.
    private const string StatusLine = "the server responded with a status of";

    private readonly ConcurrentQueue<string> _complaints = new();

    // Axe tries styles that the policy of the page forbids, and the browser tells of it later. What a page has of its own it
    // tells before axe looks.
    private const string ForbiddenStyle = "Applying inline style violates";

    private readonly ConcurrentDictionary<string, bool> _examined = new();

    private readonly List<Func<string, bool>> _forgiven = [];

    // While axe looks, complaints are not about the page.
    private volatile bool _examining;

    public Window(IBrowserContext context, IPage page, string language)
    {
        Page = page;
        Language = language[..2];
        context.Console += (_, message) =>
        {
            if (message.Text.StartsWith(ForbiddenStyle, StringComparison.Ordinal) && (_examined.ContainsKey(page.Url) || _examined.Keys.Any(url => message.Location.StartsWith(url, StringComparison.Ordinal))))
                return;
            if (!_examining && message.Type is ("error" or "warning") && !message.Text.Contains(StatusLine, StringComparison.Ordinal))
                _complaints.Enqueue($"{page.Url}: {message.Text}");
        };
        context.WebError += (_, error) => _complaints.Enqueue($"{page.Url}: {error.Error}");
    }

    public IPage Page { get; }

    /// <summary>"nl" or "en".</summary>
    public string Language { get; }

    public IReadOnlyCollection<string> Complaints => [.. _complaints.Where(complaint => !_forgiven.Exists(isExpected => isExpected(complaint)))];

    /// <summary>What the test itself brought about, such as a connection that is away, is no complaint; also when it is told late.</summary>
    public void Forgive(Func<string, bool> isExpected) => _forgiven.Add(isExpected);

    public ILocator Main => Page.Locator("main");

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Sends the first form with a main button, and waits for the page that comes.</summary>
    public Task SubmitAsync(string button = "main form button.utrecht-button--primary-action[type=submit]") => Page.Locator(button).First.ClickAsync();

    public Task ClickLinkAsync(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    public Task ClickButtonAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();

    public Task FillAsync(string field, string words) => Page.FillAsync("#" + field, words);

    /// <summary>Types in a field of a code list and takes the suggestion with these words.</summary>
    public async Task ChooseCodeAsync(string field, string typed, string words)
    {
        await Page.Locator("#" + field).PressSequentiallyAsync(typed);
        await Page.GetByRole(AriaRole.Option, new() { Name = words }).First.ClickAsync();
        await Assertions.Expect(Page.Locator("#" + field)).Not.ToHaveAttributeAsync("aria-expanded", "true");
    }

    /// <summary>Ticks a radio button or box by the name and value of its field.</summary>
    public Task ChooseAsync(string field, string value) => Page.Locator($"input[name='{field}'][value='{value}']").CheckAsync();

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("/account/sign-in");
        await FillAsync("Email", email);
        await FillAsync("Password", password);
        await SubmitAsync();
    }

    public Task SeesAsync(string words) => Assertions.Expect(Main).ToContainTextAsync(words);

    /// <summary>Waits until the page is there, with all that it loads.</summary>
    public async Task StandsAtAsync(string path)
    {
        // The driver misses a page that is loaded in the moment in which it begins to wait for that, and then waits for ever: the page is asked.
        await Page.WaitForURLAsync("**" + path, new() { WaitUntil = WaitUntilState.Commit });
        for (var patience = DateTime.UtcNow.AddSeconds(30); await Page.EvaluateAsync<string>("() => document.readyState") != "complete" && DateTime.UtcNow < patience;)
            await Task.Delay(20);
    }

    /// <summary>What axe finds wrong, the page's language and sideways scrolling, in one line each.</summary>
    public async Task<IReadOnlyList<string>> DefectsAsync()
    {
        var defects = await IsNewAsync() ? await AxeAsync() : [];
        var language = await Page.Locator("html").GetAttributeAsync("lang");
        if (language != Language)
            defects.Add($"<html lang=\"{language}\"> on a page in \"{Language}\"");
        defects.AddRange(await SidewaysAsync());
        return defects;
    }

    // Another role is often shown the same page under its own bar, which axe looks at on every other page: the main part that
    // it saw letter by letter, in this language and width, it would judge the same again.
    private async Task<bool> IsNewAsync() => Looked.TryAdd($"{Page.ViewportSize?.Width} {await Page.EvaluateAsync<string>(MainPart)}", true);

    private async Task<List<string>> AxeAsync()
    {
        _examining = true;
        _examined[Page.Url] = true;
        var defects = (await Page.EvaluateAsync<string[]>(Examine)).ToList();
        _examining = false;
        return defects;
    }

    /// <summary>What makes the page wider than the window; empty when nothing does.</summary>
    public async Task<IReadOnlyList<string>> SidewaysAsync()
    {
        var width = await Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        return width[0] <= width[1] ? [] :
        [
            $"scrolls sideways: {width[0]} px of content in {width[1]} px: " + await Page.EvaluateAsync<string>(
                "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.rc-scroll')).slice(0, 4).map(e => `${e.tagName}.${e.className}`).join(' ')"),
        ];
    }

    /// <summary>Looks at the page as axe does, and whether it has a heading; gives the words that failed with where it was.</summary>
    public async Task FlawlessAsync()
    {
        await Assertions.Expect(Page.Locator("main h1, main h2, .rc-head h1").First).ToBeAttachedAsync();
        // From its beginning: under the head of the file, which stays when one scrolls, a box can be half covered.
        await Page.EvaluateAsync("() => window.scrollTo(0, 0)");
        var defects = await DefectsAsync();
        Assert.True(defects.Count == 0, $"{Page.Url}:\n" + string.Join('\n', defects));
    }

    public async ValueTask DisposeAsync()
    {
        // To look at where a test stopped: the last page of every window.
        if (Environment.GetEnvironmentVariable("LAST_PAGES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{DateTime.UtcNow:HHmmss-fff}.png"), FullPage = true });
        await Page.Context.CloseAsync();
        Assert.True(Complaints.Count == 0, "The browser complained:\n" + string.Join('\n', Complaints));
    }
}
