using MigrationKit.Testing.Dumps;

namespace MigrationKit.Testing.Tests;

public sealed class DumpTests
{
    [Test]
    public void Comments_settings_and_keys_are_removed()
    {
        const string Dump = """
            --
            -- PostgreSQL database dump
            --

            \restrict k9Qf0
            SET statement_timeout = 0;
            SELECT pg_catalog.set_config('search_path', '', false);

            CREATE TABLE public.t (
                x integer
            );

            \unrestrict k9Qf0
            """;
        Assert.That(DumpText.Normalize(Dump), Is.EqualTo("CREATE TABLE public.t (\n    x integer\n);\n"));
    }

    [TestCase("CREATE FUNCTION f() AS $_$\nSET x = 1;\n\n-- it's\n$_$;\n")]
    [TestCase("COMMENT ON TABLE t IS 'it''s\n-- no comment\nSET';\n")]
    [TestCase("CREATE TABLE \"a'\n-- b\" ();\n")]
    public void What_stands_in_a_literal_is_kept(string dump) =>
        Assert.That(DumpText.Normalize(dump + "\nSET x = 1;\n"), Is.EqualTo(dump));

    [TestCase("SELECT 'a' || '$$';")]
    [TestCase("SELECT a$b$c;")]
    [TestCase("SELECT 1; -- it's")]
    [TestCase("SELECT $1;")]
    public void What_only_looks_like_the_start_of_a_literal_opens_none(string line) =>
        Assert.That(DumpText.Normalize(line + "\nSET x = 1;\n"), Is.EqualTo(line + "\n"));

    [Test]
    public async Task Equal_schemas_are_equal_texts()
    {
        const string Schema = """
            CREATE TABLE t (x int PRIMARY KEY, y text DEFAULT E'a\nSET b');
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$
            -- a comment that belongs to the body
            SELECT 1
            $$;
            """;
        await using var first = await SharedServer.CreateDatabaseAsync();
        await using var second = await SharedServer.CreateDatabaseAsync();
        await first.ExecuteAsync(Schema);
        await second.ExecuteAsync(Schema);
        var dump = await first.DumpSchemaAsync();
        Assert.That(dump, Is.EqualTo(await second.DumpSchemaAsync()));
        Assert.That(dump, Does.Contain("-- a comment that belongs to the body"));
        Assert.That(dump, Does.Not.Contain("default_tablespace").And.Not.Contain("restrict"));
    }

    [Test]
    public async Task A_dump_that_fails_says_why()
    {
        var database = await SharedServer.CreateDatabaseAsync();
        await database.DisposeAsync();
        Assert.That(
            async () => await database.DumpSchemaAsync(),
            Throws.TypeOf<PostgresServerException>().With.Message.Contains($"database \"{database.Name}\" does not exist"));
    }
}
