using System.Diagnostics;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>
/// Applies migrations to empty databases. All who do it take turns, so that what else the machine does hits all of them, and each measurement
/// has a new database: an empty one, or one like the template.
/// </summary>
internal sealed class ApplyTurns(PostgresServer server, int rounds, PostgresTemplate? template = null)
{
    /// <summary>How long the server may take to see that a session has ended, and its process with it.</summary>
    private static readonly TimeSpan EndOfSession = TimeSpan.FromMilliseconds(100);

    private static readonly Dictionary<string, string> Durable = new(StringComparer.Ordinal)
    {
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
    };

    private readonly ProcessorTime _work = new(server);

    public static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, int rounds)
    {
        var turns = new ApplyTurns(server, rounds);
        await using var used = await server.CreateTemplateAsync(static target => new Migrator(target, [ApplyInput.Other().Set]).ApplyAsync());
        List<RatioRow> rows =
        [
            .. await turns.MeasureAsync(ApplyInput.Tables()),
            .. await new ApplyTurns(server, rounds, used).MeasureAsync(
                ApplyInput.Tables() with { What = "apply 100 tables in one migration to a database with a history" }),
            .. await turns.MeasureAsync(ApplyInput.Columns()),
        ];
        if (server.IsOwned)
        {
            // On a disk: in memory a commit costs nothing either way.
            await using var durable = await PostgresServer.StartAsync(
                new PostgresServerOptions { Settings = Durable, TemporaryDirectory = Path.GetTempPath() });
            var slow = new ApplyTurns(durable, rounds);
            foreach (var input in new[] { ApplyInput.Tables(), ApplyInput.Columns() })
            {
                rows.AddRange(await slow.MeasureAsync(input with { What = input.What + " to a server that writes commits to the disk" }));
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<RatioRow>> MeasureAsync(ApplyInput input)
    {
        Applier[] appliers = [Applier.Batches, Applier.Transactions, Applier.WithoutState, Applier.MigrationKit, PsqlApplier.On(server), Applier.OwnSession];
        var times = appliers.Select(static _ => new List<double>()).ToArray();
        var work = appliers.Select(static _ => new List<double>()).ToArray();

        // The first two rounds find code that is not compiled yet.
        for (var round = -2; round < rounds; round++)
        {
            for (var turn = 0; turn < appliers.Length; turn++)
            {
                var (elapsed, worked) = await MeasureAsync(appliers[turn], input);
                if (round >= 0)
                {
                    times[turn].Add(elapsed.TotalNanoseconds);
                    work[turn].Add(worked.TotalNanoseconds);
                }
            }
        }

        return [.. Rows(input.What, appliers, times, work)];
    }

    private IEnumerable<RatioRow> Rows(string what, Applier[] appliers, List<double>[] times, List<double>[] work)
    {
        var (took, worked) = (Of(times, Median), Of(work, Enumerable.Average));
        yield return new RatioRow(what, took[3], took[0], took[4]);
        yield return new RatioRow("… without recording the state", took[2], took[0], took[4]);
        yield return new RatioRow("… the same, beside transactions of Npgsql", took[2], took[1], null);
        yield return new RatioRow("… the same, beside a session of its own and types read again", took[2], took[5], null);
        if (_work.IsKnown)
        {
            yield return new RatioRow("… the work of the processors for it", worked[3], worked[0], null);
            yield return new RatioRow("… that without recording the state", worked[2], worked[0], null);
            yield return new RatioRow("… that beside transactions of Npgsql", worked[2], worked[1], null);
        }

        Measurement[] Of(List<double>[] values, Func<List<double>, double> sum) =>
            [.. appliers.Select((applier, i) => new Measurement(applier.Name, sum(values[i])))];
    }

    private async Task<(TimeSpan Elapsed, TimeSpan Worked)> MeasureAsync(Applier applier, ApplyInput input)
    {
        await using var database = await (template?.CreateDatabaseAsync() ?? server.CreateDatabaseAsync());
        GC.Collect();
        var before = _work.Read();
        var start = Stopwatch.GetTimestamp();
        await applier.RunAsync(database.ConnectionString, input);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await using (var pooled = new NpgsqlConnection(database.ConnectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await Task.Delay(EndOfSession);
        return (elapsed, _work.Read() - before);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
