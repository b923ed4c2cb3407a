namespace ReceptionCentre.Application.Appointments;

/// <summary>Whose calendar is looked at: a colleague's, a team's, of a room or desk, or of all rooms and desks of a municipality; of none of these the own one.</summary>
public sealed record CalendarWho(Guid? StaffMemberId = null, Guid? TeamId = null, Guid? MeetingPlaceId = null, string? Municipality = null)
{
    private const string Colleague = "c-", Team = "t-", Place = "p-", Places = "m-";

    public static readonly CalendarWho Myself = new();

    /// <summary>As it stands in an address; empty for the own calendar.</summary>
    public override string ToString() =>
        StaffMemberId is { } member ? $"{Colleague}{member:N}" : TeamId is { } team ? $"{Team}{team:N}" : MeetingPlaceId is { } place ? $"{Place}{place:N}" : Municipality is { } town ? Places + town : "";

    /// <summary>What cannot be read is the own calendar.</summary>
    public static CalendarWho Read(string? text)
    {
        if (text is not { Length: > 2 })
            return Myself;
        var (kind, rest) = (text[..2], text[2..]);
        return kind == Places ? new(Municipality: rest)
            : !Guid.TryParse(rest, out var id) ? Myself
            : kind switch { Colleague => new(StaffMemberId: id), Team => new(TeamId: id), Place => new(MeetingPlaceId: id), _ => Myself };
    }
}
