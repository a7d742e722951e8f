using MigrationKit.History;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>
/// What a history means, written as words: <c>a:0-1</c> is the migration <c>a</c> from state 0 to state 1; state 0 is the empty database.
/// </summary>
internal sealed class HistoryComparerTests
{
    [TestCase("a:0-1 b:1-2", "", "Pending a b", TestName = "An empty history lacks everything")]
    [TestCase("a:0-1 b:1-2", "a:0-1", "Pending b", TestName = "What follows is pending")]
    [TestCase("a:0-1 b:1-2", "a:0-1 b:1-2", "UpToDate", TestName = "The same is up to date")]
    [TestCase("", "", "UpToDate", TestName = "Nothing and nothing is up to date")]
    [TestCase("a:0-1", "a:0-1 x:1-2", "Ahead x", TestName = "Newer ones besides are ahead")]
    [TestCase("a:0-1", "a:0-1 x:1-2 y:2-3", "Ahead x y", TestName = "Several newer ones are ahead")]
    [TestCase("a:0-1 b:1-2", "a:0-1 x:1-3", "Faulty MK6006", TestName = "Different ways are a fault")]
    [TestCase("a:0-1", "x:0-3", "Faulty MK6006", TestName = "A history without any known migration is a fault")]
    [TestCase("a:0-1 b:1-2", "x:0-3 y:3-4 a:0-1", "Pending b", TestName = "Unknown ones between known states are what was "
        + "squashed or removed")]
    [TestCase("s:0-2 b:2-3", "x:0-1 y:1-2", "Pending b", TestName = "A squashed migration is done when its parts are")]
    [TestCase("s:0-2 b:2-3", "x:0-1 y:1-2 b:2-3", "UpToDate", TestName = "A squashed migration is done when a later one is")]
    [TestCase("s:0-2 d:2-2 b:2-3", "x:0-1 y:1-2", "Pending d b", TestName = "A data migration after a squashed one is still to come")]
    [TestCase("a:0-1 b:1-2", "a:0-1 x:1-2", "UpToDate", TestName = "Another migration between the same states does for it")]
    [TestCase("a:0-1 d:1-1", "a:0-1 x:1-1", "Faulty MK6006", TestName = "Another data migration does not do for one")]
    [TestCase("a:0-1 b:1-2 c:2-3", "a:0-1 c:2-3", "Faulty MK6006", TestName = "A migration that was left out is a fault")]
    [TestCase("a:0-1 b:1-2", "b:1-2 a:0-1", "Faulty MK6006", TestName = "Another order is a fault")]
    [TestCase("a:0-1 b:1-2", "a:0-1 b:7-2", "Faulty MK6006", TestName = "Applied from another state is a fault")]
    [TestCase("a:0-1 b:1-2", "a:0-1 b:1-7", "Faulty MK6006", TestName = "Applied to another state is a fault")]
    [TestCase("a:0-1 b:1-2", "a!:0-1", "Faulty MK6008", TestName = "An edited migration is a fault")]
    [TestCase("a:0-1 b:1-0 c:0-4", "a:0-1 b:1-0", "Pending c", TestName = "States may come back")]
    public void Histories(string assembly, string database, string expected) => Check(assembly, database, expected, MigrationPhase.All);

    /// <summary><c>*a:0-1</c> is expanded.</summary>
    [TestCase("a:0-1 b:1-2", "a:0-1 *b:1-2", "Pending b", "UpToDate", TestName = "What is expanded is pending unless that is what is asked for")]
    [TestCase("a:0-1 b:1-2 c:2-3", "a:0-1 *b:1-2", "Pending b c", "Pending c", TestName = "What comes after it is pending in any case")]
    [TestCase("a:0-1 b:1-2", "a:0-1 *b:1-2 *x:2-3", "Pending b", "Ahead x", TestName = "A newer one may be expanded besides")]
    [TestCase("a:0-1", "a:0-1 *x:1-2", "Ahead x", "Ahead x", TestName = "What is expanded and not known is ahead")]
    [TestCase("a:0-1 b:1-2", "a:0-1 *x:1-3", "Faulty MK6006", "Faulty MK6006", TestName = "Another way that is expanded is a fault")]
    [TestCase("a:0-1 b:1-2", "a:0-1 *b!:1-2", "Faulty MK6008", "Faulty MK6008", TestName = "Edited since it was expanded is a fault")]
    [TestCase("s:0-2 b:2-3", "x:0-1 *y:1-2", "Faulty MK6006", "Faulty MK6006", TestName = "What waits must not be squashed")]
    [TestCase("s:0-2 b:2-3", "x:0-1 *y:1-2 *b:2-3", "Faulty MK6006", "Faulty MK6006", TestName = "What waits must not be squashed below another one")]
    public void Expanded(string assembly, string database, string all, string expand)
    {
        Check(assembly, database, all, MigrationPhase.All);
        Check(assembly, database, expand, MigrationPhase.Expand);
    }

    private static void Check(string assembly, string database, string expected, MigrationPhase phase)
    {
        var verdict = HistoryComparer.Compare(SetOf(assembly), RowsOf(database), phase);

        var words = new[] { verdict.State.ToString(), verdict.Fault?.Code }
            .Concat(verdict.Pending.Select(static migration => migration.Id))
            .Concat(verdict.State == ModelState.Ahead ? verdict.Unknown : []);
        Assert.That(string.Join(' ', words.Where(static word => word is not null)), Is.EqualTo(expected));
    }

    private static MigrationSet SetOf(string text) =>
        Sets.Of("migrationkit", "m", [.. Words(text).Select(static x => MigrationOf(x.Id, x.From, x.To))]);

    private static Migration MigrationOf(string id, string from, string to) => new(id, from, to, "checksum " + id, id, null);

    private static List<RecordedMigration> RowsOf(string text) => [.. Words(text).Select(static (x, index) => new RecordedMigration
    {
        Id = x.Id.Trim('!', '*'),
        IsExpanded = x.Id[0] == '*',
        Ordinal = index + 1,
        From = x.From,
        To = x.To,
        Checksum = "checksum " + x.Id.TrimStart('*'),
        AppliedAt = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.Zero,
        AppliedBy = "somebody",
        ToolVersion = "1.0",
    })];

    private static IEnumerable<(string Id, string From, string To)> Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => word.Split(':', '-'))
            .Select(static parts => (parts[0], parts[1], parts[2]));
}
