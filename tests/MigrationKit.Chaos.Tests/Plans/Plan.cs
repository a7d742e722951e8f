using System.Security.Cryptography;
using System.Text;
using MigrationKit.Internal;

namespace MigrationKit.Chaos.Tests.Plans;

/// <summary>A database as it was, and migrations to disturb.</summary>
/// <param name="Name">What kind of steps there are.</param>
/// <param name="Before">The script of the first migration, which is applied undisturbed; empty for an empty database.</param>
/// <param name="After">The scripts of the others.</param>
internal sealed record Plan(string Name, string Before, params string[] After)
{
    /// <summary>Which of the steps are run.</summary>
    public MigrationPhase Phase { get; init; }

    /// <summary>Whether the state of the database is recorded at the end: dozens of messages, the same ones for each plan.</summary>
    public bool RecordsState { get; init; }

    /// <summary>Data migrations and seeders of the application.</summary>
    public Action<MigrationOptions> Code { get; init; } = static _ => { };

    /// <summary>What is applied before anything goes wrong.</summary>
    public MigrationSet Start => Set(Before.Length > 0 ? [Before] : []);

    /// <summary>Everything.</summary>
    public MigrationSet End => Set([.. Before.Length > 0 ? [Before] : Array.Empty<string>(), .. After]);

    /// <summary>As the application would apply everything.</summary>
    public Migrator CreateMigrator(string connectionString, MigrationOptions? options = null)
    {
        options ??= new MigrationOptions();
        options.Phase = Phase;
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
