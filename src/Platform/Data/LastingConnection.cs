using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmartLocal.Platform.Data;

/// <summary>
/// The connection of a pooled reading context on SQLite, which stays open while the context waits in its pool. Opening one
/// registers some thirty functions and closing it takes them away again: together more than most queries. It holds no
/// snapshot meanwhile, and goes with its context.
/// </summary>
internal sealed class LastingConnection(
    RelationalConnectionDependencies dependencies,
    IRawSqlCommandBuilder commands,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger) : SqliteRelationalConnection(dependencies, commands, logger)
{
    /// <inheritdoc/>
    protected override void CloseDbConnection()
    {
    }

    /// <inheritdoc/>
    protected override Task CloseDbConnectionAsync() => Task.CompletedTask;
}
