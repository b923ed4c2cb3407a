using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.BulkChanges;

public sealed class BulkStatusTests
{
    private static readonly DateOnly Day4March = new(2027, 3, 4);
    private static readonly BulkTerms Ends = new(BulkFact.ResidenceTitle, "46", Day4March);
    private static readonly BulkTerms Follows = Ends with { Successor = "21", SuccessorUntil = new(2030, 3, 4) };
    private static readonly BulkTerms Longer = Ends with { Successor = "46", SuccessorUntil = new(2028, 3, 4) };
    private readonly Stay _stay = Stay.Begin(Guid.CreateVersion7(), "0363", On(2024, 3));

    [Fact]
    public void A_title_ends_and_another_follows()
    {
        Title("46", On(2024, 3));
        var done = Changed(Follows);
        Assert.Equal("46", Held(Day4March.AddDays(-1)));
        Assert.Equal(("21", "21", null), (Held(Day4March), Held(new(2030, 3, 3)), Held(new(2030, 3, 4))));
        Assert.Null(done.UntilBefore);
        Assert.Equal(Now(9, "Besluit").Reason, _stay.Titles.Single(fact => fact.Id == done.AddedFactId).Reason);
    }

    [Fact]
    public void A_title_that_ends_on_the_day_is_valid_for_longer()
    {
        Title("46", On(2024, 3), On(2027, 3, 4));
        var done = Changed(Longer);
        Assert.Equal(("46", null), (Held(new(2028, 3, 3)), Held(new(2028, 3, 4))));
        Assert.Equal(BulkFinding.AlreadySo, Find(Longer));
        Assert.Null(BulkStatus.Undo(_stay, Longer, done, true, Now(10)));
        Assert.Null(Held(Day4March));
        Assert.Equal(2, _stay.Titles.Count);
        Assert.Equal("46", Held(Day4March.AddDays(-1)));
    }

    [Fact]
    public void Of_several_motives_only_the_one_ends()
    {
        _stay.AddMotive("displaced-ukraine", On(2024, 3), Now());
        _stay.AddMotive("eu-labour-short", On(2025), Now());
        var terms = new BulkTerms(BulkFact.Motive, "displaced-ukraine", Day4March, "other");
        Changed(terms);
        Assert.Equal(["eu-labour-short", "other"], _stay.Motives.On(Day4March).Select(fact => fact.Code).Order(StringComparer.Ordinal));
        Assert.Equal(BulkFinding.AlreadySo, Find(terms));
    }

    [Fact]
    public void Whoever_is_out_of_sight_left_or_has_no_open_file_is_left_out()
    {
        Title("46", On(2024, 3));
        Assert.Equal(BulkFinding.FileClosed, BulkStatus.Find(_stay, Ends, false, false, []));
        Assert.Equal(BulkFinding.OutOfSight, BulkStatus.Find(_stay, Ends, true, true, []));
        _stay.End(On(2026, 11, 1));
        Assert.Equal(BulkFinding.StayEnded, Find(Ends));
    }

    [Fact]
    public void What_is_so_already_ended_before_or_begins_later_stays()
    {
        Title("46", On(2024, 3), On(2027, 3, 4));
        Assert.Equal(BulkFinding.AlreadySo, Find(Ends));
        Assert.Equal(BulkFinding.EndsBefore, Find(Ends with { On = new(2027, 6, 1) }));
        Assert.Equal(BulkFinding.BeginsLater, Find(Ends with { On = new(2024, 2, 1) }));
    }

    [Fact]
    public void What_was_recorded_for_later_or_holds_beside_it_goes_before()
    {
        Title("46", On(2024, 3));
        Title("26", On(2027, 5, 1));
        Assert.Equal(BulkFinding.LaterFact, Find(Ends));
        _stay.WithdrawFact(_stay.Titles[1].Id, Now(5, "Fout"));
        Assert.Equal(BulkFinding.EndsBefore, Find(Ends with { On = new(2027, 6, 1) }));
        Assert.Equal(BulkFinding.WillChange, Find(Ends));
        // Two that hold at once: from a link or a file, and somebody looks first.
        Title("26", PartialDate.Unknown);
        _stay.EndFact(_stay.Titles[2].Id, On(2031));
        Assert.Equal(BulkFinding.AnotherHolds, Find(Ends));
    }

    [Fact]
    public void An_own_ground_goes_before_the_group()
    {
        Title("46", On(2024, 3));
        _stay.AddFormalMotive("family-non-eu", On(2026), Now());
        Assert.Equal(BulkFinding.OwnGround, BulkStatus.Find(_stay, Ends, true, false, ["family-non-eu", "status-holder"]));
        Assert.Equal(BulkFinding.WillChange, BulkStatus.Find(_stay, Ends, true, false, ["status-holder"]));
    }

    [Fact]
    public void What_the_register_told_changes_only_when_that_is_wanted()
    {
        _stay.RecordTitle("46", On(2024, 3), null, Now() with { Source = "brp" });
        Assert.Equal(BulkFinding.FromRegister, Find(Ends));
        Assert.Equal(BulkFinding.WillChange, Find(Ends with { AlsoFromRegister = true }));
    }

    [Fact]
    public void A_stay_without_the_status_is_not_changed()
    {
        Title("26", On(2024, 3));
        Assert.Equal(BulkFinding.AlreadySo, Find(Ends));
        BulkRules.SomethingChanges.Breaks(() => BulkStatus.Change(_stay, Ends, Now()));
    }

    [Fact]
    public void Undone_it_is_as_it_was_and_what_followed_is_withdrawn_with_why()
    {
        Title("46", On(2024, 3), On(2029, 1, 1));
        var done = Changed(Follows);
        Assert.Null(BulkStatus.Undo(_stay, Follows, done, true, Now(20, "Besluit geschorst")));
        Assert.Equal(("46", null), (Held(new(2028, 12, 31)), Held(new(2029, 1, 1))));
        Assert.Equal("Besluit geschorst", _stay.Titles.Single(fact => fact.Id == done.AddedFactId).WithdrawnReason);
    }

    [Fact]
    public void What_changed_since_is_not_undone_and_says_why()
    {
        Title("46", On(2024, 3));
        var done = Changed(Follows);
        Assert.Equal(BulkKept.FileClosed, BulkStatus.Undo(_stay, Follows, done, false, Now(20)));
        Title("27", On(2029, 1, 1));
        Assert.Equal(BulkKept.FactChanged, BulkStatus.Undo(_stay, Follows, done, true, Now(20)));
        _stay.WithdrawFact(_stay.Titles[^1].Id, Now(21, "Fout"));
        _stay.EndFact(done.AddedFactId!.Value, On(2030, 3, 4));
        Title("27", On(2030, 3, 4));
        Assert.Equal(BulkKept.LaterFact, BulkStatus.Undo(_stay, Follows, done, true, Now(22)));
        _stay.End(On(2027, 6));
        Assert.Equal(BulkKept.FileClosed, BulkStatus.Undo(_stay, Follows, done, true, Now(23)));
    }

    /// <summary>Whatever happened to a stay before: changed and undone it holds what it held, and while it is changed only what the terms say is otherwise.</summary>
    [Fact]
    public void Of_any_history_change_and_undo_give_the_same_on_every_day()
    {
        var dice = new Random(20010055);
        var changed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 6000; round++)
        {
            var kind = (BulkFact)(1 + dice.Next(3));
            var stay = Random(kind, dice);
            var terms = Terms(stay, kind, dice);
            var before = Shown(stay, kind);
            if (BulkStatus.Find(stay, terms, true, false, []) != BulkFinding.WillChange)
                continue;
            var done = BulkStatus.Change(stay, terms, Now(100, "Besluit"));
            var day = Index(terms.On);
            var after = Shown(stay, kind);
            Assert.Equal(before[..day], after[..day]);
            Assert.NotEqual(BulkFinding.WillChange, BulkStatus.Find(stay, terms, true, false, []));
            Assert.Equal(terms.Successor is not null, after[day].Contains(terms.Successor ?? "-"));
            Assert.Null(BulkStatus.Undo(stay, terms, done, true, Now(200, "Toch niet")));
            Assert.Equal(before, Shown(stay, kind));
            // And it can be done again.
            Assert.Equal(BulkFinding.WillChange, BulkStatus.Find(stay, terms, true, false, []));
            var what = $"{kind} {(terms.Successor is null ? "ends" : terms.Successor == terms.Code ? "longer" : "followed")}";
            changed[what] = changed.GetValueOrDefault(what) + 1;
        }
        Assert.Equal(7, changed.Count);
        Assert.All(changed, one => Assert.True(one.Value > 20, $"{one.Key}: {one.Value}"));
    }

    private static readonly string[] Titles = ["46", "21", "26"], Motives = ["displaced-ukraine", "family-non-eu", "other"];
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    private static Stay Random(BulkFact kind, Random dice)
    {
        var stay = Stay.Begin(Guid.CreateVersion7(), "0363", On(2024));
        for (var step = dice.Next(1, 5); step > 0; step--)
        {
            var (from, provenance) = (SomeDay(dice), Now(step));
            if (kind == BulkFact.ResidenceTitle)
                stay.RecordTitle(Titles[dice.Next(3)], from, dice.Next(2) == 0 || from.IsUnknown ? null : PartialDate.Of(from.FirstPossible()!.Value.AddDays(dice.Next(1, 40))), provenance);
            else if (kind == BulkFact.FormalMotive)
                stay.AddFormalMotive(Motives[dice.Next(3)], from, provenance);
            else
                stay.AddMotive(Motives[dice.Next(3)], from, provenance);
            IReadOnlyList<DatedFact> facts = kind == BulkFact.ResidenceTitle ? stay.Titles : kind == BulkFact.Motive ? stay.Motives : stay.FormalMotives;
            var fact = facts[dice.Next(facts.Count)];
            if (dice.Next(6) == 0 && fact.Stands)
                stay.WithdrawFact(fact.Id, Now(step, "Fout"));
            else if (dice.Next(4) == 0 && fact.Stands)
                stay.EndFact(fact.Id, fact.From.IsUnknown ? SomeDay(dice) : PartialDate.Of(fact.From.FirstPossible()!.Value.AddDays(dice.Next(40))));
        }
        return stay;
    }

    private static BulkTerms Terms(Stay stay, BulkFact kind, Random dice)
    {
        // Now and then a title is extended on the very day on which it would end.
        if (kind == BulkFact.ResidenceTitle && dice.Next(3) == 0 && stay.Titles.FirstOrDefault(fact => fact.Stands && fact.Until?.ToDateOnly() > FirstDay) is { } ends)
            return new(kind, ends.Code, ends.Until!.Value.ToDateOnly()!.Value, ends.Code, ends.Until.Value.ToDateOnly()!.Value.AddDays(dice.Next(1, 30)));
        var (codes, on) = (kind == BulkFact.ResidenceTitle ? Titles : Motives, FirstDay.AddDays(dice.Next(5, 60)));
        var successor = dice.Next(2) == 0 ? null : codes[dice.Next(kind == BulkFact.ResidenceTitle ? 0 : 1, 3)];
        return new(kind, codes[0], on, successor, successor is not null && kind == BulkFact.ResidenceTitle ? on.AddDays(dice.Next(1, 60)) : null);
    }

    private static PartialDate SomeDay(Random dice) => dice.Next(8) switch
    {
        0 => PartialDate.Unknown,
        1 => On(2026, dice.Next(1, 4)),
        _ => PartialDate.Of(FirstDay.AddDays(dice.Next(60))),
    };

    private static int Index(DateOnly day) => day.DayNumber - FirstDay.DayNumber;

    private static string[][] Shown(Stay stay, BulkFact kind) =>
    [
        .. Enumerable.Range(0, 150).Select(FirstDay.AddDays).Select(day => kind switch
        {
            BulkFact.ResidenceTitle => stay.Titles.On(day).Select(fact => fact.Code),
            BulkFact.Motive => stay.Motives.On(day).Select(fact => fact.Code),
            _ => stay.FormalMotives.On(day).Select(fact => fact.Code),
        }).Select(codes => codes.Order(StringComparer.Ordinal).ToArray()),
    ];

    private BulkDone Changed(BulkTerms terms)
    {
        Assert.Equal(BulkFinding.WillChange, Find(terms));
        return BulkStatus.Change(_stay, terms, Now(9, "Besluit"));
    }

    private BulkFinding Find(BulkTerms terms) => BulkStatus.Find(_stay, terms, true, false, []);

    private string? Held(DateOnly day) => _stay.Titles.Current(day)?.Code;

    private void Title(string code, PartialDate from, PartialDate? until = null) => _stay.RecordTitle(code, from, until, Now(_stay.Titles.Count));
}
