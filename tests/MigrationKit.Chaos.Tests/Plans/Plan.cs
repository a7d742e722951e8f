using System.Security.Cryptography;
using System.Text;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Chaos.Tests.Plans;

/// <summary>A database as it was, and migrations to disturb.</summary>
/// <param name="Name">What kind of steps there are.</param>
/// <param name="Before">The script of the first migration, which is applied undisturbed; empty for an empty database.</param>
/// <param name="After">The scripts of the others.</param>
internal sealed record Plan(string Name, string Before, params string[] After)
{
    /// <summary>Which of the steps are run.</summary>
    public MigrationPhase Phase { get; init; }

    /// <summary>Whether contract steps wait from before anything goes wrong, and nobody needs the old shape any more.</summary>
    public bool IsExpanded { get; init; }

    /// <summary>Whether the state of the database is recorded at the end: dozens of messages, the same ones for each plan.</summary>
    public bool RecordsState { get; init; }

    /// <summary>Data migrations and seeders of the application.</summary>
    public Action<MigrationOptions> Code { get; init; } = static _ => { };

    /// <summary>What is applied before anything goes wrong.</summary>
    public MigrationSet Start => Set(Before.Length > 0 ? [Before] : []);

    /// <summary>Everything.</summary>
    public MigrationSet End => Set(Scripts);

    /// <summary>The scripts of all migrations.</summary>
    public string[] Scripts => [.. Before.Length > 0 ? [Before] : Array.Empty<string>(), .. After];

    /// <summary>Makes the database as it is before anything goes wrong.</summary>
    public async Task PrepareAsync(string connectionString)
    {
        if (Start.Migrations.Count > 0)
        {
            await new Migrator(connectionString, [Start]).ApplyAsync();
        }

        if (IsExpanded)
        {
            await (this with { IsExpanded = false }).CreateMigrator(connectionString).ApplyAsync();
            await using var dataSource = NpgsqlDataSource.Create(connectionString);
            await using var command = dataSource.CreateCommand(
                """
                INSERT INTO migrationkit.instances
                    (model, instance, migration_id, fingerprint, application, host, process_id, expires_at, ended_at, tool_version)
                SELECT model, 'the last one of its version', migration_id, to_fingerprint, 'an application', 'a machine', 1, now(), now(), tool_version
                FROM migrationkit.history
                """);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>As the application would apply everything.</summary>
    public Migrator CreateMigrator(string connectionString, MigrationOptions? options = null)
    {
        options ??= new MigrationOptions();
        options.Phase = Phase;
        options.Contract = IsExpanded ? ContractMode.WhenUnused : ContractMode.OnDemand;
        options.RecordState = RecordsState;
        Code(options);
        return new Migrator(connectionString, [End], options);
    }

    public override string ToString() => Name;

    private static MigrationSet Set(string[] scripts)
    {
        var migrations = scripts.Select(static (sql, index) => new Migration(
            $"{index + 1}_migration", $"state {index}", $"state {index + 1}", ChecksumOf(sql), sql, null)).ToList();
        return new MigrationSet("chaos", "migrationkit", $"state {scripts.Length}", new Texts(), migrations);
    }

    private static string ChecksumOf(string sql) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));

    private sealed record Texts : IScriptSource
    {
        public string Origin => "the plans of chaos";

        public string Read(string name) => name;
    }
}
