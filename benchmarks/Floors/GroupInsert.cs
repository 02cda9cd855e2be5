using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SmartLocal.Benchmarks.Floors;

/// <summary>One JSON, one row, SQLite with synchronous=FULL, up to 256 of them in one commit.</summary>
internal sealed class GroupInsert : IAsyncDisposable
{
    private readonly Channel<(byte[] Json, TaskCompletionSource Done)> waiting =
        Channel.CreateUnbounded<(byte[], TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly SqliteConnection connection;
    private readonly Task writer;

    public GroupInsert(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE application (id INTEGER PRIMARY KEY, json BLOB NOT NULL)");
        writer = Task.Factory.StartNew(Write, TaskCreationOptions.LongRunning);
    }

    public Task Insert(byte[] json)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Writer.TryWrite((json, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.Complete();
        await writer;
        await connection.DisposeAsync();
    }

    private void Write()
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO application (json) VALUES (@json)";
        var json = insert.Parameters.Add("@json", SqliteType.Blob);
        var batch = new List<TaskCompletionSource>(256);
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Run("BEGIN IMMEDIATE");
            while (batch.Count < 256 && waiting.Reader.TryRead(out var next))
            {
                json.Value = next.Json;
                insert.ExecuteNonQuery();
                batch.Add(next.Done);
            }

            Run("COMMIT");
            foreach (var done in batch) done.SetResult();
            batch.Clear();
        }
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
