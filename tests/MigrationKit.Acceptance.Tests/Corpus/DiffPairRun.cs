using System.Globalization;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Introspection;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;
using Npgsql;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>
/// Migrates a database to the schema of another one and compares the two, by pg_dump and by a second diff.
/// Rows that were there before must be there afterwards, unless the plan says that they go.
/// </summary>
internal sealed class DiffPairRun : IAsyncDisposable
{
    private readonly PostgresDatabase _migrated;
    private readonly PostgresDatabase _direct;

    private DiffPairRun(PostgresDatabase migrated, PostgresDatabase direct) => (_migrated, _direct) = (migrated, direct);

    /// <summary>Runs a pair.</summary>
    /// <exception cref="DiffPairException">The pair fails.</exception>
    public static async Task CheckAsync(DiffPair pair)
    {
        await CorpusRoles.CreateAsync(pair.Roles);
        await CheckAsync(() => LoadAsync(pair.Old), () => LoadAsync(pair.New));
    }

    /// <summary>Migrates with rows in the tables; where the plan says that rows may be in its way and they are, once more without.</summary>
    /// <param name="from">Makes a database as it was.</param>
    /// <param name="to">Makes one as it shall be.</param>
    /// <exception cref="DiffPairException">It fails.</exception>
    public static async Task CheckAsync(Func<Task<PostgresDatabase>> from, Func<Task<PostgresDatabase>> to)
    {
        await using (var run = new DiffPairRun(await from(), await to()))
        {
            await SeededRows.InsertAsync(run._migrated);
            if (await run.MigrateAsync(isSeeded: true))
            {
                return;
            }
        }

        await using var empty = new DiffPairRun(await from(), await to());
        await SeededRows.DeleteAsync(empty._migrated);
        await empty.MigrateAsync(isSeeded: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _migrated.DisposeAsync();
        await _direct.DisposeAsync();
    }

    private static async Task<PostgresDatabase> LoadAsync(string sql)
    {
        var database = await SharedServer.CreateDatabaseAsync();
        await Psql.RunAsync(database, sql);
        return database;
    }

    private async Task<bool> MigrateAsync(bool isSeeded)
    {
        var (from, to) = (await ReadAsync(_migrated), await ReadAsync(_direct));
        var plan = Plan(from, to);
        var before = await SeededRows.CountAsync(_migrated);
        if (await RunAsync(plan) is { } failure)
        {
            return isSeeded && plan.Hazards.Any(static hazard => hazard.Kind is HazardKind.DataDependent or HazardKind.RequiredWithoutDefault or HazardKind.DataLoss)
                ? false
                : throw new DiffPairException(failure + "\n\nin\n" + SqlScriptWriter.Write(plan));
        }

        await CompareAsync(to, plan);
        await CheckRowsAsync(before, plan);
        return true;
    }

    private static MigrationPlan Plan(DatabaseSchema from, DatabaseSchema to)
    {
        try
        {
            return MigrationPlanner.Plan(from, to, PlannerOptions.Default);
        }
        catch (InvalidOperationException error)
        {
            throw new DiffPairException("No plan: " + error.Message);
        }
    }

    private static async Task<DatabaseSchema> ReadAsync(PostgresDatabase database)
    {
        await using var connection = await OpenAsync(database);
        var snapshot = await CatalogReader.ReadAsync(connection, CatalogFilter.Default with { Owners = true }, CancellationToken.None);
        return snapshot.NotModelled.IsEmpty ? snapshot.Schema : throw new DiffPairException("Not modelled: " + snapshot.NotModelled[0].Message);
    }

    private async Task<string?> RunAsync(MigrationPlan plan)
    {
        await using var connection = await OpenAsync(_migrated);
        foreach (var step in MigrationScript.Parse(SqlScriptWriter.Write(plan)))
        {
            await using var transaction = step.Transactional ? await connection.BeginTransactionAsync() : null;
            foreach (var statement in step.Statements)
            {
                try
                {
                    await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(statement.Sql) } };
                    await batch.ExecuteNonQueryAsync();
                }
                catch (PostgresException error)
                {
                    return $"{error.SqlState}: {error.MessageText}\n{statement.Sql}";
                }
            }

            await (transaction?.CommitAsync() ?? Task.CompletedTask);
        }

        return null;
    }

    private async Task CompareAsync(DatabaseSchema to, MigrationPlan plan)
    {
        var (actual, expected) = (SchemaDump.Normalize(await SharedServer.DumpAsync(_migrated)), SchemaDump.Normalize(await SharedServer.DumpAsync(_direct)));
        if (actual != expected)
        {
            throw new DiffPairException(string.Create(
                CultureInfo.InvariantCulture, $"pg_dump differs: {Difference(actual, expected)}\nafter\n{SqlScriptWriter.Write(plan)}"));
        }

        var again = SchemaDiffer.Diff(await ReadAsync(_migrated), to);
        if (!again.IsEmpty)
        {
            throw new DiffPairException("Differs again: " + again.Changes[0].Describe() + "\nafter\n" + SqlScriptWriter.Write(plan));
        }
    }

    private async Task CheckRowsAsync(Dictionary<string, long> before, MigrationPlan plan)
    {
        var isLossy = plan.Hazards.Any(static hazard => hazard.Kind == HazardKind.DataLoss);
        var after = await SeededRows.CountAsync(_migrated);
        var lost = before.Where(table => after.TryGetValue(table.Key, out var rows) && rows != table.Value).Select(static table => table.Key).ToList();
        if (lost.Count > 0 && !isLossy)
        {
            throw new DiffPairException($"Rows of {string.Join(", ", lost)} are lost after\n{SqlScriptWriter.Write(plan)}");
        }
    }

    private static string Difference(string actual, string expected)
    {
        var (left, right) = (actual.Split('\n'), expected.Split('\n'));
        return string.Join('\n', left.Except(right).Select(static line => "  is        " + line).Concat(right.Except(left).Select(static line => "  should be " + line)).Take(20));
    }

    private static async Task<NpgsqlConnection> OpenAsync(PostgresDatabase database)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}

/// <summary>Why a pair fails; the first line says it in short.</summary>
internal sealed class DiffPairException(string message) : Exception(message);
