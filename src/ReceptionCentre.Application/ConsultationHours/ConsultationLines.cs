using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.ConsultationHours;

namespace ReceptionCentre.Application.ConsultationHours;

/// <summary>A consultation hour as every list shows it.</summary>
/// <param name="Who">The member of staff, or the team.</param>
/// <param name="Place">Room or desk; null = where whoever receives is.</param>
/// <param name="Topics">None = anything.</param>
public sealed record ConsultationLine(
    Guid Id, int Version, string MunicipalityCode, CodeView? Municipality, Guid? StaffMemberId, Guid? TeamId, string Who, Guid? MeetingPlaceId, string? Place, DayOfWeek Day, TimeOnly From,
    TimeOnly Until, bool TakesWalkIns, IReadOnlyList<CodeView> Topics, DateOnly BeginsOn, DateOnly? EndsOn);

internal static class ConsultationLines
{
    /// <summary>The lines of some hours, in the order of the week; four queries however many they are.</summary>
    public static async Task<IReadOnlyList<ConsultationLine>> LinesAsync(this IReceptionDb db, ICodeLists codes, IEnumerable<ConsultationHour> hours, CancellationToken cancellationToken)
    {
        var held = hours.ToList();
        var (members, teams, places) = (held.Select(hour => hour.StaffMemberId).Distinct().ToList(), held.Select(hour => hour.TeamId).Distinct().ToList(), held.Select(hour => hour.MeetingPlaceId).Distinct().ToList());
        var names = await db.StaffMembers.AsNoTracking().Where(member => members.Contains(member.Id)).Select(member => new { member.Id, member.Name })
            .Concat(db.Teams.AsNoTracking().Where(team => teams.Contains(team.Id)).Select(team => new { team.Id, team.Name }))
            .Concat(db.MeetingPlaces.AsNoTracking().Where(place => places.Contains(place.Id)).Select(place => new { place.Id, place.Name }))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var lines = new List<ConsultationLine>(held.Count);
        foreach (var hour in held.OrderBy(hour => ((int)hour.Day + 6) % 7).ThenBy(hour => hour.From).ThenBy(hour => hour.Id))
        {
            lines.Add(new(
                hour.Id, hour.Version, hour.Municipality, await codes.FindAsync(Lists.Municipalities, hour.Municipality, cancellationToken), hour.StaffMemberId, hour.TeamId,
                names.GetValueOrDefault(hour.StaffMemberId ?? hour.TeamId!.Value, ""), hour.MeetingPlaceId, hour.MeetingPlaceId is { } place ? names.GetValueOrDefault(place) : null,
                hour.Day, hour.From, hour.Until, hour.TakesWalkIns, await codes.ManyAsync(Lists.Topics, hour.Topics.Select(topic => topic.Code).Order(StringComparer.Ordinal), cancellationToken), hour.BeginsOn, hour.EndsOn));
        }
        return lines;
    }
}
