using System.Text;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Testing.Handovers;

/// <summary>A newcomer of Amsterdam who moves to Eindhoven, with a key of Amsterdam: where a hand-over is sent.</summary>
public sealed class HandoverStage
{
    public const string Code = "K7QF-2M9D-XW4T";

    private readonly ReceptionDatabase _database;

    private HandoverStage(ReceptionDatabase database, PlanStage plan) => (_database, Plan) = (database, plan);

    public PlanStage Plan { get; }
    public Guid File => Plan.File;

    public static async Task<HandoverStage> SetAsync(ReceptionDatabase database, NewcomerBuilder? newcomer = null, DateOnly? movesOn = null)
    {
        var stage = new HandoverStage(database, await PlanStage.SetAsync(database, newcomer));
        await MakeKey(database, A.Amsterdam);
        database.As(stage.Plan.Caseworker);
        await database.PlanDeparture(stage.File, DepartureSamples.MoveTo(A.Eindhoven) with { PlannedOn = PartialDate.Of(movesOn ?? database.Clock.Today) });
        return stage;
    }

    /// <summary>Where hand-overs to Eindhoven come in: a caseworker there, with a key.</summary>
    public static async Task<StaffMember> ReceiverAsync(ReceptionDatabase database)
    {
        var team = A.Team(A.Eindhoven, $"Team {A.UnheardName()}");
        var receiver = A.StaffMember(Role.Caseworker).Named("Noor de Boer").In(A.Eindhoven).Of(team).Build();
        await database.Save(team, receiver);
        await MakeKey(database, A.Eindhoven);
        database.As(receiver);
        return receiver;
    }

    public static async Task MakeKey(ReceptionDatabase database, string municipality, bool anew = false)
    {
        if (!anew && await database.InDb(db => db.HandoverKeys.AnyAsync(key => key.IsOwn && key.Municipality == municipality)))
            return;
        database.As(null);
        await database.Send(new MakeHandoverKey.Command(Guid.NewGuid(), municipality));
    }

    /// <summary>Each of two centres trusts the key of the other.</summary>
    public static async Task Trust(ReceptionDatabase here, ReceptionDatabase there, string municipality)
    {
        var key = await there.InDb(db => db.HandoverKeys.Where(key => key.IsOwn && key.Municipality == municipality).Select(key => key.PublicKey).FirstAsync());
        if (await here.InDb(db => db.HandoverKeys.AnyAsync(one => one.PublicKey == key)))
            return;
        here.As(null);
        var id = await here.Send(new AddHandoverKey.Command(Guid.NewGuid(), municipality, key));
        await here.Send(new TrustHandoverKey.Command(id, (await here.InDb(db => db.HandoverKeys.SingleAsync(one => one.Id == id))).Version, "Noor de Boer"));
    }

    public async Task<Guid> Prepare(params HandoverPart[] parts)
    {
        var view = await _database.Send(new HandoverToPrepare.Query(File));
        return await _database.Send(new PrepareHandover.Command(
            Guid.NewGuid(), File, [.. view.People.Select(person => new PersonChoice(person.CaseFileId, [.. person.Parts.Where(part => part.Needed).Select(part => part.What).Concat(parts)]))]));
    }

    public async Task<Guid> Send(bool consents = false, params HandoverPart[] parts)
    {
        var id = await Prepare(parts);
        await _database.Send(new SendHandover.Command(Guid.NewGuid(), File, id, await Version(id), "integration-task", Code, true, consents));
        return id;
    }

    public async Task<byte[]> Bytes(Guid handover) => (await _database.Send(new DownloadHandover.Query(File, handover))).Bytes;

    public Task<int> Version(Guid handover) => _database.InDb(async db => (await db.Handovers.SingleAsync(one => one.Id == handover)).Version);

    public Task<Handover> Stored(Guid handover) => _database.InDb(db => db.Handovers.AsNoTracking().Include(one => one.People).Include(one => one.Steps).SingleAsync(one => one.Id == handover));

    public static Upload Upload(byte[] bytes) => new("overdracht.rchandover", bytes.Length, () => new MemoryStream(bytes));

    public static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes);
}
