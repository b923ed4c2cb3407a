using System.Text;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>What stands in the plan, read back from the PDF.</summary>
public sealed class PlanTemplateTests(SharedRenderer renderer) : IClassFixture<SharedRenderer>
{
    public static TheoryData<string?> Languages => [null, "nl", .. PaperLanguages.BesideDutch];

    public static TheoryData<string> Translations => [.. PaperLanguages.BesideDutch];

    public static TheoryData<string> StrangeTexts =>
    [
        "#let x = 1",
        "#panic(\"x\")",
        "$a^2$ *bold* _it_ `raw`",
        "<script>alert('x')</script>",
        "back\\slash \\u{41} \"quotes\" 'single' „laag”",
        "= kop - lijst + nummer / term: @ref <label> [c] {d} // /* ~ --- ...",
        "{page} {language} %s {0}",
        "O’Brien-Ñandú Ğ ş ő ẞ ỹ",
    ];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_language_prints_a_full_and_an_empty_plan(string? language)
    {
        foreach (var plan in new[] { PlanSamples.Normal(language), PlanSamples.Empty(language) })
        {
            var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

            Assert.Contains("Dit is geen besluit. U hoeft niet mee te doen.", text, StringComparison.Ordinal);
            Assert.Contains("De Nederlandse tekst geldt.", text, StringComparison.Ordinal);
            // U+FFFD is what stands in for a sign that no font has.
            Assert.DoesNotContain('�', text);
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ti")]
    [InlineData("uk")]
    [InlineData("pl")]
    public async Task The_other_language_stands_beside_the_Dutch(string language)
    {
        var texts = TemplateTextsTests.TextsOf(language);

        var text = await RendererFiles.SpokenOfAsync((await RenderAsync(PlanSamples.Normal(language))).Accessible);

        foreach (var key in new[] { "voluntary.notice", "next.title", "track.work", "item.must.yes", "payer.employer" })
            Assert.Contains(RendererFiles.Dense(texts[key]), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("voluntary", true, true)]
    [InlineData("voluntary", false, false)]
    [InlineData("pip", false, true)]
    public async Task Each_thing_says_whether_it_must_be_done_unless_the_plan_said_once_that_nothing_must(string kind, bool withDuty, bool said)
    {
        var plan = PlanSamples.Normal("pl");
        plan = plan with { Plan = plan.Plan with { Kind = kind, Goals = withDuty ? plan.Plan.Goals : [.. plan.Plan.Goals.Take(1)] } };

        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

        Assert.Equal(said, text.Contains("Nee, dit is vrijwillig.", StringComparison.Ordinal));
        Assert.Equal(withDuty, text.Contains("Wet inburgering 2021, artikel 7", StringComparison.Ordinal));
        Assert.Equal(kind == "voluntary", text.Contains("U hoeft niet mee te doen.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_in_the_running_head_keep_their_tails()
    {
        // "Persoonlijk plan" above the second page, at 200 points an inch: 9 points high, of which a fifth hangs below the line.
        var head = await GreyPicture.OfAsync(
            (await RenderAsync(PlanSamples.Normal("pl"))).Accessible, "-r", "200", "-f", "2", "-l", "2", "-x", "1200", "-y", "30", "-W", "320", "-H", "44");

        Assert.InRange(head.RowsWithInk, 23, 28);
    }

    [Fact]
    public async Task A_plan_tells_screen_readers_its_title_languages_and_structure()
    {
        var document = await RenderAsync(PlanSamples.Normal("ar"));

        var info = await RendererFiles.InfoOfAsync(document.Accessible);
        var tags = await RendererFiles.TagsOfAsync(document.Accessible);
        var raw = Encoding.Latin1.GetString(document.Accessible);

        Assert.Contains("Persoonlijk plan 2026-000123-1", info, StringComparison.Ordinal);
        Assert.Matches("Tagged: +yes", info);
        Assert.Contains("/Lang (nl)", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (ar)", raw, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", raw, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", raw, StringComparison.Ordinal);
        foreach (var tag in new[] { "H1", "H2", "H3", "Table", "TH", "TD", "L " })
            Assert.Contains(tag, tags, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_to_keep_is_PDF_A_2a_with_all_fonts_in_it()
    {
        var document = await RenderAsync(PlanSamples.Normal("zh"));
        var raw = Encoding.Latin1.GetString(document.Archive);
        var fonts = (await RendererFiles.FontsOfAsync(document.Archive)).Split('\n')[2..];

        Assert.Contains("<pdfaid:part>2</pdfaid:part>", raw, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", raw, StringComparison.Ordinal);
        Assert.NotEmpty(fonts);
        Assert.All(fonts.Where(font => font.Length > 0), font =>
        {
            Assert.Contains("+NotoSans", font, StringComparison.Ordinal);
            Assert.Contains("yes yes yes", font, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_same_request_gives_the_same_bytes_from_another_process_and_after_other_papers_in_its_language()
    {
        await using var other = RendererFiles.Renderer();
        await other.RenderAsync(Request(PlanSamples.Full("ar")), CancellationToken.None);
        var first = await RenderAsync(PlanSamples.Normal("ar"));
        await RenderAsync(PlanSamples.Normal("pl"));

        var again = await RenderAsync(PlanSamples.Normal("ar"));
        var elsewhere = await other.RenderAsync(Request(PlanSamples.Normal("ar")), CancellationToken.None);

        Assert.Equal(first.Accessible, again.Accessible);
        Assert.Equal(first.Archive, again.Archive);
        Assert.Equal(first.Accessible, elsewhere.Accessible);
        Assert.Equal(first.Archive, elsewhere.Archive);
    }

    [Theory]
    [InlineData("balie@balie-nieuwkomers-amsterdam.example", true)]
    [InlineData("ontvangst-van-nieuwkomers-en-hun-gezinnen@gemeente-lindewaard-en-omstreken.example", false)]
    public async Task The_address_of_the_desk_stands_at_the_foot_as_a_whole_or_not_at_all(string email, bool fits)
    {
        var plan = PlanSamples.Normal("ar");
        plan = plan with { Municipality = plan.Municipality with { Email = email } };

        var foot = (await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible)).Split('\n').First(line => line.Contains("Ontvangstcentrum Lindewaard ·", StringComparison.Ordinal));

        Assert.Equal(fits, foot.Contains(email, StringComparison.Ordinal));
        Assert.DoesNotContain('…', foot);
    }

    [Theory]
    [MemberData(nameof(StrangeTexts))]
    public async Task Strange_text_is_printed_as_it_is(string strange)
    {
        var plan = PlanSamples.Normal("en");
        plan = plan with { Person = plan.Person with { FullName = strange, OwnScriptName = null } };

        var text = await RendererFiles.SpokenOfAsync((await RenderAsync(plan)).Accessible);

        Assert.Contains(RendererFiles.Dense(strange), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("ckb")]
    [InlineData("fa")]
    [InlineData("prs")]
    [InlineData("ps")]
    public async Task Right_to_left_inside_left_to_right_keeps_its_numbers(string language)
    {
        var plan = PlanSamples.Normal(language);
        plan = plan with
        {
            Person = plan.Person with { FullName = "Ann (A-1) محمد عبد الرحمن Smit 1-0" },
            Caseworker = new PlanCaseworker("Joris", "06 1234 5678", "j@lindewaard.example"),
        };

        // As it stands on the page, from left to right.
        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

        Assert.Contains("Ann (A-1)", text, StringComparison.Ordinal);
        Assert.Contains("Smit 1-0", text, StringComparison.Ordinal);
        Assert.Contains("محمد", text, StringComparison.Ordinal);
        Assert.Contains("06 1234 5678", text, StringComparison.Ordinal);
        Assert.Contains("62.5%", text, StringComparison.Ordinal);
        Assert.Contains("10:00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_without_end_stay_on_the_page_and_keep_every_letter()
    {
        var name = string.Concat(Enumerable.Repeat("Wolfeschlegelstein", 12))[..200];
        var plan = PlanSamples.Normal("ar");
        plan = plan with
        {
            Person = plan.Person with { FullName = name },
            Caseworker = new PlanCaseworker(name, "14 010", name + "@lindewaard.example"),
            Municipality = plan.Municipality with { Name = name },
            NextSteps = [new PlanNextStep(name, null, null, name, null)],
        };

        var pdf = (await RenderAsync(plan)).Accessible;
        // Only what lies on the page is read; what hangs over its edge is not.
        var text = await RendererFiles.TextOfAsync(pdf);

        Assert.Contains(name, text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_many_pages_runs_on()
    {
        var plan = PlanSamples.Normal("ti");
        var goal = plan.Plan.Goals[0];
        var item = goal.Items[0] with { What = string.Concat(Enumerable.Repeat("Heel veel tekst. ", 900)) + "Slot." };
        plan = plan with { Plan = plan.Plan with { Goals = [goal with { Items = [item] }] } };

        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

        Assert.Contains("Slot.", text, StringComparison.Ordinal);
        Assert.Contains("Handtekeningen", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_that_no_font_has_is_replaced_and_the_page_says_so()
    {
        var plan = PlanSamples.Normal("en");
        plan = plan with { Plan = plan.Plan with { OwnWords = new PlanOwnWords("Blij 🎉 dus", "nl") } };

        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

        Assert.Contains("Blij � dus", text, StringComparison.Ordinal);
        Assert.Contains("Sommige tekens konden wij niet afdrukken.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_that_turn_the_direction_do_not_reach_the_rest_of_the_page()
    {
        var plan = PlanSamples.Normal("en");
        var turned = plan with { Person = plan.Person with { FullName = "Ann\u202e Smit" } };

        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(turned)).Accessible));

        Assert.Contains("Ann Smit", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_in_a_language_that_nobody_checked_is_Dutch_only()
    {
        var plan = PlanSamples.Normal("uk");
        plan = plan with { Plan = plan.Plan with { Kind = "pip" } };

        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

        Assert.DoesNotContain("Особистий", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Робота", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dit is geen besluit", text, StringComparison.Ordinal);
        Assert.Contains("Begrijpt u dit plan niet?", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public async Task A_decision_in_Dutch_alone_says_where_help_is_in_one_line_of_each_language(string language)
    {
        var plan = PlanSamples.Normal(null);
        plan = plan with { HelpLanguage = language, Plan = plan.Plan with { Kind = "pip" } };
        var without = plan with { HelpLanguage = null };

        var (with, dutch) = ((await RenderAsync(plan)).Accessible, (await RenderAsync(without)).Accessible);

        Assert.Contains("Begrijpt u dit plan niet?", Flat(await RendererFiles.FirstPageOfAsync(with)), StringComparison.Ordinal);
        Assert.DoesNotContain("Begrijpt u dit plan niet?", Flat(await RendererFiles.TextOfAsync(dutch)), StringComparison.Ordinal);
        // One line; the headings and all else are Dutch.
        Assert.Equal(new[] { language, "nl" }.Order(StringComparer.Ordinal), RendererFiles.LanguagesOf(with));
        Assert.Equal(["nl"], RendererFiles.LanguagesOf(dutch));
        Assert.Equal(await HeadingsOfAsync(dutch), await HeadingsOfAsync(with));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public async Task Every_sign_of_every_sentence_can_be_printed(string language)
    {
        // Data is looked at sign by sign; what no font has is replaced, and the paper says so.
        var plan = PlanSamples.Normal(language);
        var all = string.Join('\n', TemplateTextsTests.TextsOf(language).Values).Replace("�", "", StringComparison.Ordinal);
        plan = plan with { Plan = plan.Plan with { OwnWords = new PlanOwnWords(all, language) } };

        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

        Assert.DoesNotContain("Sommige tekens", text, StringComparison.Ordinal);
        Assert.DoesNotContain('�', text);
    }

    [Fact]
    public async Task A_draft_says_that_it_is_a_draft()
    {
        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(PlanSamples.Empty("en"))).Accessible));

        Assert.Contains("Dit is een concept.", text, StringComparison.Ordinal);
        Assert.Contains("This is a draft.", text, StringComparison.Ordinal);
        Assert.Contains("Er is nog geen volgende stap afgesproken.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duty_act_payers_and_what_is_not_known_are_printed()
    {
        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(PlanSamples.Normal(null))).Accessible));

        Assert.Contains("Ja, dit is verplicht.", text, StringComparison.Ordinal);
        Assert.Contains("Wet inburgering 2021, artikel 7", text, StringComparison.Ordinal);
        Assert.Contains("Gemeente 62,5%", text, StringComparison.Ordinal);
        Assert.Contains("12,5", text, StringComparison.Ordinal);
        Assert.Contains("Wie betaalt nog niet bekend", text, StringComparison.Ordinal);
        Assert.Contains("dinsdag 1 december 2026", text, StringComparison.Ordinal);
        Assert.Contains("mei 1990", text, StringComparison.Ordinal);
        Assert.Contains("versie 3", text, StringComparison.Ordinal);
        Assert.Contains("9f2c 41d0 7be8 a613", text, StringComparison.Ordinal);
        Assert.Contains(PlanSamples.Checksum, RendererFiles.Dense(text), StringComparison.Ordinal);
        Assert.Matches("Bladzijde 1 van [2-9]", text);
    }

    [Fact]
    public async Task Own_words_in_another_language_name_that_language()
    {
        var plan = PlanSamples.Normal("en");
        plan = plan with { Plan = plan.Plan with { OwnWords = new PlanOwnWords("Chcę pracować.", "pl") } };

        var text = Flat(await RendererFiles.TextOfAsync((await RenderAsync(plan)).Accessible));

        Assert.Contains("Chcę pracować.", text, StringComparison.Ordinal);
        Assert.Contains("Taal van deze tekst: Pools", text, StringComparison.Ordinal);
        Assert.Contains("Language of this text: Polski", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public async Task What_nobody_translated_is_printed_once_and_its_language_is_named(string language)
    {
        var words = language == "pl" ? new PlanOwnWords("Quiero trabajar pronto.", "es") : new PlanOwnWords("Chcę pracować.", "pl");
        var (dutch, own) = language == "pl" ? ("Spaans", "Español") : ("Pools", "Polski");
        var plan = PlanSamples.Normal(language);
        plan = plan with { Plan = plan.Plan with { OwnWords = words } };

        var pdf = (await RenderAsync(plan)).Accessible;
        var text = Flat(await RendererFiles.TextOfAsync(pdf));

        Assert.Equal(2, text.Split(words.Text).Length);
        Assert.Contains($"Taal van deze tekst: {dutch}", text, StringComparison.Ordinal);
        Assert.Contains(own, text, StringComparison.Ordinal);
        Assert.Equal(new[] { language, "nl", words.Language }.Order(StringComparer.Ordinal), RendererFiles.LanguagesOf(pdf).Except(language == "en" ? [] : ["en"]));
    }

    private static async Task<IEnumerable<string>> HeadingsOfAsync(byte[] pdf) =>
        (await RendererFiles.TagsOfAsync(pdf)).Split('\n').Where(line => line.TrimStart() is ['H', >= '1' and <= '3', ..]);

    private static RenderRequest Request(PlanDocumentData plan) =>
        new("plan", plan.ToJson(), PlanSamples.CreatedAt);

    private Task<RenderedDocument> RenderAsync(PlanDocumentData plan) =>
        renderer.RenderAsync(Request(plan), CancellationToken.None);

    /// <summary>One line with single spaces; how lines break is not tested here.</summary>
    private static string Flat(string text) => string.Join(
        ' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
