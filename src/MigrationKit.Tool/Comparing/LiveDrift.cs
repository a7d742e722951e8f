using MigrationKit.Core.Diffing;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Sources;

namespace MigrationKit.Tool.Comparing;

/// <summary>What a live database has become since it was last migrated.</summary>
/// <param name="Head">The last migration that it has; null where none is recorded.</param>
/// <param name="Comparison">From the schema that the migrations lead to, to the one that is there.</param>
/// <param name="NotModelled">What takes no part in the comparison.</param>
internal sealed record LiveDrift(string? Head, SchemaComparison Comparison, EquatableArray<Finding> NotModelled)
{
    /// <exception cref="ToolException">The database is at a migration that the project does not have.</exception>
    public static async Task<LiveDrift> FindAsync(
        MigrationProject project, Database database, CatalogFilter filter, Database? scratch, CancellationToken cancellationToken)
    {
        var history = project.Migrations.LoadSound();
        var recorded = await RecordedHistory.ReadAsync(project, database, cancellationToken).ConfigureAwait(false);
        var head = recorded.Count == 0 ? null : recorded[^1];
        var schema = SchemaAt(history, head, database);
        var expected = new RecordedSource(schema, head?.Id);
        var live = new DatabaseSource(database, filter with { Owners = ManagedAspects.ManagesOwners(schema) });
        var (comparison, notModelled) = await SourceComparison.CompareAsync(expected, live, scratch, cancellationToken).ConfigureAwait(false);
        return new LiveDrift(head?.Id, comparison, notModelled);
    }

    private static DatabaseSchema SchemaAt(MigrationHistory history, RecordedMigration? head, Database database)
    {
        var index = history.Migrations.ToList().FindIndex(migration => migration.Id == head?.Id && migration.To == head.To);
        var behind = history.Migrations.Take(index + 1);
        return index >= 0 || head is null
            ? behind.Aggregate(DatabaseSchema.Empty, static (schema, migration) => migration.Document.Diff.ApplyTo(schema))
            : throw new ToolException(
                $"{database.Description} is at the migration {head.Id} ({head.To}), which this project does not have.",
                "Check out the version that was deployed there, or name another database with --connection.",
                Codes.DatabaseAhead);
    }

    private sealed class RecordedSource(DatabaseSchema schema, string? head) : SchemaSource
    {
        public override string Description => head ?? EmptySource.Word;

        public override Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken) =>
            Task.FromResult(new SourceSchema(schema, []));
    }
}
