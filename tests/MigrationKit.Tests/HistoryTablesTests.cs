using MigrationKit.History;

namespace MigrationKit.Tests;

internal sealed class HistoryTablesTests
{
    [TestCase("migrationkit", "migrationkit.history")]
    [TestCase("Two Words", "\"Two Words\".history")]
    public void Names_are_quoted_where_they_must_be(string schema, string table) =>
        Assert.That(new HistoryTables(schema).History, Is.EqualTo(table));

    [TestCase("pg_history", "is one of PostgreSQL's own")]
    [TestCase("information_schema", "is one of PostgreSQL's own")]
    [TestCase("a\0b", "has a zero character")]
    [TestCase("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ", "has more than 63 bytes")]
    public void Names_that_PostgreSQL_cannot_hold_are_refused(string schema, string fault) =>
        Assert.That(
            () => new HistoryTables(schema),
            Throws.InstanceOf<MigrationException>().With.Message.StartsWith("MK6013: The history schema").And.Message.Contains(fault)
                .And.Message.Contains("MigrationKitHistorySchema"));
}
