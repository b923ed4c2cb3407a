namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>The rows of a batch, table by table.</summary>
internal sealed class BulkRows(BulkTables tables)
{
    private readonly Dictionary<BulkTable, List<BulkRow>> _rows = [];

    public int Count { get; private set; }

    /// <summary>In an order that the foreign keys accept.</summary>
    public IEnumerable<(BulkTable Table, IReadOnlyList<BulkRow> Rows)> InOrder =>
        _rows.OrderBy(one => tables.Order[one.Key.EntityType]).Select(one => (one.Key, (IReadOnlyList<BulkRow>)one.Value));

    public void Add(object record) => Add(tables.For(record), record, null);

    private void Add(BulkTable table, object record, object? whole)
    {
        if (!_rows.TryGetValue(table, out var rows))
            _rows[table] = rows = [];
        rows.Add(new(record, whole));
        Count++;
        foreach (var part in table.Parts)
        {
            foreach (var one in part.Of(record))
                Add(tables[part.Target], one, record);
        }
    }
}
