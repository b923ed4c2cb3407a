using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>An enforcement path of one file that stands before its next step, with a step that was skipped and one whose day has passed.</summary>
internal static class EnforcementSamples
{
    public static async Task<Guid> AddAsync(IServiceProvider services, ReceptionDbContext db, Guid fileId)
    {
        if (await db.EnforcementPaths.FirstOrDefaultAsync(one => one.CaseFileId == fileId) is { } there)
            return there.Id;
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var today = DutchCalendar.DateOf(DateTimeOffset.UtcNow);
        var (file, by) = (await db.CaseFiles.SingleAsync(one => one.Id == fileId), await db.StaffMembers.Select(member => member.Id).FirstAsync());
        var settings = await db.EnforcementSettings.Include(one => one.Switches).Include(one => one.Terms).Include(one => one.Amounts).SingleAsync(one => one.Municipality == file.Controller);
        var group = await db.IntegrationTrajectories.Where(one => one.CaseFileId == fileId).Select(one => one.Group).FirstAsync() ?? DutyGroup.Asylum;
        if (!settings.IsOn(group, today.AddDays(-60)))
            settings.Switch(group, true, today.AddDays(-90), "Voorbeeld", "Verordening (verzonnen), artikel 4", DateTimeOffset.UtcNow, by);
        var path = PathOf(fileId, group, settings, today, by, StepKind.SecondInvitation);
        db.Add(path);
        await db.SaveChangesAsync();
        return path.Id;
    }

    /// <summary>A path of which every step up to this one was taken and sent, and whose last day was yesterday.</summary>
    public static EnforcementPath PathOf(Guid fileId, DutyGroup group, EnforcementSettings settings, DateOnly today, Guid by, StepKind until)
    {
        EnforcementGround Ground(DateOnly day) => new(true, group, settings, day);
        static DateTimeOffset At(DateOnly day) => DutchCalendar.StartOf(day).AddHours(9);
        var taken = (int)until;
        var opened = today.AddDays(-16 * taken);
        var path = EnforcementPath.Open(fileId, "intake", opened.AddDays(-1), "Op die dag was de intake. Er kwam niemand.", Ground(opened), At(opened), by);
        for (var number = 1; number <= taken; number++)
        {
            var (kind, day) = ((StepKind)number, today.AddDays(-16 * (taken - number + 1)));
            var step = path.Take(
                kind, new(day.AddDays(15), new(10, 0), "Kadeplein 12", null, kind == StepKind.Invitation ? null : new(day, TalkOutcome.NotReached, "Twee keer gebeld."), null), Ground(day), At(day), by);
            path.Sent(step.Id, day, day);
        }
        return path;
    }
}
