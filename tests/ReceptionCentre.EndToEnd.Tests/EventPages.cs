using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>An event of today with a signing, open for answers, with the person of the file on its list.</summary>
internal static class EventPages
{
    private const string Title = "Ondertekenen met koffie";

    public static async Task AddAsync(IServiceProvider services, ReceptionDbContext db, Guid file, string municipality, Dictionary<string, Guid> found)
    {
        if (!await db.GroupEvents.AnyAsync(one => one.Title == Title))
        {
            services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
            var (at, by) = (DateTimeOffset.UtcNow, await db.StaffMembers.Select(member => member.Id).FirstAsync());
            var today = DutchCalendar.DateOf(at);
            var made = GroupEvent.Plan(
                new(municipality, "pvt-workshop", Title, "Neem uw brief mee.", ["nl", "ti"], 20, today, 1, [],
                [
                    new(null, SessionPart.Workshop, AppointmentTime.Of(today, new(9, 0), new(11, 0)), null, true, null, null, "Stadhuis", null, null, null),
                    new(null, SessionPart.Signing, AppointmentTime.Of(today, new(11, 0), new(12, 0)), null, false, null, null, "Stadhuis", null, null, null),
                ]),
                today, at, by);
            made.Open();
            var invitee = EventInvitee.Invite(made, file, new(EventChannel.Letter), new(today, at, by));
            invitee.SayYes(made, true, new(today, at, by));
            db.AddRange(made, invitee);
            await db.SaveChangesAsync();
        }
        var of = await db.GroupEvents.Include(one => one.Sessions).Where(one => one.Title == Title).OrderBy(one => one.Id).FirstAsync();
        found["groupEventId"] = of.Id;
        found["sessionId"] = of.Sessions.Single(session => session.Part == SessionPart.Signing).Id;
        found["eventInviteeId"] = await db.EventInvitees.Where(one => one.GroupEventId == of.Id && one.CaseFileId == file).Select(one => one.Id).FirstAsync();
    }
}
