using System.Globalization;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;
using MigrationKit.Drift.Audit;
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

    /// <summary>The only schemas that count; empty is all.</summary>
    public EquatableArray<string> Schemas { get; init; }

    /// <summary>Whether what takes no part in the comparison is reported.</summary>
    public bool ReadsNotModelled { get; init; }

    /// <summary>
    /// Brings a state that another major version printed into the words of a server; null where nobody can, and then such a state is not compared.
    /// </summary>
    public Func<NpgsqlConnection, DatabaseSchema, CancellationToken, Task<DatabaseSchema>>? Translate { get; init; }

    /// <summary>Finds what was changed of what the sets are applied to.</summary>
    public static DriftFinder Of(ConnectionSource source, IReadOnlyList<MigrationSet> sets, MigrationOptions options) =>
        new(source, sets.Select(static set => set.HistorySchema), options.DriftExclude) { Schemas = sets[0].HistoryTables.OnlySchemas };

    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<RecordedComparison> FindAsync(CancellationToken cancellationToken)
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

    private async Task<RecordedComparison> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await new HistoryGuard(_schemas, "steps", "recorded_state").ThrowIfForeignAsync(connection, cancellationToken).ConfigureAwait(false);
        var before = await ReadStampsAsync(connection, cancellationToken).ConfigureAwait(false);
        if (before.Count == 0)
        {
            return new RecordedComparison { NotComparedBecause = "Nothing is recorded of this database yet: that is done when migrations are applied." };
        }

        // What the last run saw had in it what the runs before did, under whatever history schema.
        var schema = before.MaxBy(static pair => pair.Stamp.RecordedAt).Schema;
        var state = await new StateStore(connection, new HistoryTables(schema)).ReadAsync(cancellationToken).ConfigureAwait(false);
        var stamps = before.ConvertAll(static pair => pair.Stamp);
        if (state is null || ReasonToWait(stamps) is not null)
        {
            return new RecordedComparison { State = state, NotComparedBecause = ReasonToWait(stamps) ?? Migrating, IsInMotion = true };
        }

        if (ReasonNotTo(stamps, state, connection.PostgreSqlVersion.Major) is { } reason)
        {
            return new RecordedComparison { State = state, NotComparedBecause = reason };
        }

        var compared = await CompareAsync(connection, state, cancellationToken).ConfigureAwait(false);
        var after = await ReadStampsAsync(connection, cancellationToken).ConfigureAwait(false);
        return before.SequenceEqual(after) ? compared : new RecordedComparison { State = state, NotComparedBecause = Migrating, IsInMotion = true };
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

    private async Task<RecordedComparison> CompareAsync(NpgsqlConnection connection, RecordedState state, CancellationToken cancellationToken)
    {
        var scope = await DriftScope.OfAsync(connection, _schemas, Schemas, excluded, cancellationToken).ConfigureAwait(false);
        if (state.ServerMajor != connection.PostgreSqlVersion.Major)
        {
            return await CompareAsync(connection, state, scope, CatalogDetails.Uses, cancellationToken).ConfigureAwait(false);
        }

        // What uses what is for plans, and a plan is for what has drifted.
        var compared = await CompareAsync(connection, state, scope, CatalogDetails.None, cancellationToken).ConfigureAwait(false);
        return compared.Comparison!.Diff.IsEmpty ? compared
            : await CompareAsync(connection, state, scope, CatalogDetails.Uses, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RecordedComparison> CompareAsync(
        NpgsqlConnection connection, RecordedState state, DriftScope scope, CatalogDetails details, CancellationToken cancellationToken)
    {
        var text = Readable(state.Text);
        var filter = scope.Filter(ManagedTraits.OfManifest(text).Owners) with { Details = details | (ReadsNotModelled ? CatalogDetails.NotModelled : CatalogDetails.None) };
        var read = await CatalogReader.ReadAsync(connection, filter, cancellationToken).ConfigureAwait(false);
        var comparison = await CompareAsync(connection, state, text, scope, read.Schema, cancellationToken).ConfigureAwait(false);
        return new RecordedComparison
        {
            State = state,
            Comparison = comparison,
            NotModelled = read.NotModelled,
            Trail = comparison.Diff.IsEmpty ? [] : await AuditTrail.ReadAsync(connection, state.RecordedAt, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<SchemaComparison> CompareAsync(
        NpgsqlConnection connection, RecordedState state, string text, DriftScope scope, DatabaseSchema live, CancellationToken cancellationToken)
    {
        var major = connection.PostgreSqlVersion.Major;
        // Where nothing has drifted, the texts are the same, and nothing need be made of the recorded one. Others can still mean the same: columns have moved.
        var remembered = ManagedTraits.OfManifest(text).Within(live);
        if (state.ServerMajor == major && ManifestWriter.Write(remembered) == text)
        {
            return new SchemaComparison(remembered, remembered, major);
        }

        var recorded = Readable(() => RecordedState.Parse(text));
        if (state.ServerMajor != major)
        {
            var translated = await Translate!(connection, recorded, cancellationToken).ConfigureAwait(false);
            (recorded, live) = (RecordedWords.WithRightsOfBoth(translated, state.ServerMajor, major), RecordedWords.WithRightsOfBoth(live, state.ServerMajor, major));
        }

        recorded = scope.Of(recorded);
        return new SchemaComparison(recorded, ManagedAspects.Within(live, recorded), major).SightingRenames();
    }

    private static T Readable<T>(Func<T> recorded)
    {
        try
        {
            return recorded();
        }
        catch (FindingException error)
        {
            throw new MigrationException(error.Finding.Code, error.Finding.Message, error.Finding.NextStep ?? "", error);
        }
        catch (InvalidDataException error)
        {
            throw new MigrationException(
                Codes.UnreadableManifest,
                $"The recorded state is not a manifest: {error.Message.TrimEnd('.')}.",
                "The next run that applies a migration records it anew; until then: dotnet migrationkit database verify --accept.",
                error);
        }
    }

    private static string? ReasonToWait(List<StateStamp> stamps) =>
        stamps.Exists(static stamp => stamp.IsMigrating) ? Migrating
        : stamps.Exists(static stamp => stamp.IsUnfinished) ? "A migration was begun and is not finished."
        : null;

    private string? ReasonNotTo(List<StateStamp> stamps, RecordedState state, int major) =>
        stamps.Exists(static stamp => !stamp.IsOfHead)
            ? "The recorded state is not that of the last migration: after it nothing could be recorded, or the history was edited. "
                + "The next run that applies a migration records anew; until then: dotnet migrationkit database verify."
        : state.ServerMajor != major && Translate is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The state was recorded on PostgreSQL {state.ServerMajor}, and this is PostgreSQL {major}, which may print the same in other words. ")
                + "To compare it all the same: dotnet migrationkit database verify; with --accept it is recorded anew."
        : null;
}
