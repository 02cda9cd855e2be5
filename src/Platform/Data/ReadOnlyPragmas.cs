using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmartLocal.Platform.Data;

/// <summary>A page's connection can't write, whatever its query says.</summary>
internal sealed class ReadOnlyPragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA query_only=1; PRAGMA mmap_size=134217728;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
