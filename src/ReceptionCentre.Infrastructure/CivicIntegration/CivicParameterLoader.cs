using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.CivicIntegration;

/// <summary>
/// Loads the numbers of the law: new lines are added, changed ones taken over, nothing is removed (a number that no longer holds
/// gets an end and a successor). A number that is not confirmed comes without a value, and then nothing is asked by it.
/// </summary>
internal sealed class CivicParameterLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
    : LineFile<CivicParameter, CivicParameterLoader.ParameterRow>(CivicParameterLoader.FileName, CivicParameterLoader.Action, db, work, audit)
{
    public const string FileName = "civic-integration-parameters.csv", Action = "CivicIntegration.LoadParameters";

    private static readonly Dictionary<string, Certainty> Certainties = new(StringComparer.Ordinal)
    {
        ["S"] = Certainty.Primary,
        ["S2"] = Certainty.Secondary,
        ["K"] = Certainty.Unconfirmed,
        ["NF"] = Certainty.NotFound,
    };

    /// <summary>The numbers as they stand in the file; for people who are invented without a database.</summary>
    public static CivicParameters Read(string file) => new(ReferenceDataLoader.Read(file, Read).Select((row, place) => Described(new(row.Key), row, place)));

    protected override ParameterRow Row(CsvReader csv) => Read(csv);

    protected override string KeyOf(ParameterRow row) => row.Key;

    protected override Task CheckAsync(IReadOnlyList<ParameterRow> rows, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task TakeOverAsync(IReadOnlyList<ParameterRow> rows, CancellationToken cancellationToken)
    {
        var known = await Db.CivicParameters.ToDictionaryAsync(line => line.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var line))
                Db.CivicParameters.Add(line = new(row.Key));
            Described(line, row, place);
        }
    }

    private static CivicParameter Described(CivicParameter one, ParameterRow row, int place)
    {
        one.Describe(row.Parameter, row.Value, row.From, row.Until, row.Certainty, row.Source, row.Dutch, row.English, place);
        return one;
    }

    private static ParameterRow Read(CsvReader csv) => new(
        ReferenceDataLoader.Text(csv, "key"), ReferenceDataLoader.Text(csv, "parameter"),
        Number(csv, "value"),
        ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"),
        Certainties.TryGetValue(ReferenceDataLoader.Text(csv, "certainty"), out var certainty) ? certainty : throw new FormatException("certainty is S, S2, K or NF"),
        ReferenceDataLoader.Text(csv, "source"), ReferenceDataLoader.Text(csv, "dutch"), ReferenceDataLoader.Text(csv, "english"));

    internal sealed record ParameterRow(
        string Key, string Parameter, int? Value, DateOnly? From, DateOnly? Until, Certainty Certainty, string Source, string Dutch, string English);
}
