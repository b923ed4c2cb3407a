using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.CaseFiles;

public sealed class CaseFileTests
{
    private static readonly Guid Team = Guid.CreateVersion7(), Other = Guid.CreateVersion7(), Caseworker = Guid.CreateVersion7();

    private readonly CaseFile _file = CaseFile.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), "0363", "reception-information", Day(2026, 3, 1));

    [Fact]
    public void A_new_file_is_open_and_with_nobody()
    {
        Assert.Null(_file.ClosedOn);
        Assert.Null(_file.AssignedOn(Today));
        _file.EnsureOpen();
    }

    [Fact]
    public void A_closed_file_says_why_is_read_only_and_can_be_opened_again()
    {
        CaseFileRules.OnlyAClosedFileIsReopened.Breaks(_file.Reopen);
        _file.Assign(Team, Caseworker, Day(2026, 3, 1), Now());
        _file.Close(Today, "return");
        Assert.Equal((Today, "return"), (_file.ClosedOn!.Value, _file.ClosedBecause));
        CaseFileRules.AClosedFileIsReadOnly.Breaks(() => _file.Close(Today, "onward"));
        CaseFileRules.AClosedFileIsReadOnly.Breaks(() => _file.Assign(Team, null, Today, Now(1)));
        _file.Reopen();
        Assert.Equal((null, null), (_file.ClosedOn, _file.ClosedBecause));
        Assert.Null(_file.KeptUntil);
        _file.Close(Today, "return", 10);
        Assert.Equal(Today.AddDays(1).AddYears(10), _file.KeptUntil);
        _file.Reopen();
        Assert.Null(_file.KeptUntil);
        Assert.Equal(Caseworker, _file.AssignedOn(Today)!.CaseworkerId);
    }

    [Fact]
    public void A_file_has_a_number_that_people_can_say() => Assert.Equal("2026-000123", CaseFileReference.Of(Day(2026, 3, 1), 123));

    [Fact]
    public void A_number_above_a_million_keeps_all_its_digits() => Assert.Equal("2031-1234567", CaseFileReference.Of(Day(2031, 3, 1), 1_234_567));

    [Fact]
    public void Who_worked_on_it_last_month_is_known_this_month()
    {
        _file.Assign(Team, null, Day(2026, 3, 1), Now());
        _file.Assign(Team, Caseworker, Day(2026, 6, 1), Now(1));
        _file.Assign(Other, null, Day(2026, 11, 1), Now(2));

        Assert.Null(_file.AssignedOn(Day(2026, 2, 28)));
        Assert.Null(_file.AssignedOn(Day(2026, 5, 31))!.CaseworkerId);
        Assert.Equal(Caseworker, _file.AssignedOn(Day(2026, 10, 31))!.CaseworkerId);
        Assert.Equal((Other, (Guid?)null), (_file.AssignedOn(Today)!.TeamId!.Value, _file.AssignedOn(Today)!.CaseworkerId));
    }

    [Fact]
    public void Giving_it_to_whoever_has_it_changes_nothing()
    {
        _file.Assign(Team, Caseworker, Day(2026, 6, 1), Now());
        _file.Assign(Team, Caseworker, Today, Now(1));
        Assert.Single(_file.Assignments);
    }

    [Fact]
    public void Of_two_assignments_on_one_day_the_last_counts()
    {
        _file.Assign(Team, null, Today, Now());
        _file.Assign(Team, Caseworker, Today, Now(1));
        Assert.Equal(Caseworker, Assert.Single(_file.Assignments.On(Today)).CaseworkerId);
    }

    [Fact]
    public void A_closed_file_is_read_only()
    {
        _file.Assign(Team, null, Day(2026, 3, 1), Now());
        Closed(_file, Day(2026, 10, 1));
        CaseFileRules.AClosedFileIsReadOnly.Breaks(_file.EnsureOpen);
        CaseFileRules.AClosedFileIsReadOnly.Breaks(() => _file.Assign(Other, null, Today, Now(1)));
        Assert.Equal(Team, _file.AssignedOn(Today)!.TeamId);
    }

    [Fact]
    public void Whoever_saves_an_older_version_is_told_so()
    {
        _file.EnsureStillAt(0);
        _file.RaiseVersion();
        Assert.Throws<ChangedMeanwhileException>(() => _file.EnsureStillAt(0));
        _file.EnsureStillAt(1);
    }

    // As the database gives a closed file back; closing itself belongs to the departure.
    private static void Closed(CaseFile file, DateOnly on) => typeof(CaseFile).GetProperty(nameof(CaseFile.ClosedOn))!.SetValue(file, on);
}
