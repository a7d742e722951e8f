using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Databases;

/// <summary>Guards scripts that a database has run: what was run cannot be edited afterwards.</summary>
internal sealed class AppliedElsewhere(MigrationProject project, Database database)
{
    /// <exception cref="ToolException">The database has run one of them with another text.</exception>
    public async Task ThrowIfAppliedAsync(IReadOnlyList<CommittedMigration> edited, CancellationToken cancellationToken)
    {
        var recorded = await RecordedHistory.ReadAsync(project, database, cancellationToken).ConfigureAwait(false);
        var run = recorded.ToDictionary(static row => row.Id, static row => row.Checksum, StringComparer.Ordinal);
        foreach (var migration in edited)
        {
            if (run.TryGetValue(migration.Id, out var checksum) && checksum != migration.UpChecksum)
            {
                throw new ToolException(
                    $"{migration.Id} is applied to {database.Description}: {checksum} was run there, "
                        + $"{migration.Path}/up.sql is {migration.UpChecksum} now.",
                    "Restore the file from version control, and put the change into a new migration.",
                    Codes.ChecksumMismatch);
            }
        }
    }
}
