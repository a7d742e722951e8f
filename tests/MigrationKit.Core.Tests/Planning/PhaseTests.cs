using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Core.Tests.Planning;

/// <summary>Which steps two versions share, which of them can wait, and which neither.</summary>
public sealed class PhaseTests
{
    private const string Table = "CREATE TYPE mood AS ENUM ('sad', 'happy'); CREATE TABLE t (id int NOT NULL, name varchar(20), m mood);";

    [TestCase("name varchar(20)", "name varchar(20), email text", "Expand", TestName = "A column that is added")]
    [TestCase(", name varchar(20)", "", "Contract", TestName = "A column that goes")]
    [TestCase("name varchar(20)", "name varchar(20) NOT NULL", "Contract", TestName = "A column that becomes required")]
    [TestCase("id int NOT NULL", "id int", "Cutover", TestName = "A column that becomes optional")]
    [TestCase("varchar(20)", "varchar(40)", "Contract", TestName = "A longer text")]
    [TestCase("varchar(20)", "text", "Contract", TestName = "A text without a limit")]
    [TestCase("id int", "id bigint", "Contract", TestName = "A longer integer")]
    [TestCase("id int", "id numeric", "Cutover", TestName = "Another kind of number")]
    [TestCase("id int", "id text", "Cutover", TestName = "A number that becomes a text")]
    [TestCase("id int", "id int[]", "Cutover", TestName = "A value that becomes an array")]
    [TestCase("'sad', 'happy'", "'sad', 'happy', 'fine'", "Expand", TestName = "A value that is added")]
    [TestCase("'sad', 'happy'", "'happy'", "Contract", TestName = "A value that goes")]
    [TestCase("'sad', 'happy'", "'fine', 'happy'", "Cutover", TestName = "A value that takes the place of another one")]
    public void Of_a_change(string old, string now, string expected)
    {
        var plan = MigrationPlanner.Plan(Read(Table), Read(Table.Replace(old, now, StringComparison.Ordinal)), PlannerOptions.Default);

        Assert.That(plan.Steps.Max(static step => step.Phase).ToString(), Is.EqualTo(expected), SqlScriptWriter.Write(plan));
        Assert.That(SqlScriptWriter.Write(plan).Contains(" phase=cutover", StringComparison.Ordinal), Is.EqualTo(expected == "Cutover"));
    }

    private static DatabaseSchema Read(string sql) =>
        SchemaNormalizer.Normalize(DatabaseSchema.Create(SqlDeclarations.Read([new SqlFile("all.sql", sql)], "public").AppliedTo([], [])));
}
