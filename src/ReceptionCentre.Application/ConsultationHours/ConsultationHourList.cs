using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.ConsultationHours;

/// <summary>The consultation hours of one's municipalities, in the order of the week.</summary>
public static class ConsultationHourList
{
    [Needs(Permission.ReadAppointments)]
    public sealed record Query : IQuery<View>;

    /// <param name="Held">Today or later.</param>
    /// <param name="Ended">Of which the last day was.</param>
    /// <param name="MayChange">Hours that whoever asks can change.</param>
    public sealed record View(IReadOnlyList<ConsultationLine> Held, IReadOnlyList<ConsultationLine> Ended, IReadOnlySet<Guid> MayChange);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var lines = await db.LinesAsync(codes, await db.ConsultationHours.AsNoTracking().Include(hour => hour.Topics).ToListAsync(cancellationToken), cancellationToken);
            return new(
                [.. lines.Where(line => line.EndsOn is null || line.EndsOn >= today)], [.. lines.Where(line => line.EndsOn < today)],
                lines.Where(line => current.MayKeepHours(line.StaffMemberId, line.TeamId)).Select(line => line.Id).ToHashSet());
        }
    }
}

/// <summary>Who can hold a consultation hour, where and about what, for the form.</summary>
public static class ConsultationChoices
{
    [Needs(Permission.KeepConsultationHours)]
    public sealed record Query : IQuery<View>;

    public sealed record View(IReadOnlyList<Holder> Members, IReadOnlyList<Holder> Teams, IReadOnlyList<Place> Places, IReadOnlyList<CodeView> Municipalities, IReadOnlyList<CodeView> Topics);

    public sealed record Holder(Guid Id, string Name);

    public sealed record Place(Guid Id, string Name, string Municipality);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, municipalities) = (time.Today(), current.Municipalities);
            var members = new List<Holder>();
            foreach (var municipality in municipalities)
                members.AddRange(await db.ColleaguesOf([municipality]).Select(member => new Holder(member.Id, member.Name)).ToListAsync(cancellationToken));
            var teams = await db.Teams.AsNoTracking().Where(team => municipalities.Contains(team.Municipality)).Select(team => new Holder(team.Id, team.Name)).ToListAsync(cancellationToken);
            var places = await db.MeetingPlaces.AsNoTracking().Where(place => place.UsedUntil == null || place.UsedUntil >= today).OrderBy(place => place.Kind).ThenBy(place => place.Name)
                .Select(place => new Place(place.Id, place.Name, place.Municipality)).ToListAsync(cancellationToken);
            return new(
                ByName(members.DistinctBy(member => member.Id).Where(member => current.MayKeepHours(member.Id, null))), ByName(teams.Where(team => current.MayKeepHours(null, team.Id))), places,
                await codes.ManyAsync(Lists.Municipalities, municipalities, cancellationToken), [.. (await codes.AllAsync(Lists.Topics, cancellationToken)).Where(topic => topic.IsValidOn(today))]);
        }

        private IReadOnlyList<Holder> ByName(IEnumerable<Holder> holders) =>
            [.. holders.OrderByDescending(one => one.Id == current.Id).ThenBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(one => one.Id)];
    }
}

/// <summary>When somebody can come without an appointment on a day, and to whom.</summary>
public static class WalkInHours
{
    [Needs(Permission.ReadAppointments)]
    public sealed record Query(DateOnly Day) : IQuery<IReadOnlyList<ConsultationLine>>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, IReadOnlyList<ConsultationLine>>
    {
        public async Task<IReadOnlyList<ConsultationLine>> Handle(Query request, CancellationToken cancellationToken)
        {
            var hours = await db.ConsultationHours.AsNoTracking().Include(hour => hour.Topics).Where(hour => hour.TakesWalkIns && hour.Day == request.Day.DayOfWeek).ToListAsync(cancellationToken);
            return await db.LinesAsync(codes, hours.Where(hour => hour.IsOn(request.Day)), cancellationToken);
        }
    }
}

internal static class KeepingHours
{
    /// <summary>Who gives work to others keeps the hours of all; anybody else the own, and those of the own teams.</summary>
    public static bool MayKeepHours(this ICurrentStaff current, Guid? staffMemberId, Guid? teamId) =>
        current.May(Permission.KeepConsultationHours)
        && (current.May(Permission.SpreadWork) || staffMemberId == current.Id || (teamId is { } team && current.Teams.Contains(team)));
}
