using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A hand-over of the file that was prepared, one that came in and waits, one with which the file began, and a key that nobody compared yet.</summary>
internal static class HandoverSamples
{
    private const string Elsewhere = "0344", Key = "een sleutel die nog niemand vergeleek";

    public static async Task AddAsync(IServiceProvider services, ReceptionDbContext db, Guid file, Dictionary<string, Guid> found)
    {
        if (!await db.HandoverKeys.AnyAsync(key => key.PublicKey == Key))
            await MakeAsync(services, db, file);
        found["handoverId"] = await db.Handovers.Where(one => one.CaseFileId == file && one.State == HandoverState.Prepared).Select(one => one.Id).FirstAsync();
        found["receivedId"] = await db.ReceivedHandovers.Where(one => one.FromMunicipality == Elsewhere && one.State == ReceivedHandoverState.Opened).Select(one => one.Id).FirstAsync();
        found["keyId"] = await db.HandoverKeys.Where(key => key.PublicKey == Key).Select(key => key.Id).FirstAsync();
    }

    private static async Task MakeAsync(IServiceProvider services, ReceptionDbContext db, Guid fileId)
    {
        services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
        var at = DateTimeOffset.UtcNow;
        var (today, file) = (DutchCalendar.DateOf(at), await db.CaseFiles.SingleAsync(one => one.Id == fileId));
        var by = await db.StaffMembers.Select(member => member.Id).FirstAsync();
        var departure = await db.Departures.Where(one => one.CaseFileId == fileId).Select(one => one.Id).FirstAsync();
        HandoverPart[] parts = [HandoverPart.Identity, HandoverPart.Residence, HandoverPart.Languages, HandoverPart.Duty, HandoverPart.Results, HandoverPart.Plan, HandoverPart.Intake];
        var handover = Handover.Prepare(Guid.CreateVersion7(), file, departure, Elsewhere, [new(fileId, new(true, true, false, false, false), parts)], new(today, today, at, by));
        db.AddRange(handover, new HandoverContent(handover.Id, Package(handover.Id, file.Controller, Elsewhere, today).Write()));
        var waits = Received(file.Controller, today, at, by);
        var began = Received(file.Controller, today, at, by);
        began.TakeOver([new(1, fileId)], today, by);
        foreach (var one in new[] { waits, began })
            db.AddRange(one, new ReceivedContent(one.Id, Package(one.PackageId, Elsewhere, file.Controller, today).Write()));
        db.Add(HandoverKey.See(Elsewhere, new('7', 64), Key, at, by));
        await db.SaveChangesAsync();
    }

    private static ReceivedHandover Received(string to, DateOnly today, DateTimeOffset at, Guid by) =>
        ReceivedHandover.Open(new(Guid.CreateVersion7(), Elsewhere, to, today, today.AddDays(30)), new('0', 64), today, at, by);

    /// <summary>Something of every part.</summary>
    private static HandoverPackage Package(Guid id, string from, string to, DateOnly today) => new(
        HandoverPackage.Current, id, new(from, "Utrecht", "Utrecht"), new(to, "Amsterdam", "Amsterdam"), today, today.AddDays(30), new("Noor de Boer", "030 286 00 00", "Steunpunt Utrecht"),
        [
            new(
                1, PartialDate.Of(today), new(new("Yonas", "Yonas", null, "Abraham-Tesfazghi", "ዮናስ ኣብርሃም"), PartialDate.Of(1991, 4), "Keren", new("6010", "Eritrea", "Eritrea"), Gender.Man, [new("0086", "Eritrese", "Eritrean")]),
                "999990019", "2890123456", [new(new("passport", "Paspoort", "Passport"), "K00012345", null, PartialDate.Of(2029, 5))],
                new([new(new("status-holder", "Statushouder (asiel)", "Status holder (asylum)"), PartialDate.Of(2024))], new("26", "Verblijfsvergunning asiel", "Asylum permit"), PartialDate.Of(2024, 3, 1), PartialDate.Of(2029, 3, 1), true),
                [new(new("mobile", "Mobiel", "Mobile"), "06 00 00 12 34")], new(new("home", "Woonadres", "Home"), "Lange Koestraat 12-bis achter", "3500 AA", "Utrecht"), null,
                [new(new("ti", "Tigrinya", "Tigrinya"), true, true)], null,
                new(
                    DutyState.Obliged, new("wi2021", "Wet inburgering 2021", "Integration Act 2021"), PartialDate.Of(2024, 5, 1), PartialDate.Of(2024, 5, 1), DutyGroup.Asylum, new(2024, 9, 2), new(2027, 9, 2),
                    new(2024, 9, 1), new("0344", "Utrecht", "Utrecht"), LearningRoute.B1Route, LanguageLevel.B1, "B1 is haalbaar volgens de toets."),
                new([new(AchievementKind.Pvt, new(2025, 1, 15))], [new(HoursKind.Lessons, 320, new(2026, 10, 1))], [new(ExamPart.Society, null, ExamResult.Passed, null, new(2025, 6, 1))]),
                new(PlanKind.Pip, new(2024, 9, 1), "Ik wil kok worden.", [new(new("language", "Taal", "Language"), "Ik wil B1 halen.", [new("Taalles op vier ochtenden", "Taalhuis", new(2026, 9, 1), new(2027, 6, 1), true)])]),
                [new(new("work", "Werk", "Work"), [new(new("work-done", "Welk werk deed u?", "What work did you do?"), "Kok in een hotel.", [], today)])], null, null),
        ]);
}
