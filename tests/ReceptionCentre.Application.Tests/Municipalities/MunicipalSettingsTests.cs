using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.LetterHelp;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Municipalities;

public sealed class MunicipalSettingsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static readonly StaffMember Administrator = A.StaffMember(Role.Administrator).In(A.Amsterdam, A.Eindhoven).Build();

    [Fact]
    public async Task Settings_are_made_when_first_saved_and_the_log_tells_what_changed()
    {
        const string Utrecht = "0344";
        database.As(A.StaffMember(Role.Administrator).In(Utrecht).Build());
        Assert.Equal(0, (await Show(Utrecht)).Version);
        await database.Send(Desk(0, Utrecht));
        var made = await Show(Utrecht);
        Assert.Equal((1, "Balie Nieuwkomers Amsterdam", "#a3122a"), (made.Version, made.Desk.DeskName, made.Desk.Accent?.ToString()));

        await database.Send(Desk(1, Utrecht) with { Telephone = "020 555 0199" });
        var told = await Told("Municipalities.ChangeDesk");
        var change = Assert.Single(told.Changes);
        Assert.Equal(("Telephone", "020 555 0140", "020 555 0199"), (change.Field, change.Before, change.After));

        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(Desk(1, Utrecht)));
        // Who opened the form before there were any does not write over the first.
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(Desk(0, Utrecht)));
        Assert.Equal(1, await database.InDb(db => db.MunicipalitySettings.CountAsync(one => one.Municipality == Utrecht)));
    }

    [Fact]
    public async Task The_first_settings_are_made_once_also_by_two_at_the_same_moment()
    {
        database.As(Administrator);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Change(db =>
        {
            db.AddRange(MunicipalitySettings.For("1783"), MunicipalitySettings.For("1783"));
            return Task.CompletedTask;
        }));
        Assert.Same(MunicipalityRules.OneSetOfSettings, broken.Rule);
    }

    [Fact]
    public async Task Only_an_administrator_of_the_municipality_sees_and_changes_it()
    {
        database.As(A.StaffMember(Role.Administrator).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => Show());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Desk(0)));
        Assert.Equal([A.Eindhoven], (await database.Send(new MunicipalityList.Query())).Select(line => line.Municipality.Value));
        Assert.Null(await database.Send(new LookOf.Query(A.Amsterdam)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new LogoOf.Query(A.Amsterdam)));
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Administrator))
        {
            database.As(A.StaffMember(role).Build());
            await Assert.ThrowsAsync<NotPermittedException>(() => Show());
        }
    }

    [Fact]
    public async Task What_is_typed_wrongly_is_told_by_the_field()
    {
        database.As(Administrator);
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(
            Desk(0) with { Email = "geen adres", Website = "http://balie.example", Accent = "rood", DeskName = new('x', 101) }));
        Assert.Equal(["Accent", "DeskName", "Email", "Website"], wrong.Fields.Select(field => field.Field).Order());
        var terms = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ChangeTerms.Command(A.Amsterdam, 0, new(SilentDays: 6, NewDays: 91), "Druk")));
        Assert.Equal(["NewDays", "SilentDays"], terms.Fields.Select(field => field.Field).Order());
        Assert.Equal("Tracks", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new ChangeUse.Command(A.Amsterdam, 0, [], [], [])))).Fields[0].Field);
    }

    [Fact]
    public async Task A_logo_is_cleaned_and_kept_and_an_older_one_stays_for_older_papers()
    {
        database.As(Administrator);
        await database.Send(Desk((await Show(A.Eindhoven)).Version, A.Eindhoven));
        var version = (await Show(A.Eindhoven)).Version;
        await database.Send(Desk(version, A.Eindhoven) with { Logo = Papers.Upload(Papers.Png(), "logo.exe") });
        var first = await database.Send(new LogoOf.Query(A.Eindhoven));
        Assert.Equal(LogoFormat.Png, first.Format);
        Assert.Equal(-1, first.Bytes.AsSpan().IndexOf("52.3676"u8));

        await database.Send(Desk(version + 1, A.Eindhoven) with { Logo = Papers.Upload(Papers.Photo(), "logo.jpg") });
        Assert.Equal(LogoFormat.Jpeg, (await database.Send(new LogoOf.Query(A.Eindhoven))).Format);
        Assert.True(await database.InDb(db => db.MunicipalityLogos.AnyAsync(logo => logo.Sha256 == first.Sha256)));

        await database.Send(Desk(version + 2, A.Eindhoven) with { WithoutLogo = true });
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new LogoOf.Query(A.Eindhoven)));
    }

    public static TheoryData<string, string> BadLogos => new()
    {
        { "nothing", "Municipalities.LogoSize" },
        { "too big", "Municipalities.LogoSize" },
        { "pdf", "Municipalities.LogoKind" },
        { "svg", "Municipalities.LogoKind" },
        { "half a png", "Municipalities.LogoDamaged" },
        { "too few lines", "Municipalities.LogoDamaged" },
        { "a wrong sum", "Municipalities.LogoDamaged" },
        { "half a photo", "Municipalities.LogoDamaged" },
    };

    [Theory, MemberData(nameof(BadLogos))]
    public async Task What_is_no_logo_that_prints_is_refused(string what, string text)
    {
        var png = Papers.Png();
        var bytes = what switch
        {
            "nothing" => [],
            "too big" => new byte[(LogoLimit * 1024) + 1],
            "pdf" => Papers.Pdf(),
            "svg" => [.. "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8],
            "half a png" => png[..40],
            "too few lines" => Papers.Png(height: 2),
            "a wrong sum" => [.. png[..30], (byte)(png[30] ^ 1), .. png[31..]],
            _ => Papers.Photo()[..120],
        };
        database.As(Administrator);
        var version = (await Show()).Version;
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Desk(version) with { Logo = Papers.Upload(bytes, "logo.png") }));
        Assert.Equal(("Logo", text), (wrong.Fields[0].Field, wrong.Fields[0].Text));
    }

    [Fact]
    public async Task What_a_municipality_does_not_use_is_refused_for_what_is_new_and_stays_where_it_stands()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().In(A.Eindhoven));
        var caseworker = A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build();
        await database.Save(caseworker);
        var provider = ReferralStage.AProvider();
        var offer = ReferralStage.AnOffer(provider);
        await database.Save(provider, offer);
        database.As(Administrator);
        var shown = await Show(A.Eindhoven);
        await database.Send(new ChangeUse.Command(
            A.Eindhoven, shown.Version, [.. shown.Choices.Topics.Select(code => code.Value).Where(code => code != "housing")],
            [.. shown.Choices.Tracks.Select(code => code.Value).Where(code => code != "work")], [.. shown.Choices.Offers.Select(one => one.OfferId).Where(id => id != offer.Id)]));

        database.As(caseworker);
        Assert.Contains(("tracks", "work"), await database.Send(new UnusedHere.Query(stage.File)));
        var letter = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(
            new HelpWithLetter.Command(Guid.NewGuid(), stage.File, "ind", null, "housing", null, "Bellen", null)));
        Assert.Equal(("Topic", MunicipalityRules.OnlyWhatIsUsedHere.Name), (letter.Fields[0].Field, letter.Fields[0].Text));
        await database.Send(new HelpWithLetter.Command(Guid.NewGuid(), stage.File, "ind", null, "money", null, "Bellen", null));
        Assert.DoesNotContain((await database.Send(new FindOffers.Query(new(Municipality: A.Eindhoven)))).Offers, line => line.OfferId == offer.Id);
        Assert.DoesNotContain((await database.Send(new FindOffers.Query(new()))).Offers, line => line.OfferId == offer.Id);
        Assert.Contains((await database.As(A.StaffMember(Role.Caseworker).In(A.Eindhoven, A.Amsterdam).Build()).Send(new FindOffers.Query(new()))).Offers, line => line.OfferId == offer.Id);
        Assert.Contains((await database.As(A.StaffMember(Role.Caseworker).Build()).Send(new FindOffers.Query(new(Municipality: A.Amsterdam)))).Offers, line => line.OfferId == offer.Id);

        // What is not on the page stays as it was said.
        database.As(Administrator);
        var after = await Show(A.Eindhoven);
        Assert.Equal(["housing"], after.UnusedTopics);
        Assert.Contains(offer.Id, after.HiddenOffers);
        Assert.Contains("UnusedCode", (await Told("Municipalities.ChangeUse")).Changes.Select(change => change.Thing));
    }

    [Fact]
    public async Task A_goal_is_not_put_on_a_track_that_is_not_used_and_may_stay_on_it()
    {
        var stage = await PlanStage.SetAsync(database);
        var plan = await stage.Begin();
        var goal = await stage.AddGoal(plan, "money");
        database.As(Administrator);
        var shown = await Show();
        await database.Send(new ChangeUse.Command(
            A.Amsterdam, shown.Version, [.. shown.Choices.Topics.Select(code => code.Value)], [.. shown.Choices.Tracks.Select(code => code.Value).Where(code => code != "money")], []));
        database.As(stage.Caseworker);
        Assert.Equal("Track", (await Assert.ThrowsAsync<InvalidInputException>(() => stage.AddGoal(plan, "money", "Schulden"))).Fields[0].Field);
        await database.Send(new ChangeGoal.Command(plan, goal, await stage.Version(plan), "money", "Ik wil mijn schulden kwijt."));
        await database.Send(new ChangeGoal.Command(plan, goal, await stage.Version(plan), "work", "Ik wil werken."));
        Assert.Equal("Track", (await Assert.ThrowsAsync<InvalidInputException>(async () =>
            await database.Send(new ChangeGoal.Command(plan, goal, await stage.Version(plan), "money", "Terug.")))).Fields[0].Field);
    }

    private const int LogoLimit = 256;

    private Task<ShowMunicipality.View> Show(string municipality = A.Amsterdam) => database.Send(new ShowMunicipality.Query(municipality));

    private Task<AuditEvent> Told(string action) => database.InDb(db => db.AuditEvents.AsNoTracking().Include(one => one.Changes).Where(one => one.Action == action)
        .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).FirstAsync());

    private static ChangeDesk.Command Desk(int version, string municipality = A.Amsterdam) => new(
        municipality, version, "Balie Nieuwkomers Amsterdam", "Kadeplein 12\n1013 AB Amsterdam", "020 555 0140", "balie@amsterdam.example", "https://balie.example",
        "Maandag", "Monday", "#a3122a", null, false);
}
