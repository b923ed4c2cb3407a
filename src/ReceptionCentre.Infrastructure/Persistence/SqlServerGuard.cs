namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>A build without the whole SQL Server client cannot talk to a server: it says so and does not start.</summary>
public static class SqlServerGuard
{
#if PRUNED_SQLCLIENT
    private const bool Pruned = true;
#else
    private const bool Pruned = false;
#endif

    /// <exception cref="InvalidOperationException">Provider SqlServer in a pruned build.</exception>
    public static void EnsureUsable(DatabaseProvider provider)
    {
        if (Pruned && provider == DatabaseProvider.SqlServer)
        {
            throw new InvalidOperationException(
                "This build cannot use SQL Server: build it with -p:FullSqlClient=true, where the whole Microsoft.Data.SqlClient can be restored.");
        }
    }
}
