using ReceptionCentre.Domain.MeetingPlaces;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Rooms and desks of the towns of the demonstration. Each caseworker who was there from the beginning has a room, so that
/// what never meets in a diary never meets in a room either; one room of each town was given up.
/// </summary>
internal static class DemoMeetingPlaces
{
    private const int PlacesOfATown = 100, Desks = 2;

    private static readonly IReadOnlyList<(string Name, int Fits, string? Where, bool IsStepFree)> Rooms =
    [
        ("Spreekkamer 1", 8, "Begane grond", true), ("Spreekkamer 2", 8, "Begane grond", true), ("Spreekkamer 3", 8, "Eerste verdieping, met lift", true),
        ("Spreekkamer 4", 8, "Eerste verdieping, met lift", true), ("Gezinskamer", 12, "Begane grond, naast de speelhoek", true), ("Zolderkamer", 8, "Tweede verdieping", false),
    ];

    public static IEnumerable<MeetingPlace> Of(DateOnly today)
    {
        foreach (var (number, town) in DemoTown.All.Index())
        {
            foreach (var (place, room) in Rooms.Index())
            {
                var made = MeetingPlace.Furnish(town.Code, new(MeetingPlaceKind.Room, room.Name, room.Fits, room.Where, room.IsStepFree), DemoNumbers.MeetingPlaceId((number * PlacesOfATown) + place));
                // Too many stairs.
                if (!room.IsStepFree)
                    made.UseUntil(today.AddDays(-30));
                yield return made;
            }
            for (var desk = 1; desk <= Desks; desk++)
                yield return MeetingPlace.Furnish(town.Code, new(MeetingPlaceKind.Desk, $"Balie {desk}", 2, null, true), DeskOf(number, desk));
        }
    }

    /// <summary>A desk of a town.</summary>
    /// <param name="desk">From 1.</param>
    public static Guid DeskOf(int town, int desk) => DemoNumbers.MeetingPlaceId((town * PlacesOfATown) + Rooms.Count + desk);

    /// <summary>The room of a caseworker in a town; null = none of their own.</summary>
    public static Guid? RoomOf(string municipality, Guid host)
    {
        var number = DemoTown.All.Index().First(town => town.Item.Code == municipality).Index;
        var colleagues = DemoStaff.CaseworkersOf(municipality).Select(one => one.Id).Prepend(DemoStaff.Caseworker.Id).ToList();
        return colleagues.IndexOf(host) is var place && place >= 0 && place < Rooms.Count && Rooms[place].IsStepFree ? DemoNumbers.MeetingPlaceId((number * PlacesOfATown) + place) : null;
    }
}
