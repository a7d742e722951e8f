using System.Globalization;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Introspection;
using Npgsql;

namespace MigrationKit.Drift;

/// <summary>
/// Compares a database with what was recorded of it. Takes no lock: what is recorded is looked at before and after the reading, and where a
/// migration ran meanwhile, nothing is compared, because what it does is no drift.
/// </summary>
internal sealed class DriftFinder(ConnectionSource source, IEnumerable<string> historySchemas, IEnumerable<string> excluded)
{
    private const string Migrating = "Migrations are being applied.";

    private readonly string[] _schemas = [.. historySchemas.Distinct(StringComparer.Ordinal)];

    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<DriftReport> FindAsync(CancellationToken cancellationToken)
    {
        // Not one of the application's pool, whose time limit for commands is meant for queries of users.
        var connection = await source.OpenOwnAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await FindAsync(connection, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }

    private async Task<DriftReport> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var before = await ReadStampsAsync(connection, cancellationToken).ConfigureAwait(false);
        if (before.Count == 0)
        {
            return NotCompared(state: null, "Nothing is recorded of this database yet: that is done when migrations are applied.");
        }

        // What the last run saw had in it what the runs before did, under whatever history schema.
        var schema = before.MaxBy(static pair => pair.Stamp.RecordedAt).Schema;
        var state = await new StateStore(connection, new HistoryTables(schema)).ReadAsync(cancellationToken).ConfigureAwait(false);
        if (ReasonNotTo(before, state, connection.PostgreSqlVersion.Major) is { } reason)
        {
            return NotCompared(state, reason);
        }

        var comparison = await CompareAsync(connection, state!, cancellationToken).ConfigureAwait(false);
        var after = await ReadStampsAsync(connection, cancellationToken).ConfigureAwait(false);
        return before.SequenceEqual(after) ? Report(state!, comparison) : NotCompared(state, Migrating);
    }

    private async Task<List<(string Schema, StateStamp Stamp)>> ReadStampsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var stamps = new List<(string, StateStamp)>();
        foreach (var schema in _schemas)
        {
            var store = new StateStore(connection, new HistoryTables(schema));
            if (await store.ReadStampAsync(cancellationToken).ConfigureAwait(false) is { } stamp)
            {
                stamps.Add((schema, stamp));
            }
        }

        return stamps;
    }

    private async Task<SchemaComparison> CompareAsync(NpgsqlConnection connection, RecordedState state, CancellationToken cancellationToken)
    {
        var scope = new DriftScope(_schemas, excluded);
        var recorded = scope.Of(Unpack(state));
        var filter = scope.Filter(ManagedAspects.ManagesOwners(recorded));
        var live = (await CatalogReader.ReadAsync(connection, filter, cancellationToken).ConfigureAwait(false)).Schema;
        return new SchemaComparison(recorded, ManagedAspects.Within(live, recorded), connection.PostgreSqlVersion.Major);
    }

    private static DatabaseSchema Unpack(RecordedState state)
    {
        try
        {
            return state.Unpack();
        }
        catch (FindingException error)
        {
            throw new MigrationException(error.Finding.Code, error.Finding.Message, error.Finding.NextStep ?? "", error);
        }
    }

    private static string? ReasonNotTo(List<(string Schema, StateStamp Stamp)> stamps, RecordedState? state, int major) =>
        state is null || stamps.Exists(static pair => pair.Stamp.IsMigrating) ? Migrating
        : stamps.Exists(static pair => pair.Stamp.IsUnfinished) ? "A migration was begun and is not finished."
        : stamps.Exists(static pair => !pair.Stamp.IsOfHead)
            ? "The recorded state is not that of the last migration: after it nothing could be recorded, or the history was edited. "
                + "The next run that applies a migration records anew; until then: dotnet migrationkit database verify."
        : state.ServerMajor != major
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The state was recorded on PostgreSQL {state.ServerMajor}, and this is PostgreSQL {major}, which may print the same in other words. ")
                + "The next run that applies a migration records anew; until then: dotnet migrationkit database verify."
        : null;

    private static DriftReport Report(RecordedState state, SchemaComparison comparison)
    {
        if (comparison.Diff.IsEmpty)
        {
            return new DriftReport { Objects = [], RecordedAt = state.RecordedAt, RecordedHeads = state.Heads };
        }

        var (undo, adopt) = (new DriftSql(comparison.PlanBack()), new DriftSql(comparison.Plan()));
        return new DriftReport
        {
            Objects = DriftedObjects.Of(comparison, undo, adopt),
            UndoSql = undo.Text,
            AdoptSql = adopt.Text,
            RecordedAt = state.RecordedAt,
            RecordedHeads = state.Heads,
        };
    }

    private static DriftReport NotCompared(RecordedState? state, string reason) => new()
    {
        Objects = [],
        RecordedAt = state?.RecordedAt,
        RecordedHeads = state?.Heads,
        NotComparedBecause = reason,
    };
}
