using System.Diagnostics;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Internal;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Acceptance.Tests.Drift;

/// <summary>A database with a schema of others, whose state was recorded after a migration.</summary>
internal sealed class RecordedDatabase(string name, PostgresServer server, PostgresDatabase database) : IAsyncDisposable
{
    // It says something about rights and owners, so that these are recorded too.
    private static readonly MigrationSet Set = Sets.Of(("1_log",
        """
        CREATE TABLE public.migrationkit_log (id int PRIMARY KEY);
        GRANT SELECT ON public.migrationkit_log TO mk_app;
        ALTER TABLE public.migrationkit_log OWNER TO mk_reader;
        """));

    public static async Task<RecordedDatabase> CreateAsync(string name, PostgresServer server)
    {
        var recorded = new RecordedDatabase(name, server, await CorpusSchema.LoadAsync(name, server));
        await recorded.ApplyAsync();
        return recorded;
    }

    private DatabaseSchema? _translated;

    /// <summary>What the tool finds: a state of another major version is printed anew, here once for all.</summary>
    public Task<RecordedComparison> VerifyAsync()
    {
        var finder = new DriftFinder(new ConnectionSource(database.ConnectionString), [Set.HistorySchema], [])
        {
            Translate = async (connection, recorded, token) => _translated ??= await RecordedWords.OfAsync(connection, recorded, token),
        };
        return finder.FindAsync(CancellationToken.None);
    }

    public Task ExecuteAsync(string sql) => database.ExecuteAsync(sql);

    public async Task<List<string>> ListAsync(string sql)
    {
        var values = new List<string>();
        await using var command = database.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    /// <summary>The database on another server, by <c>pg_dump | psql</c>, with the option that its documentation recommends between major versions.</summary>
    /// <exception cref="PostgresNotFoundException">There is no pg_dump that knows this server.</exception>
    public async Task<RecordedDatabase> DumpIntoAsync(PostgresServer other)
    {
        var target = new RecordedDatabase(name, other, await CorpusSchema.CreateAsync(name, other));
        var pipe = $"""
            set -o pipefail; '{server.BinDirectory}/pg_dump' --quote-all-identifiers -d '{Uri(database)}' | psql -qX -v ON_ERROR_STOP=1 -d '{Uri(target.Database)}' -f - 2>&1 >/dev/null
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash") { ArgumentList = { "-c", pipe }, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        if (bash.ExitCode != 0 && other.ServerVersion < server.ServerVersion)
        {
            await target.DisposeAsync();
            Assert.Ignore($"PostgreSQL {other.ServerVersion.Major} does not know all that the dump has: {output}");
        }

        Assert.That(bash.ExitCode, Is.Zero, output + await errors);
        return target;
    }

    /// <summary>The same schema on another server, with the recorded state of this one.</summary>
    public async Task<RecordedDatabase> RecreateOnAsync(PostgresServer other)
    {
        var target = await CreateAsync(name, other);
        await using var read = database.DataSource.CreateCommand("SELECT server_major, manifest FROM migrationkit.recorded_state");
        await using var row = await read.ExecuteReaderAsync();
        await row.ReadAsync();
        await using var write = target.Database.DataSource.CreateCommand("UPDATE migrationkit.recorded_state SET server_major = $1, manifest = $2");
        write.Parameters.Add(new NpgsqlParameter<int> { TypedValue = row.GetInt32(0) });
        write.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = row.GetFieldValue<byte[]>(1) });
        await write.ExecuteNonQueryAsync();
        return target;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private PostgresDatabase Database => database;

    private async Task ApplyAsync()
    {
        var report = await new Migrator(database.ConnectionString, [Set], new MigrationOptions { AllowExistingTables = true }).ApplyAsync();
        Assert.That(report.Applied.Count(), Is.EqualTo(1), $"{name} on {server.ServerVersion}");
    }

    private static string Uri(PostgresDatabase database)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return FormattableString.Invariant($"postgresql://{target.Username}@/{target.Database}?host={target.Host}&port={target.Port}");
    }
}
