using MigrationKit.Testing;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>
/// From every state that the database of another project was in to the one it is in now, with one plan: what that project did by hand, step by
/// step, in years. Judged as the pairs are. MIGRATIONKIT_CORPUS_PAIRS chooses among the states as it does among the pairs.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CorpusHistoryTests
{
    private static IEnumerable<TestCaseData> Histories() => CorpusHistory.All.Select(static history => new TestCaseData(history).SetArgDisplayNames(history.Name));

    [TestCaseSource(nameof(Histories))]
    public async Task Every_former_state_is_brought_to_the_last(CorpusHistory history)
    {
        var server = await SharedServer.Instance;
        await using var last = await SharedServer.CreateDatabaseAsync();
        foreach (var file in history.Files)
        {
            await ApplyAsync(last, file);
        }

        await using var state = await SharedServer.CreateDatabaseAsync();
        var (tried, wrong) = (0, new List<string>());
        for (var files = 0; files < history.Files.Length; files++)
        {
            if (history.IsTried(files) && DiffPair.IsChosen(history.StateAfter(files)))
            {
                tried++;
                var failure = await FailureAsync(() => server.CreateDatabaseAsync(state.Name), () => server.CreateDatabaseAsync(last.Name));
                AddWrong(wrong, history.StateAfter(files), failure);
            }

            await ApplyAsync(state, history.Files[files]);
        }

        await TestContext.Progress.WriteLineAsync($"{history.Name}: {tried} states tried, {wrong.Count} not as expected");
        Assert.That(wrong, Is.Empty);
    }

    private static void AddWrong(List<string> wrong, string state, string? failure)
    {
        switch (failure, KnownFailures.ReasonOf(state))
        {
            case (not null, null):
                wrong.Add($"{state}: {failure}");
                break;
            case (null, { } reason):
                wrong.Add($"{state} passes now: remove it from known-failures.txt, where it is said to fail because: {reason}");
                break;
        }
    }

    private static async Task<string?> FailureAsync(Func<Task<PostgresDatabase>> from, Func<Task<PostgresDatabase>> to)
    {
        try
        {
            await DiffPairRun.CheckAsync(from, to);
            return null;
        }
        catch (DiffPairException error)
        {
            return error.Message;
        }
    }

    private static async Task ApplyAsync(PostgresDatabase database, string file) =>
        await Psql.RunOneQueryAsync(database, await File.ReadAllTextAsync(file));
}
