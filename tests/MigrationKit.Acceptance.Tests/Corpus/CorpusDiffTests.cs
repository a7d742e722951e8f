using System.Collections.Concurrent;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>
/// Changes that others collected, in the folder that MIGRATIONKIT_CORPUS names; without it there is nothing to run. MIGRATIONKIT_CORPUS_REPORT
/// names a file for a line on each pair that fails, MIGRATIONKIT_CORPUS_PAIRS a
/// regular expression over the identities of those to run.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CorpusDiffTests
{
    private static readonly ConcurrentBag<(DiffPair Pair, string? Failure)> s_results = [];

    private static IEnumerable<TestCaseData> Pairs() => DiffPair.All.Select(static pair => new TestCaseData(pair).SetArgDisplayNames(pair.Id));

    [TestCaseSource(nameof(Pairs))]
    public async Task A_change_of_another_project_is_made(DiffPair pair)
    {
        var failure = await FailureOfAsync(pair);
        s_results.Add((pair, failure));
        switch (failure, KnownFailures.ReasonOf(pair.Id))
        {
            case (not null, null):
                Assert.Fail(failure);
                break;
            case (null, { } reason):
                Assert.Fail($"It passes now: remove it from known-failures.txt, where it is said to fail because: {reason}");
                break;
        }
    }

    [OneTimeTearDown]
    public static async Task ReportAsync()
    {
        foreach (var project in s_results.GroupBy(static result => result.Pair.Project).OrderBy(static project => project.Key))
        {
            await TestContext.Progress.WriteLineAsync($"{project.Key}: {project.Count(static result => result.Failure is null)} of {project.Count()} pairs pass");
        }

        if (Environment.GetEnvironmentVariable("MIGRATIONKIT_CORPUS_REPORT") is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, s_results.Where(static result => result.Failure is not null).OrderBy(static result => result.Pair.Id)
                .Select(static result => result.Pair.Id + "\t" + result.Failure!.Split('\n')[0]));
        }
    }

    private static async Task<string?> FailureOfAsync(DiffPair pair)
    {
        try
        {
            await DiffPairRun.CheckAsync(pair);
            return null;
        }
        catch (DiffPairException error)
        {
            return error.Message;
        }
    }
}
