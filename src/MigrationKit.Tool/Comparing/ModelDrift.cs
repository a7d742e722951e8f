using MigrationKit.Core.Diffing;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using MigrationKit.Tool.Sources;

namespace MigrationKit.Tool.Comparing;

/// <summary>How a live database differs from what its migrations lead to.</summary>
internal static class ModelDrift
{
    /// <exception cref="ToolException">The database is at a migration that the project does not have.</exception>
    public static async Task<LiveDrift> FindAsync(
        MigrationProject project, Database database, CatalogFilter filter, Database? scratch, CancellationToken cancellationToken)
    {
        var history = project.Migrations.LoadSound();
        var recorded = await RecordedHistory.ReadAsync(project, database, cancellationToken).ConfigureAwait(false);
        var last = recorded.Count == 0 ? -1 : IndexOf(history, recorded[^1], database);
        return await FindAsync(project, history, last, database, filter, scratch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How a database differs from what the migrations lead to, whatever it has recorded.</summary>
    /// <param name="project">Whose migrations.</param>
    /// <param name="history">The migrations.</param>
    /// <param name="last">The place of the last one that counts; -1 for none.</param>
    /// <param name="database">The database.</param>
    /// <param name="filter">What of it is looked at.</param>
    /// <param name="scratch">The server that somebody named for scratch databases.</param>
    /// <param name="cancellationToken">Cancels it; nothing is left on a server.</param>
    public static async Task<LiveDrift> FindAsync(
        MigrationProject project,
        MigrationHistory history,
        int last,
        Database database,
        CatalogFilter filter,
        Database? scratch,
        CancellationToken cancellationToken)
    {
        var head = last < 0 ? null : history.Migrations[last].Id;
        var schema = history.Migrations.Take(last + 1)
            .Aggregate(DatabaseSchema.Empty, static (schema, migration) => migration.Document.Diff.ApplyTo(schema));
        var expected = new RecordedSource(project.Tenant is { } tenant ? TenantModel.Of(schema, tenant) : schema, head);
        var live = new DatabaseSource(database, filter with { Owners = ManagedAspects.ManagesOwners(schema) });
        var (comparison, notModelled) = await SourceComparison.CompareAsync(expected, live, filter, scratch, cancellationToken).ConfigureAwait(false);
        return new LiveDrift(DriftBasis.Model, head, comparison.SightingRenames(), notModelled);
    }

    private static int IndexOf(MigrationHistory history, RecordedMigration head, Database database)
    {
        var index = history.Migrations.ToList().FindIndex(migration => migration.Id == head.Id && migration.To == head.To);
        return index >= 0
            ? index
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
