using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Tests.Migrations;

public sealed class MigrationScriptTests
{
    [Test]
    public void A_script_without_markers_is_one_transactional_step()
    {
        var steps = MigrationScript.Parse("-- by hand\nCREATE TABLE a ();\nCREATE TABLE b ();\n");
        Assert.That(steps, Has.Count.EqualTo(1));
        Assert.That(steps[0].Transactional);
        Assert.That(steps[0].Statements.Select(static statement => statement.Sql), Is.EqualTo(new[] { "CREATE TABLE a ()", "CREATE TABLE b ()" }));
        Assert.That(steps[0].Line, Is.EqualTo(2));
    }

    [Test]
    public void Markers_start_steps_and_say_how_they_run()
    {
        var steps = MigrationScript.Parse("""
            -- a title
            -- migrationkit:step transactional lock_timeout=2s phase=cutover hazards=data-loss,long-lock
            -- MK3001: why
            DROP TABLE a;

            -- migrationkit:step no-transaction
            DROP INDEX CONCURRENTLY b;
            DROP INDEX CONCURRENTLY c;
            """);
        Assert.That(steps, Has.Count.EqualTo(2));
        Assert.That(steps[0].LockTimeout, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(steps[0].Phase, Is.EqualTo("cutover"));
        Assert.That(steps[0].Hazards, Is.EqualTo(new[] { "data-loss", "long-lock" }));
        Assert.That(steps[0].Line, Is.EqualTo(2));
        Assert.That(steps[1].Transactional, Is.False);
        Assert.That(steps[1].LockTimeout, Is.Null);
        Assert.That(steps[1].Statements, Has.Count.EqualTo(2));
        Assert.That(steps[1].Number, Is.EqualTo(2));
        Assert.That(steps[1].Line, Is.EqualTo(6));
    }

    [Test]
    public void Statements_before_the_first_marker_are_a_step_of_their_own()
    {
        var steps = MigrationScript.Parse("SELECT 1;\n-- migrationkit:step no-transaction\nVACUUM;");
        Assert.That(steps.Select(static step => step.Transactional), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public void A_marker_without_statements_is_no_step() =>
        Assert.That(MigrationScript.Parse("-- migrationkit:step transactional\n-- nothing here\n"), Is.Empty);

    [Test]
    public void A_marker_inside_of_a_string_is_text()
    {
        var steps = MigrationScript.Parse("SELECT '\n-- migrationkit:step no-transaction\n';");
        Assert.That(steps.Single().Transactional);
    }

    [TestCase("SELECT 'open", Codes.BrokenScript, "up.sql(1): This is not SQL that can be split into statements")]
    [TestCase("SELECT 1;\n/* open", Codes.BrokenScript, "up.sql(2)")]
    [TestCase("SELECT 1;\nBEGIN;", Codes.ForbiddenStatement, "up.sql(2): BEGIN ends or starts a transaction")]
    [TestCase("commit", Codes.ForbiddenStatement, "COMMIT ends or starts a transaction")]
    [TestCase("\\restrict abc\nSELECT 1;", Codes.ForbiddenStatement, "\\restrict abc is a command of psql")]
    [TestCase("COPY t FROM stdin;\n1\n\\.\n", Codes.ForbiddenStatement, "COPY … FROM stdin has its rows in the script")]
    [TestCase("-- migrationkit:step sideways\nSELECT 1;", Codes.BrokenScript, "up.sql(1): \"sideways\" is not a word of a step marker")]
    [TestCase("-- migrationkit:step transactional lock_timeout=soon\nSELECT 1;", Codes.BrokenScript, "lock_timeout=soon")]
    public void A_script_that_cannot_run_is_refused(string script, string code, string message)
    {
        var error = Assert.Throws<FindingException>(() => MigrationScript.Parse(script))!;
        Assert.That(error.Finding.Code, Is.EqualTo(code));
        Assert.That($"{error.Finding.File}({error.Finding.Line}): {error.Finding.Message}", Does.Contain(message));
        Assert.That(error.Finding.NextStep, Is.Not.Null);
    }

    [Test]
    public void Of_a_long_script_little_is_kept_in_memory()
    {
        var row = $"INSERT INTO t VALUES ('{new string('x', 1000)}');\n";
        var script = "-- migrationkit:step no-transaction\nVACUUM;\n-- migrationkit:step transactional\nSELECT 'first';\n"
            + string.Concat(Enumerable.Repeat(row, 5000))
            + "-- migrationkit:step transactional\nSELECT 'last';\n";

        var statements = MigrationScript.Parse(script).Select(static step => (StepStatements)step.Statements).ToList();

        Assert.That(statements.Select(static step => (step.Count, step.AreStreamed)), Is.EqualTo(new[] { (1, false), (5001, true), (1, false) }));
        Assert.That(statements[1].Count(), Is.EqualTo(5001));
        Assert.That(statements[1].First().Sql, Is.EqualTo("SELECT 'first'"));
        Assert.That(statements[1][5000].Sql + ";\n", Is.EqualTo(row));
    }

    [Test]
    public void A_begin_inside_of_a_body_is_no_transaction() =>
        Assert.That(MigrationScript.Parse("DO $$ BEGIN COMMIT; END $$;\nCREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END;").Single().Statements, Has.Count.EqualTo(2));
}
