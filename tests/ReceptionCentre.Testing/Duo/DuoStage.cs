using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Testing.Duo;

/// <summary>Somebody obliged with a number, in a municipality that reports to the executing agency through the worklist.</summary>
public sealed class DuoStage
{
    public const string Oin = "00000001001234567000";

    private static int _numbers = 10_000_000;

    private readonly ReceptionDatabase _database;

    private DuoStage(ReceptionDatabase database, PlanStage plan, string bsn) => (_database, Plan, Bsn) = (database, plan, bsn);

    public PlanStage Plan { get; }
    public string Bsn { get; }
    public Guid File => Plan.File;
    public StaffMember Caseworker => Plan.Caseworker;

    public static async Task<DuoStage> SetAsync(ReceptionDatabase database, Func<NewcomerBuilder, NewcomerBuilder>? newcomer = null)
    {
        if (!await database.InDb(db => db.DuoSettings.AnyAsync()))
        {
            var settings = DuoSettings.For(A.Amsterdam);
            settings.Choose(new(2026, 11, 1), 7, true, Oin);
            await database.Save(settings);
        }
        var bsn = ANumber();
        return new(database, await PlanStage.SetAsync(database, (newcomer ?? (one => one.Obliged()))(A.Newcomer(A.UnheardName()).WithBsn(bsn))), bsn);
    }

    /// <summary>A number that passes the eleven-test and that nobody in the tests has yet.</summary>
    public static string ANumber()
    {
        for (; ; )
        {
            var eight = Interlocked.Increment(ref _numbers).ToString(CultureInfo.InvariantCulture);
            var rest = eight.Select((digit, place) => (digit - '0') * (9 - place)).Sum() % 11;
            if (rest < 10)
                return eight + rest.ToString(CultureInfo.InvariantCulture);
        }
    }

    public async Task<Guid> Achieve(AchievementKind kind, DateOnly on, bool? ownFault = null, string? reason = null) =>
        await _database.Send(new RecordAchievement.Command(Guid.NewGuid(), File, await Version(), kind, on, ownFault, "own-observation", reason));

    public async Task<Guid> Count(HoursKind kind, int hours) =>
        await _database.Send(new RecordHours.Command(Guid.NewGuid(), File, await Version(), kind, hours, _database.Clock.Today, "school", null));

    public async Task<Guid> Offer(string school = "1234567890", DateOnly? on = null, DateOnly? starts = null, DateOnly? last = null) => await _database.Send(new RecordCourseOffer.Command(
        Guid.NewGuid(), File, await Version(), school, "Taalhuis De Brug", on ?? _database.Clock.Today, starts, last, LiteracyEducation.NotApplicable, "own-observation", null));

    public async Task Withdraw(Guid resultId, string reason) => await _database.Send(new WithdrawResult.Command(File, resultId, await Version(), reason));

    public Task<int> Version() => _database.InDb(db => db.IntegrationTrajectories.Where(one => one.CaseFileId == File).Select(one => one.Version).SingleOrDefaultAsync());

    /// <summary>What is owed to the executing agency, as the clocks of the file tell it.</summary>
    public Task<List<DueReason>> Owed() => _database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == File && clock.EndedOn == null && clock.Reason >= DueReason.DuoPip && clock.Reason <= DueReason.DuoWithdrawal)
        .OrderBy(clock => clock.Reason).Select(clock => clock.Reason).ToListAsync());

    public Task<DuoMessage> Message(Guid id) =>
        _database.InDb(db => db.DuoMessages.AsNoTracking().Include(message => message.Fields).Include(message => message.Rejections).SingleAsync(message => message.Id == id));
}
