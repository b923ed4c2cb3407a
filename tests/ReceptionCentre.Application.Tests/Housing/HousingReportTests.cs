using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Housing;

namespace ReceptionCentre.Application.Tests.Housing;

/// <summary>Who waits, in turn, and how far a municipality is with its target. Each test has a municipality of its own.</summary>
public sealed class HousingReportTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private static int _towns;

    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Who_goes_first_stands_at_the_top_then_by_the_day_of_the_link_page_by_page()
    {
        var town = await TownAsync();
        var links = new List<HousingLink>();
        for (var i = 0; i < HousingList.PageSize + 5; i++)
            links.Add(await LinkAsync(town, -i, i % 30 == 7 ? "unsafe" : null));
        var first = await database.Send(new HousingList.Query(new(town)));
        Assert.Equal((HousingList.PageSize + 5, HousingList.PageSize + 5), (first.Found, first.People));
        var second = await database.Send(new HousingList.Query(new(town), HousingPlace.Read(first.Next!.ToString())));
        Assert.Null(second.Next);
        var expected = links.OrderByDescending(link => link.Urgency is not null).ThenBy(link => link.LinkedOn).ThenBy(link => link.Id).Select(link => link.Id);
        Assert.Equal(expected, first.Lines.Concat(second.Lines).Select(line => line.Turn.HousingLinkId));
        Assert.Null(HousingPlace.Read("x2026112100000000000000000000000000000000"));
        // A page that begins among those who go first.
        var among = await database.Send(new HousingList.Query(new(town), new(true, first.Lines[0].Turn.LinkedOn, first.Lines[0].Turn.HousingLinkId)));
        Assert.Equal(first.Lines[1].Turn, among.Lines[0].Turn);
        Assert.Equal(2, (await database.Send(new HousingList.Query(new(town, OnlyUrgent: true)))).Found);
        Assert.Equal(0, (await database.Send(new HousingList.Query(new(town, HousingState.Accepted)))).Found);
        var needs = await LinkAsync(town, 0, null, "wheelchair");
        Assert.Equal(needs.Id, (await database.Send(new HousingList.Query(new(town, Need: "wheelchair")))).Lines.Single().Turn.HousingLinkId);
        Assert.Equal(HousingList.PageSize + 6, (await database.Send(new HousingList.Query(new(town, Task: "reception-information")))).Found);
    }

    [Fact]
    public async Task The_report_carries_over_what_was_left_counts_people_on_the_day_they_moved_in_and_can_be_made_of_a_past_day()
    {
        var town = await TownAsync();
        await TargetAsync(town, new(2025, 2), 10, 3);
        await TargetAsync(town, new(2026, 1), 6, null);
        await TargetAsync(town, new(2026, 2), 4, null);
        for (var i = 0; i < 8; i++)
            await HousedAsync(town, new DateOnly(2025, 11, 3).AddDays(i), permitDaysBefore: 100);
        for (var i = 0; i < 6; i++)
            await HousedAsync(town, new DateOnly(2026, 9, 1).AddDays(i), permitDaysBefore: i == 0 ? null : 200);
        var waiting = await LinkAsync(town, -30, null);
        await database.Change(async db =>
        {
            var link = await db.HousingLinks.IgnoreQueryFilters().Include(one => one.Offers).Include(one => one.People).SingleAsync(one => one.Id == waiting.Id);
            link.Refuse(link.Offer(HousingStage.Flat(), Step(-20)).Id, "too-far", true, null, Step(-15));
            link.Expect(new(FamilyState.Expected, 1, 2));
        });

        var report = await database.Send(new HousingReport.Query(town));
        Assert.Equal(
            [new(new(2026, 2), 4, 11, false, 6, 9), new(new(2026, 1), 6, 5, false, 0, 11), new(new(2025, 2), 10, 3, true, 8, 5)],
            report.HalfYears);
        Assert.Equal((new HalfYear(2025, 2), 9), (report.CountedFrom!.Value, report.Current.ToDo!.Value));
        Assert.Equal((1, 1, 30), (report.PeopleWaiting, report.Links, report.SinceLink.Longest!.Value));
        Assert.Equal("reception-information", report.Waiting.Single().Code);
        // Of the last twelve months: six, and none of November last year.
        Assert.Equal((6, 60, 60), (report.FromLink.People, report.FromLink.Median!.Value, report.FromLink.NineOfTen!.Value));
        Assert.Equal((5, 200, 1), (report.FromPermit.People, report.FromPermit.Median!.Value, report.WithoutPermit));
        Assert.Equal(("too-far", 1, 1), (report.Refusals.Single().Code, report.Refusals.Single().People, report.FoundedRefusals));
        Assert.Equal((3, 0), (report.FamilyExpected, report.FamilyWithoutNumber));

        var then = await database.Send(new HousingReport.Query(town, new(2025, 11, 5)));
        Assert.Equal([new(new(2025, 2), 10, 3, true, 3, 10)], then.HalfYears);
        Assert.Equal((5, 3), (then.PeopleWaiting, then.FromPermit.People));
        // Another municipality is not there.
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new HousingReport.Query("0344")));
    }

    [Fact]
    public async Task For_outside_small_numbers_are_hidden_with_what_they_could_be_computed_from()
    {
        var town = await TownAsync();
        await TargetAsync(town, new(2025, 2), 10, 3);
        await TargetAsync(town, new(2026, 1), 6, null);
        await TargetAsync(town, new(2026, 2), 4, 7);
        for (var i = 0; i < 2; i++)
            await HousedAsync(town, new DateOnly(2025, 11, 3).AddDays(i), permitDaysBefore: 100);
        await LinkAsync(town, -30, null);
        var outside = PublicHousing.Of(await database.Send(new HousingReport.Query(town)));
        Assert.Equal([7, null, 3], outside.HalfYears.Select(half => half.AtStart));
        Assert.Equal([11, null, null], outside.HalfYears.Select(half => half.ToDo));
        Assert.True(outside.HalfYears[2].Housed.IsFewerThanFive);
        Assert.Equal((true, null), (outside.Waiting.IsFewerThanFive, outside.FromLink));
        Assert.All(outside.Tasks, line => Assert.Null(line.Count.Count));
        var taken = await database.Send(new ExportPublicHousing.Command(town));
        Assert.Equal(outside.HalfYears, taken.HalfYears);
        await database.Send(new ExportHousing.Command(town, null));
        Assert.Equal(
            ["Housing.ExportHousing", "Housing.ExportPublicHousing"],
            await database.InDb(db => db.AuditEvents.Where(audit => audit.Changes.Any(change => change.After == town && change.Field == "Municipality")).Select(audit => audit.Action).OrderBy(action => action).ToListAsync()));
    }

    [Fact]
    public async Task Protected_people_are_counted_for_who_may_know_of_them_and_never_for_outside()
    {
        var town = await TownAsync();
        var hidden = await A.Newcomer(A.UnheardName()).In(town).Protected().SavedIn(database);
        await database.Save(HousingLink.Of([hidden.File.Id], town, new() { LinkedOn = Today.AddDays(-3), PeopleInAll = 1 }, Today));
        Assert.Equal(0, (await database.Send(new HousingReport.Query(town))).PeopleWaiting);
        Assert.Equal(0, (await database.Send(new HousingList.Query(new(town)))).Found);
        database.As(A.StaffMember(Role.Manager).In(town).With(NamedPermission.LockedParts).Build());
        Assert.Equal(1, (await database.Send(new HousingReport.Query(town))).PeopleWaiting);
        Assert.Equal(hidden.File.Id, (await database.Send(new HousingList.Query(new(town)))).Lines.Single().CaseFileId);
        Assert.Equal(0, (await database.Send(new PublicHousing.Query(town))).Waiting.Count);
    }

    [Fact]
    public async Task A_target_is_entered_once_corrected_with_a_reason_and_of_ones_own_municipality()
    {
        var town = await TownAsync();
        RecordHousingTarget.Command Target(int? version = null, string? reason = null, int people = 12, string? municipality = null) =>
            new(Guid.NewGuid(), municipality ?? town, 2027, 1, people, null, "Staatscourant 2026, 1", Today, reason, version);
        var id = await database.Send(Target());
        await Breaks(HousingRules.OneTargetForAHalfYear, () => database.Send(Target(people: 13)));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Target(0, people: 13)));
        Assert.Equal(id, await database.Send(Target(0, "Rectificatie", 13)));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(Target(0, "Nog eens", 14)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Target(municipality: "0344")));
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new RecordHousingTarget.Command(Guid.NewGuid(), town, 1900, 3, -1, 99999, null, Today.AddDays(1), null, null)));
        Assert.Equal(["AnnouncedOn", "Balance", "Half", "People", "Source", "Year"], wrong.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));
        var shown = Assert.Single((await database.Send(new HousingTargetList.Query(town))).Targets);
        Assert.Equal([13, 12], shown.Figures.Select(figure => figure.Terms.People));
        Assert.Equal("Rectificatie", shown.Figures[0].Reason);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Try(() => database.Send(Target() with { Year = 2028, People = i }))));
        Assert.Equal(1, both.Count(done => done));
    }

    private static async Task<bool> Try(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (BrokenRuleException broken) when (broken.Rule == HousingRules.OneTargetForAHalfYear)
        {
            return false;
        }
    }

    private static async Task Breaks(Rule rule, Func<Task> act) => Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(act)).Rule);

    // A municipality in which nothing happened yet, and a manager of it who asks.
    private async Task<string> TownAsync()
    {
        var town = (await database.InDb(db => db.Codes.Where(code => code.List == "municipalities" && code.ValidUntil == null).Select(code => code.Value).ToListAsync())).Order(StringComparer.Ordinal)
            .Skip(20 + Interlocked.Increment(ref _towns)).First(code => code != "0344");
        database.As(A.StaffMember(Role.Manager).In(town).Build());
        return town;
    }

    private async Task TargetAsync(string town, HalfYear half, int people, int? balance) =>
        await database.Save(HousingTarget.Announce(town, half, new(people, balance, "Staatscourant", half.First.AddDays(-90)), A.Provenance.At, A.Provenance.By));

    private async Task<HousingLink> LinkAsync(string town, int days, string? urgency, params string[] needs)
    {
        var newcomer = await A.Newcomer(A.UnheardName()).In(town).SavedIn(database);
        var link = HousingLink.Of([newcomer.File.Id], town, new() { LinkedOn = Today.AddDays(days), PeopleInAll = 1, Urgency = urgency, Needs = needs }, Today);
        await database.Save(link);
        return link;
    }

    private async Task HousedAsync(string town, DateOnly on, int? permitDaysBefore)
    {
        var newcomer = A.Newcomer(A.UnheardName()).In(town);
        if (permitDaysBefore is { } days)
            newcomer.Stay.RecordTitle("26", PartialDate.Of(on.AddDays(-days)), null, A.Provenance);
        await newcomer.SavedIn(database);
        var link = HousingLink.Of([newcomer.File.Id], town, new() { LinkedOn = on.AddDays(-60), PeopleInAll = 1 }, Today);
        link.FindOwn(new(on, null, Today, A.Provenance.At, A.Provenance.By));
        await database.Save(link);
    }

    private HousingHappened Step(int days) => new(Today.AddDays(days), null, Today, A.Provenance.At, A.Provenance.By);
}
