using System.Collections;
using System.Data.Common;

namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>Rows of a batch for a client that wants to read them. Days and times of day go as the types that every client knows.</summary>
internal sealed class BulkReader(IReadOnlyList<BulkColumn> columns, IReadOnlyList<BulkRow> rows) : DbDataReader
{
    private readonly Box _box = new();
    private int _at = -1;

    public override int FieldCount => columns.Count;
    public override bool HasRows => rows.Count > 0;
    public override bool IsClosed => _at >= rows.Count;
    public override int Depth => 0;
    public override int RecordsAffected => -1;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => ++_at < rows.Count;
    public override bool NextResult() => false;
    public override string GetName(int ordinal) => columns[ordinal].Name;
    public override string GetDataTypeName(int ordinal) => columns[ordinal].Mapping.StoreType;
    public override int GetOrdinal(string name) => columns.Select(column => column.Name).ToList().IndexOf(name);

    public override Type GetFieldType(int ordinal)
    {
        var type = columns[ordinal].Type;
        return type == typeof(DateOnly) ? typeof(DateTime) : type == typeof(TimeOnly) ? typeof(TimeSpan) : type;
    }

    public override object GetValue(int ordinal)
    {
        columns[ordinal].Write(rows[_at], _box);
        return _box.Value switch
        {
            DateOnly day => day.ToDateTime(TimeOnly.MinValue),
            TimeOnly moment => moment.ToTimeSpan(),
            var value => value,
        };
    }

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var ordinal = 0; ordinal < count; ordinal++)
            values[ordinal] = GetValue(ordinal);
        return count;
    }

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;
    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);
    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);
    public override char GetChar(int ordinal) => (char)GetValue(ordinal);
    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);
    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);
    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);
    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);
    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);
    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);
    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);
    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);
    public override string GetString(int ordinal) => (string)GetValue(ordinal);
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var bytes = (byte[])GetValue(ordinal);
        if (buffer is null)
            return bytes.Length;
        var count = (int)Math.Min(length, bytes.Length - dataOffset);
        Array.Copy(bytes, dataOffset, buffer, bufferOffset, count);
        return count;
    }

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        if (buffer is null)
            return text.Length;
        var count = (int)Math.Min(length, text.Length - dataOffset);
        text.CopyTo((int)dataOffset, buffer, bufferOffset, count);
        return count;
    }

    private sealed class Box : IBulkTarget
    {
        public object Value { get; private set; } = DBNull.Value;

        public void Null() => Value = DBNull.Value;

        public void Put<T>(BulkColumn column, T value) => Value = value!;
    }
}
