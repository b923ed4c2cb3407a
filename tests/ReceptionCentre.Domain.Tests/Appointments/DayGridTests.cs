using ReceptionCentre.Domain.Appointments;

namespace ReceptionCentre.Domain.Tests.Appointments;

/// <summary>Half hours of Monday 23 November 2026, and of the nights on which the clock changes.</summary>
public sealed class DayGridTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static AppointmentTime At(string begins, string ends, DateOnly? on = null) =>
        AppointmentTime.Of(on ?? Monday, TimeOnly.Parse(begins, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(ends, System.Globalization.CultureInfo.InvariantCulture));

    // "09:00+2[0]": from nine two half hours, taken by the first; a free half hour is left out.
    private static string Taken(params AppointmentTime[] taken) => string.Join(' ', DayGrid.Around(taken).Cells(taken).Where(cell => !cell.IsFree)
        .Select(cell => $"{cell.Begins:HH:mm}+{cell.Slots}[{string.Join(',', cell.Taken)}]"));

    [Fact]
    public void An_empty_day_is_free_from_eight_to_six()
    {
        var cells = DayGrid.Office.Cells([]);
        Assert.Equal(20, cells.Count);
        Assert.All(cells, cell => Assert.Equal((1, true), (cell.Slots, cell.IsFree)));
        Assert.Equal((new TimeOnly(8, 0), new TimeOnly(17, 30)), (cells[0].Begins, cells[^1].Begins));
    }

    [Fact]
    public void An_appointment_takes_every_half_hour_that_it_touches()
    {
        Assert.Equal("09:00+2[0]", Taken(At("09:00", "10:00")));
        Assert.Equal("09:00+3[0]", Taken(At("09:15", "10:05")));
        Assert.Equal("09:00+1[0]", Taken(At("09:10", "09:20")));
    }

    [Fact]
    public void What_touches_the_same_half_hour_stands_together_in_the_order_of_time()
    {
        Assert.Equal("09:00+1[1,0]", Taken(At("09:15", "09:30"), At("09:00", "09:15")));
        Assert.Equal("09:00+3[0,1]", Taken(At("09:00", "09:45"), At("09:45", "10:30")));
        Assert.Equal("09:00+4[0,2,1]", Taken(At("09:00", "11:00"), At("10:00", "10:30"), At("09:30", "10:00")));
    }

    [Fact]
    public void What_follows_on_the_half_hour_stands_by_itself() =>
        Assert.Equal("09:00+1[0] 09:30+1[1]", Taken(At("09:00", "09:30"), At("09:30", "10:00")));

    [Fact]
    public void The_cells_of_a_day_leave_no_gap()
    {
        AppointmentTime[] taken = [At("06:50", "07:10"), At("09:15", "10:05"), At("19:00", "20:00")];
        var grid = DayGrid.Around(taken);
        Assert.Equal((13, 40), (grid.First, grid.Until));
        var next = grid.First;
        foreach (var cell in grid.Cells(taken))
        {
            Assert.Equal(next, cell.First);
            next += cell.Slots;
        }
        Assert.Equal(grid.Until, next);
    }

    [Fact]
    public void The_clock_on_the_wall_counts_when_it_changes()
    {
        var october = new DateOnly(2027, 10, 31);
        Assert.Equal("10:00+2[0]", Taken(At("10:00", "11:00", october)));
        Assert.Equal("10:00+2[0]", Taken(At("10:00", "11:00", new(2027, 3, 28))));
    }

    [Fact]
    public void The_last_half_hour_of_a_day_ends_it() =>
        Assert.Equal("23:30+1[0]", Taken(At("23:30", "23:59")));
}
