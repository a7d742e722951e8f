using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Data;
using MigrationKit.History;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Looks whether a database that has nothing recorded of a model is one to begin in: it may be another application's, have had its first
/// migrations before it had a history, or know the model by another name.
/// </summary>
/// <param name="connection">The session that has the lock.</param>
/// <param name="tables">The history.</param>
/// <param name="others">The history schemas of the other models of the application, whose tables may be in the database too.</param>
/// <param name="options">How to apply.</param>
/// <param name="logger">Where to log.</param>
internal sealed class OwnershipCheck(
    NpgsqlConnection connection, HistoryTables tables, IReadOnlyList<string> others, MigrationOptions options, ILogger logger)
{
    private const int MostTablesNamed = 5;

    /// <param name="store">The tables of the history.</param>
    /// <param name="missing">Those that are not there.</param>
    /// <param name="sets">What is to be applied.</param>
    /// <param name="histories">What is recorded of each.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="MigrationException">A model is recorded under another name, or there are tables and no history.</exception>
    public async Task ThrowIfOfOthersAsync(
        HistoryStore store,
        IReadOnlyCollection<string> missing,
        IReadOnlyList<MigrationSet> sets,
        IReadOnlyList<ModelHistory> histories,
        CancellationToken cancellationToken)
    {
        var unrecorded = sets.Where((_, i) => histories[i].Migrations.Count == 0).ToList();
        var found = await HistoryReader.FindOthersAsync(connection, tables, missing, unrecorded, cancellationToken).ConfigureAwait(false);
        if (found.Owners.FirstOrDefault() is { } owners)
        {
            throw await RenamedAsync(owners.Key, [.. owners], cancellationToken).ConfigureAwait(false);
        }

        if (!options.AllowExistingTables && unrecorded.Count == sets.Count && !found.HasRows)
        {
            await ThrowIfAnyAsync(store, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A model is named after its assembly, whose name may change.</summary>
    private async Task<MigrationException> RenamedAsync(MigrationSet set, IReadOnlyList<string> owners, CancellationToken cancellationToken)
    {
        var missing = await new HistoryStore(connection, tables, logger, DataJournal.Group).InspectAsync(cancellationToken).ConfigureAwait(false);
        var data = DataJournal.Group.ColumnsOf.Keys.Except(missing).Select(table => $"{tables.QuotedSchema}.{table}");
        var (from, to) = (SqlIdentifier.Literal(owners[0]), SqlIdentifier.Literal(set.ModelName));
        return new MigrationException(
            Codes.OtherModel,
            $"The database has nothing of the model {set.ModelName}, but the migration {set.Migrations[0].Id} is recorded for the "
                + $"model {string.Join(", ", owners)}.",
            "If it is the same model under another name: "
                + string.Concat(new[] { tables.History, tables.Expanded, tables.Steps, tables.Contracted }.Concat(data).Select(table => $"UPDATE {table} SET model = {to} WHERE model = {from}; "))
                + "or keep the name with the MSBuild property "
                + $"MigrationKitModelName={owners[0]}.");
    }

    /// <summary>Where another model of the application has a history, the tables are that one's.</summary>
    private async Task ThrowIfAnyAsync(HistoryStore store, CancellationToken cancellationToken)
    {
        var found = await store.FindForeignTablesAsync(MostTablesNamed, cancellationToken).ConfigureAwait(false);
        foreach (var other in found.Count == 0 ? [] : others.Select(static schema => new HistoryTables(schema)))
        {
            var missing = await new HistoryStore(connection, other, logger).InspectAsync(cancellationToken).ConfigureAwait(false);
            if ((await HistoryReader.FindOthersAsync(connection, other, missing, [], cancellationToken).ConfigureAwait(false)).HasRows)
            {
                return;
            }
        }

        if (found.Count == 0)
        {
            return;
        }

        var where = tables.OnlySchema is { } schema ? $"schema {schema} of the database {connection.Database}" : $"database {connection.Database}";
        throw new MigrationException(
            Codes.NoHistory,
            $"The {where} has tables ({string.Join(", ", found)}{(found.Count == MostTablesNamed ? ", …" : "")}) but no migration history in the schema "
                + $"{tables.QuotedSchema}. Nothing was changed.",
            tables.OnlySchema is null
                ? "If it has the schema of the first migrations already: dotnet migrationkit database baseline. "
                    + "If the tables are another application's: options.AllowExistingTables = true. "
                    + "Otherwise correct the connection string."
                : "If the tables are another application's: options.AllowExistingTables = true. Otherwise correct the schema of the tenant.");
    }
}
