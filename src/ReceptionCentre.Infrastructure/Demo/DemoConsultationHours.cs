using ReceptionCentre.Domain.ConsultationHours;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>When people can come in the towns of the demonstration: to a team without an appointment, on three mornings; and to a caseworker by appointment.</summary>
internal static class DemoConsultationHours
{
    private const int HoursOfATown = 10;
    private static readonly DayOfWeek[] Mornings = [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday];

    public static IEnumerable<ConsultationHour> Of(DateOnly today)
    {
        foreach (var (number, town) in DemoTown.All.Index())
        {
            var since = today.AddDays(-200);
            foreach (var (place, day) in Mornings.Index())
            {
                yield return ConsultationHour.Hold(
                    town.Code, null, DemoStaff.TeamOf(town.Code, 0), new(day, new(9, 0), new(11, 30), true, [], DemoMeetingPlaces.DeskOf(number, 1), since, null),
                    DemoNumbers.ConsultationHourId((number * HoursOfATown) + place));
            }
            var host = number == 0 ? DemoStaff.Caseworker.Id : DemoStaff.CaseworkersOf(town.Code)[0].Id;
            yield return ConsultationHour.Hold(
                town.Code, host, null, new(DayOfWeek.Thursday, new(13, 0), new(16, 0), false, ["housing", "benefits"], DemoMeetingPlaces.RoomOf(town.Code, host), since, null),
                DemoNumbers.ConsultationHourId((number * HoursOfATown) + Mornings.Length));
        }
    }
}
