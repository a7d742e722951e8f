using MigrationKit.Core.Diffing;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>Laws 3 and 4 of docs/architecture.md §8 for one pair of schemas, on a server.</summary>
internal sealed class LawRun(PostgresServer server, SchemaPair pair)
{
    private string _stage = "";
    private string _script = "";

    /// <summary>What does not hold; null where all does.</summary>
    public async Task<LawFailure?> FailureAsync()
    {
        try
        {
            await CheckAsync();
            return null;
        }
        catch (PostgresException error)
        {
            return new LawFailure(_stage, error.SqlState, $"{error.MessageText}: {error.BatchCommand?.CommandText}\nin\n{_script}");
        }
        catch (ToldException)
        {
            return null;
        }
        catch (LawException error)
        {
            return new LawFailure(_stage, error.Judge, $"{error.Message}\nafter\n{_script}");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new LawFailure(_stage, error.GetType().Name, error.ToString());
        }
    }

    private async Task CheckAsync()
    {
        await using var migrated = new MigratedDatabase(await server.CreateDatabaseAsync());
        await using var direct = new MigratedDatabase(await server.CreateDatabaseAsync());
        await RunAsync("from", migrated, static pair => MigrationPlanner.Plan(DatabaseSchema.Empty, pair.From, PlannerOptions.Default), pair);
        await RunAsync("to", direct, static pair => MigrationPlanner.Plan(DatabaseSchema.Empty, pair.To, PlannerOptions.Default), pair);
        var (original, target) = (await DatabaseState.OfAsync(migrated), await DatabaseState.OfAsync(direct));
        _stage = "plan";
        var (from, to) = pair.IsRead ? (original.Schema, WithHints(target.Schema, pair.To)) : (pair.From, pair.To);
        var diff = SchemaDiffer.Diff(from, to);

        // Half of them with what only the server at hand can do.
        var options = PlannerOptions.Since(pair.IsRead ? server.ServerVersion.Major : PostgresMajor.Oldest);
        await RunAsync("up", migrated, _ => MigrationPlanner.Plan(diff, from, to, options), pair);
        Judge(await DatabaseState.OfAsync(migrated), target);
        await RunAsync("down", migrated, _ => MigrationPlanner.PlanDown(diff, from, to, options), pair);
        Judge(await DatabaseState.OfAsync(migrated), LeavesOwnColumns ? original with { Dump = null } : original);
    }

    private async Task RunAsync(string stage, MigratedDatabase database, Func<SchemaPair, MigrationPlan> plan, SchemaPair pair)
    {
        (_stage, _script) = (stage, "");
        var planned = plan(pair);
        _script = SqlScriptWriter.Write(planned);
        try
        {
            await database.RunAsync(MigrationScript.Parse(_script));
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.InvalidColumnReference
            && planned.Hazards.Any(static hazard => hazard.Kind == HazardKind.UpdateRefused))
        {
            throw new ToldException();
        }
    }

    private static void Judge(DatabaseState actual, DatabaseState expected)
    {
        var changes = SchemaDiffer.Diff(actual.Schema, expected.Schema).Changes;
        if (!changes.IsEmpty)
        {
            throw new LawException("second diff", string.Join('\n', changes.Select(static change => change is AlterObject alter ? $"{alter.From} is not {alter.To}" : change.Describe())));
        }

        if (expected.Dump is { } dump && actual.Dump is { } own && own != dump)
        {
            throw new LawException("pg_dump", string.Join('\n', Difference(own, dump, "- ").Concat(Difference(dump, own, "+ "))));
        }
    }

    // A table that leaves its parent has the columns for itself, and when it is back it has them for itself too: no statement leads from there to
    // having them of the parent alone, and pg_dump shows it.
    private bool LeavesOwnColumns => pair.From.All<Table>().Any(table => pair.To.Find(table.Id) is Table after && table.Inherits.Except(after.Inherits).Any());

    private static IEnumerable<string> Difference(string one, string other, string mark)
    {
        var left = one.Split('\n').ToList();
        foreach (var line in other.Split('\n'))
        {
            left.Remove(line);
        }

        return left.Select(line => mark + line);
    }

    // A server knows no former names.
    private static DatabaseSchema WithHints(DatabaseSchema schema, DatabaseSchema declared) => DatabaseSchema.Create(schema.Objects.Select(item => declared.Find(item.Id) switch
    {
        EnumType type when item is EnumType read => read with { RenamedFrom = type.RenamedFrom, RenamedValues = type.RenamedValues },
        Column column when item is Column read => read with { RenamedFrom = column.RenamedFrom, OnlineType = column.OnlineType },
        { } found => item with { RenamedFrom = found.RenamedFrom },
        null => item,
    }));

    // The plan has said that the server would refuse it.
    private sealed class ToldException : Exception;

    private sealed class LawException(string judge, string message) : Exception(message)
    {
        public string Judge => judge;
    }
}
