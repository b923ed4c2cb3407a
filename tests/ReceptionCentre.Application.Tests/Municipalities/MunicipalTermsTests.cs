using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Tests.Clocks;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Municipalities;

/// <summary>Two municipalities with different terms: the same things happen to a file of each, and their clocks differ.</summary>
public sealed class MunicipalTermsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly ClockStage _stage = new(database);

    [Fact]
    public async Task The_clocks_of_a_file_stand_by_the_terms_of_its_municipality()
    {
        await Choose(A.Amsterdam, new());
        await Choose(A.Eindhoven, new(SilentDays: 10, DraftDays: 3, NoPlanDays: 5, AnswerDays: 2, ReferralAnswerDays: 4));
        var (here, there) = (await _stage.File(), await _stage.File(municipality: A.Eindhoven));
        Assert.Equal("Silence 42, NoPlan 28", await Sorted(here));
        Assert.Equal("Silence 10, NoPlan 5", await Sorted(there));

        var provider = ReferralStage.AProvider();
        var offer = ReferralStage.AnOffer(provider);
        await database.Save(provider, offer);
        foreach (var file in (Guid[])[here, there])
        {
            await _stage.Draft(file);
            var owner = await database.InDb(db => db.CaseFiles.AsNoTracking().SingleAsync(one => one.Id == file));
            await database.Save(
                AccessRequest.Ask(owner.PersonId, owner.Controller, "Wie is dit?", database.Clock.GetUtcNow(), Guid.NewGuid()),
                Referral.Send(file, offer.Id, null, new("Selam", null, [], "Nederlands leren", "integration-task"), true,
                    new(database.Clock.Today, null, database.Clock.Today, database.Clock.GetUtcNow(), Guid.Empty)));
        }
        Assert.Equal("OpenQuestion 7, DraftPlan 14, ReferralUnanswered 14, Silence 42", await Sorted(here, byDay: true));
        Assert.Equal("OpenQuestion 2, DraftPlan 3, ReferralUnanswered 4, Silence 10", await Sorted(there, byDay: true));
    }

    [Fact]
    public async Task When_terms_change_the_clocks_of_that_municipality_are_moved_and_no_others()
    {
        await Choose(A.Amsterdam, new());
        await Choose(A.Eindhoven, new());
        var (here, there) = (await _stage.File(), await _stage.File(municipality: A.Eindhoven));
        database.As(A.StaffMember(Role.Administrator).In(A.Eindhoven).Build());
        var shown = await database.Send(new ShowMunicipality.Query(A.Eindhoven));
        await database.Send(new ChangeTerms.Command(A.Eindhoven, shown.Version, new(SilentDays: 21), "De raad wil het"));
        Assert.NotNull((await database.Send(new ShowMunicipality.Query(A.Eindhoven))).MovingSince);
        Assert.Equal("Silence 42, NoPlan 28", await Sorted(there));

        Assert.Equal([A.Eindhoven], await Move());

        Assert.Equal("Silence 21, NoPlan 28", await Sorted(there));
        Assert.Equal(_stage.Day(21), (await _stage.State(there))!.SilentFrom);
        Assert.Equal("Silence 42, NoPlan 28", await Sorted(here));
        Assert.Null((await database.Send(new ShowMunicipality.Query(A.Eindhoven))).MovingSince);
        Assert.Empty(await Move());
        // What is only counted asks for no move.
        await database.Send(new ChangeTerms.Command(A.Eindhoven, shown.Version + 1, new(SilentDays: 21, NewDays: 3, AheadDays: 1), "Ook dit"));
        Assert.Null((await database.Send(new ShowMunicipality.Query(A.Eindhoven))).MovingSince);
    }

    [Fact]
    public async Task A_change_that_comes_while_clocks_are_moved_stays_to_be_done()
    {
        var change = new TermsChange("1783", database.Clock.GetUtcNow());
        await database.Save(change);
        await database.AsSystem(async services =>
        {
            var db = services.GetRequiredService<Infrastructure.Persistence.ReceptionDbContext>();
            var seen = await db.TermsChanges.AsNoTracking().SingleAsync(one => one.Municipality == "1783");
            await database.InDb(other => other.TermsChanges.Where(one => one.Municipality == "1783")
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ChangedAt, seen.ChangedAt.AddSeconds(1))));
            Assert.Equal(0, await db.TermsChanges.Where(one => one.Municipality == "1783" && one.ChangedAt == seen.ChangedAt).ExecuteDeleteAsync());
            return 0;
        });
        Assert.Contains("1783", await Move());
        Assert.False(await database.InDb(db => db.TermsChanges.AnyAsync(one => one.Municipality == "1783")));
    }

    [Fact]
    public async Task Lists_the_report_and_the_past_days_count_new_by_the_terms_of_each()
    {
        const string Katwijk = "0537", Leiden = "0546";
        await Choose(Katwijk, new(NewDays: 5, SilentDays: 30));
        foreach (var municipality in (string[])[Katwijk, Leiden])
            await _stage.File(opened: -8, municipality);
        var manager = A.StaffMember(Role.Manager).In(Katwijk, Leiden).Build();
        await database.Save(manager);
        database.As(manager);
        var report = await database.Send(new CaseloadReport.Query());
        Assert.Equal([(Katwijk, 0), (Leiden, 1)], report.PerMunicipality.Select(line => (line.Code!, line.Counts.New)).Order());
        Assert.Equal((30, 42), report.Terms.Range(one => one.SilentDays));
        Assert.Equal((30, 30), report.Terms.Range(one => one.SilentDays, Katwijk));
        Assert.Equal(1, (await database.Send(new CaseloadReportFiles.Query(CaseloadState.New))).Found);

        await database.As(null).Send(new CountCaseloadDay.Command(database.Clock.Today.AddDays(-1)));
        var counted = await database.InDb(db => db.CaseloadDays.AsNoTracking().Where(day => day.Controller == Katwijk || day.Controller == Leiden).OrderBy(day => day.Controller)
            .Select(day => day.New).ToListAsync());
        Assert.Equal([0, 1], counted);
    }

    [Fact]
    public async Task The_words_of_a_page_name_the_terms_of_the_file_and_each_sees_ahead_by_its_own()
    {
        const string Gouda = "0513", Delft = "0503";
        await Choose(Gouda, new(SilentDays: 20, AheadDays: 30));
        var caseworker = A.StaffMember(Role.Caseworker).In(Gouda, Delft).Build();
        var team = A.Team(Gouda);
        await database.Save(caseworker, team);
        var files = new List<Guid>();
        foreach (var municipality in (string[])[Gouda, Delft])
        {
            var newcomer = A.Newcomer().In(municipality).OpenedOn(_stage.Day(0)).AssignedTo(caseworker, team);
            await database.Save(newcomer.Things);
            files.Add(newcomer.File.Id);
            await _stage.Agree(await _stage.Draft(newcomer.File.Id, starts: 20), 0);
        }
        database.As(caseworker);
        Assert.Equal(20, (await database.Send(new FileLife.Query(files[0]))).Terms.SilentDays);
        Assert.Equal(42, (await database.Send(new FileLife.Query(files[1]))).Terms.SilentDays);
        var day = await database.Send(new Today.Query());
        Assert.Equal([files[0]], day.Due.Where(thing => thing.Clock.Reason == DueReason.PlanStart).Select(thing => thing.CaseFileId));
        Assert.Equal((20, 42), (day.Terms.Of(Gouda).SilentDays, day.Terms.Of(Delft).SilentDays));
    }

    private async Task<string> Sorted(Guid file, bool byDay = false)
    {
        var clocks = await database.InDb(db => db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == file && clock.EndedOn == null).ToListAsync());
        var order = byDay ? clocks.OrderBy(clock => clock.DueOn).ThenBy(clock => clock.Reason.ToString(), StringComparer.Ordinal) : clocks.OrderBy(clock => clock.Reason == DueReason.NoPlan);
        return string.Join(", ", order.Select(clock => $"{clock.Reason} {clock.DueOn.DayNumber - _stage.Day(0).DayNumber}"));
    }

    private Task<IReadOnlyList<string>> Move() => database.AsSystem(services => services.GetRequiredService<ClockRebuild>().MoveAsync(default));

    private Task Choose(string municipality, OwnTerms terms) => database.As(null).Change(async db =>
    {
        var settings = await db.MunicipalitySettings.FirstOrDefaultAsync(one => one.Municipality == municipality);
        if (settings is null)
            db.Add(settings = MunicipalitySettings.For(municipality));
        settings.Choose(terms);
    });
}
