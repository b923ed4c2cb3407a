using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Something reached, told to the executing agency and heard of it, about one file.</summary>
internal static class DuoSamples
{
    public static async Task AddAsync(IServiceProvider services, ReceptionDbContext db, Guid fileId, Dictionary<string, Guid> found)
    {
        var known = await db.IntegrationTrajectories.FirstOrDefaultAsync(one => one.CaseFileId == fileId);
        if (known is not null && await db.DuoMessages.AnyAsync(message => message.CaseFileId == fileId))
        {
            found["resultId"] = await db.Achievements.Where(fact => fact.TrajectoryId == known.Id && fact.WithdrawnAt == null).Select(fact => fact.Id).FirstAsync();
            found["messageId"] = await db.DuoMessages.Where(message => message.CaseFileId == fileId && message.EndedAt == null).Select(message => message.Id).FirstAsync();
            found["duoNoticeId"] = await db.DuoNotices.Where(notice => notice.CaseFileId == fileId && notice.State == DuoNoticeState.New).Select(notice => notice.Id).FirstAsync();
            return;
        }
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var at = DateTimeOffset.UtcNow;
        var today = DutchCalendar.DateOf(at);
        var (file, by) = (await db.CaseFiles.SingleAsync(one => one.Id == fileId), await db.StaffMembers.Select(member => member.Id).FirstAsync());
        if (known is null)
            db.Add(known = IntegrationTrajectory.Of(fileId));
        var reached = known.Achieve(AchievementKind.Pvt, today.AddDays(-3), null, today, new("own-observation", null, at, by));
        var told = DuoMessage.Entered(
            new(fileId, DuoMessageKind.Map, DuoAct.Report, Guid.CreateVersion7(), null, null, [new(DuoMessages.MapDate, $"{today.AddDays(-9):yyyy-MM-dd}")], []), null, "Opgeslagen", false, at, by);
        var notice = DuoNotice.Receive(
            file.Controller, Guid.CreateVersion7(), "SS121", at, DuoChannel.ByHand, "999990019", null, new(DutyFrom: today.AddDays(-40), Group: DutyGroup.Asylum), fileId, at, by);
        db.AddRange(reached, told, notice);
        await db.SaveChangesAsync();
        (found["resultId"], found["messageId"], found["duoNoticeId"]) = (reached.Id, told.Id, notice.Id);
    }
}
