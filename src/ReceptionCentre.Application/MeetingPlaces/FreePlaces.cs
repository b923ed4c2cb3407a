using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.MeetingPlaces;

/// <summary>The rooms and desks that an appointment of a file can have: free ones first, of these the smallest first.</summary>
public static class FreePlaces
{
    /// <param name="Time">Null = not known yet: then nothing is called taken.</param>
    /// <param name="Except">The appointment that is being changed: it does not stand in its own way.</param>
    [Needs(Permission.MakeAppointment)]
    public sealed record Query(Guid CaseFileId, AppointmentTime? Time, Guid? Except = null) : IQuery<IReadOnlyList<Choice>>;

    /// <param name="Taken">When somebody else is there; null = it is free.</param>
    public sealed record Choice(Guid Id, MeetingPlaceKind Kind, string Name, int Fits, string? Where, bool IsStepFree, AppointmentTime? Taken);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Choice>>
    {
        public async Task<IReadOnlyList<Choice>> Handle(Query request, CancellationToken cancellationToken)
        {
            var controller = await db.CaseFiles.AsNoTracking().Where(file => file.Id == request.CaseFileId).Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var day = request.Time?.On ?? time.Today();
            var places = await db.MeetingPlaces.AsNoTracking().Where(place => place.Municipality == controller && (place.UsedUntil == null || place.UsedUntil >= day)).ToListAsync(cancellationToken);
            var taken = request.Time is null || places.Count == 0 ? new Dictionary<Guid, AppointmentTime>()
                : (await db.TakenPlaces(new(request.Time, request.Except)).ToListAsync(cancellationToken)).GroupBy(one => one.MeetingPlaceId).ToDictionary(one => one.Key, one => one.MinBy(other => other.BeginsAt)!.Time);
            return
            [
                .. places.Select(place => new Choice(place.Id, place.Kind, place.Name, place.Fits, place.Where, place.IsStepFree, taken.GetValueOrDefault(place.Id)))
                    .OrderBy(place => place.Taken is not null).ThenBy(place => place.Kind).ThenBy(place => place.Fits).ThenBy(place => place.Name, StringComparer.CurrentCultureIgnoreCase),
            ];
        }
    }
}
