using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Documents.Rendering;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>The desk, colour and logo of a municipality on the plan, as they were when it was asked for.</summary>
public sealed class PlanLookTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private readonly TypstRenderer _renderer = RendererFiles.Renderer();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _renderer.DisposeAsync();

    [Fact]
    public async Task The_plan_bears_name_contact_hours_and_a_logo_that_is_told_in_words()
    {
        var printed = await PrintAsync(new("png", Papers.Png()));
        var text = await RendererFiles.SpokenOfAsync(printed.Accessible);
        foreach (var said in (string[])["Balie Lindewaard", "balie.lindewaard.example", "Maandag tot en met vrijdag", "Monday to Friday"])
            Assert.Contains(RendererFiles.Dense(said), text, StringComparison.Ordinal);
        Assert.Contains("Figure", await RendererFiles.TagsOfAsync(printed.Accessible), StringComparison.Ordinal);
        Assert.NotEmpty(printed.Archive);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    public async Task A_logo_that_cannot_be_printed_keeps_no_plan_from_anybody(string format)
    {
        var printed = await PrintAsync(new(format, [1, 2, 3]));
        Assert.DoesNotContain("Figure", await RendererFiles.TagsOfAsync(printed.Accessible), StringComparison.Ordinal);
        Assert.Contains("Haddad", await RendererFiles.TextOfAsync(printed.Accessible), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_after_one_with_a_logo_has_none_of_it()
    {
        await PrintAsync(new("png", Papers.Png()));
        var plain = await _renderer.RenderAsync(new("plan", PlanSamples.Normal(null).ToJson(), PlanSamples.CreatedAt), default);
        Assert.DoesNotContain("Figure", await RendererFiles.TagsOfAsync(plain.Accessible), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_for_keeps_the_settings_of_then()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        var administrator = A.StaffMember(Role.Administrator).Build();
        var desk = new ChangeDesk.Command(
            A.Amsterdam, 0, "Balie Noord", "Kade 1\n1000 AA Amsterdam", "020 1", "noord@balie.example", null, null, null, "#a3122a", Papers.Upload(Papers.Png(), "logo.png"), false);
        await database.As(administrator).Send(desk);
        var before = await RequestAsync(stage, plan);
        await database.As(administrator).Send(desk with { Version = 1, DeskName = "Balie Zuid", Accent = "#0b5b63", Logo = null, WithoutLogo = true });
        var after = await RequestAsync(stage, plan);

        var (then, now) = (await DataAsync(before), await DataAsync(after));
        Assert.Contains("\"centre\":\"Balie Noord\"", then, StringComparison.Ordinal);
        Assert.Contains("\"accent\":\"#a3122a\"", then, StringComparison.Ordinal);
        Assert.Contains("Kade 1, 1000 AA Amsterdam", then, StringComparison.Ordinal);
        var logo = PrintableData.LogoOf(then)!;
        Assert.True(await database.InDb(db => db.MunicipalityLogos.AnyAsync(one => one.Sha256 == logo)));
        Assert.Contains("\"centre\":\"Balie Zuid\"", now, StringComparison.Ordinal);
        Assert.Null(PrintableData.LogoOf(now));
        Assert.Null(PrintableData.LogoOf("{}"));
    }

    private async Task<Guid> RequestAsync(PlanStage stage, Guid plan) => await database.As(stage.Caseworker).Send(new RequestPlanDocument.Command(plan, null, Guid.NewGuid()));

    private Task<string> DataAsync(Guid document) => database.InDb(db => db.Documents.Where(one => one.Id == document).Select(one => one.Data).SingleAsync());

    private Task<RenderedDocument> PrintAsync(RenderLogo logo)
    {
        var sample = PlanSamples.Normal("en");
        var plan = sample with
        {
            Municipality = sample.Municipality with
            {
                Centre = "Balie Lindewaard",
                Website = "https://balie.lindewaard.example",
                HoursDutch = "Maandag tot en met vrijdag\n9.00 tot 16.30 uur",
                HoursEnglish = "Monday to Friday\n9:00 to 16:30",
                Accent = "#a3122a",
                Logo = new PlanLogo("0", "Logo van Lindewaard"),
            },
        };
        return _renderer.RenderAsync(new("plan", plan.ToJson(), PlanSamples.CreatedAt, logo), default);
    }
}
