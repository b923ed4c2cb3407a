using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.MeetingPlaces;

/// <summary>The rooms and desks of one's municipalities, those that are used first.</summary>
public static class MeetingPlaceList
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Query : IQuery<View>;

    /// <param name="Municipalities">In which one can be added.</param>
    public sealed record View(IReadOnlyList<Line> Lines, IReadOnlyList<CodeView> Municipalities, DateOnly Today);

    /// <param name="Coming">Appointments that are to take place there.</param>
    /// <param name="AfterUse">Of these, how many lie after the last day of use.</param>
    public sealed record Line(
        Guid Id, int Version, CodeView? Municipality, MeetingPlaceKind Kind, string Name, int Fits, string? Where, bool IsStepFree, DateOnly? UsedUntil, int Coming, int AfterUse);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, now) = (time.Today(), time.GetUtcNow());
            var places = await db.MeetingPlaces.AsNoTracking().OrderBy(place => place.Municipality).ThenBy(place => place.Kind).ThenBy(place => place.Name).ToListAsync(cancellationToken);
            // Also what one does not see the people of: it takes the place all the same.
            var coming = (await db.Appointments.IgnoreQueryFilters().AsNoTracking()
                .Where(one => one.MeetingPlaceId != null && one.EndsAt > now && one.Invitees.Any(invitee => invitee.State == InviteeState.Invited || invitee.State == InviteeState.Arrived))
                .GroupBy(one => new { one.MeetingPlaceId, one.On }).Select(day => new { day.Key.MeetingPlaceId, day.Key.On, Count = day.Count() }).ToListAsync(cancellationToken))
                .ToLookup(day => day.MeetingPlaceId!.Value);
            var lines = new List<Line>(places.Count);
            foreach (var place in places.OrderBy(place => !place.IsUsedOn(today)))
            {
                lines.Add(new(
                    place.Id, place.Version, await codes.FindAsync(Lists.Municipalities, place.Municipality, cancellationToken), place.Kind, place.Name, place.Fits, place.Where, place.IsStepFree,
                    place.UsedUntil, coming[place.Id].Sum(day => day.Count), coming[place.Id].Where(day => !place.IsUsedOn(day.On)).Sum(day => day.Count)));
            }
            return new(lines, await codes.ManyAsync(Lists.Municipalities, current.Municipalities, cancellationToken), today);
        }
    }
}

internal static class MeetingPlaceWork
{
    /// <summary>A room or desk of one's municipalities, tracked.</summary>
    public static async Task<MeetingPlace> MeetingPlaceAsync(this IReceptionDb db, Guid id, CancellationToken cancellationToken) =>
        await db.MeetingPlaces.FirstOrDefaultAsync(place => place.Id == id, cancellationToken) ?? throw new NotThereException("meeting place");
}
