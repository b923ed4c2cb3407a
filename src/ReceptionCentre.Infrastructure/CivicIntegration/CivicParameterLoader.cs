using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.CivicIntegration;

/// <summary>
/// Loads the numbers of the law: new lines are added, changed ones taken over, nothing is removed (a number that no longer holds
/// gets an end and a successor). A number that is not confirmed comes without a value, and then nothing is asked by it.
/// </summary>
internal sealed class CivicParameterLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
{
    public const string FileName = "civic-integration-parameters.csv", Action = "CivicIntegration.LoadParameters";

    private static readonly Dictionary<string, Certainty> Certainties = new(StringComparer.Ordinal)
    {
        ["S"] = Certainty.Primary,
        ["S2"] = Certainty.Secondary,
        ["K"] = Certainty.Unconfirmed,
        ["NF"] = Certainty.NotFound,
    };

    /// <returns>1 when the file was new, else 0.</returns>
    /// <exception cref="InvalidDataException">The file is not right: says where.</exception>
    public async Task<int> LoadAsync(string file, CancellationToken cancellationToken)
    {
        var rows = ReferenceDataLoader.Read(file, Row);
        if (rows.CountBy(row => row.Key, StringComparer.Ordinal).FirstOrDefault(row => row.Value > 1).Key is { } twice)
            throw new InvalidDataException($"{FileName}: the key {twice} stands there twice.");
        return await work.InTransactionAsync(() => LoadAsync(rows, cancellationToken), cancellationToken);
    }

    /// <summary>The numbers as they stand in the file; for people who are invented without a database.</summary>
    public static CivicParameters Read(string file) => new(ReferenceDataLoader.Read(file, Row).Select((row, place) => Described(new(row.Key), row, place)));

    private static CivicParameter Described(CivicParameter one, ParameterRow row, int place)
    {
        one.Describe(row.Parameter, row.Value, row.From, row.Until, row.Certainty, row.Source, row.Dutch, row.English, place);
        return one;
    }

    private async Task<int> LoadAsync(List<ParameterRow> rows, CancellationToken cancellationToken)
    {
        audit.Begin(Action);
        var known = await db.CivicParameters.ToDictionaryAsync(one => one.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var one))
                db.CivicParameters.Add(one = new(row.Key));
            Described(one, row, place);
        }
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Count(entry => entry.Entity is CivicParameter && entry.State != EntityState.Unchanged);
        if (changed > 0)
            audit.Tell(nameof(CivicParameter), Guid.Empty, AuditTrail.CountOfRecords, null, changed.ToString(CultureInfo.InvariantCulture));
        return changed > 0 ? 1 : 0;
    }

    private static ParameterRow Row(CsvReader csv) => new(
        ReferenceDataLoader.Text(csv, "key"), ReferenceDataLoader.Text(csv, "parameter"),
        ReferenceDataLoader.Maybe(csv, "value") is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null,
        ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"),
        Certainties.TryGetValue(ReferenceDataLoader.Text(csv, "certainty"), out var certainty) ? certainty : throw new FormatException("certainty is S, S2, K or NF"),
        ReferenceDataLoader.Text(csv, "source"), ReferenceDataLoader.Text(csv, "dutch"), ReferenceDataLoader.Text(csv, "english"));

    private sealed record ParameterRow(
        string Key, string Parameter, int? Value, DateOnly? From, DateOnly? Until, Certainty Certainty, string Source, string Dutch, string English);
}
