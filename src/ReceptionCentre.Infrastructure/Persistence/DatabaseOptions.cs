namespace ReceptionCentre.Infrastructure.Persistence;

public enum DatabaseProvider
{
    PostgreSql = 1,
    SqlServer = 2,
}

/// <summary>Section "Database" and the connection string "ReceptionCentre".</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.PostgreSql;
    public string ConnectionString { get; set; } = "";
}
