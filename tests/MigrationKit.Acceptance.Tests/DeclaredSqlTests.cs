using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;

namespace MigrationKit.Acceptance.Tests;

/// <summary>A file that declares objects means what it means to the server: a database made of what was read from it is like one in which it was run.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DeclaredSqlTests
{
    private static readonly string[] s_files =
    [
        "CREATE TABLE w (a int, b int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF w FOR VALUES IN (1); CREATE INDEX alone ON ONLY w (b); CREATE INDEX all_of ON w (a, b);",
        "CREATE TABLE w (a int, b int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF w FOR VALUES IN (1); CREATE TABLE q PARTITION OF w FOR VALUES IN (2); CREATE INDEX whole ON ONLY w (b); CREATE INDEX part ON p (b); ALTER INDEX whole ATTACH PARTITION part;",
        "CREATE TABLE w (a int, b int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF w FOR VALUES IN (1); ALTER TABLE ONLY w ADD CONSTRAINT once UNIQUE (a, b);",
        "CREATE TABLE w (a int); CREATE TABLE h () INHERITS (w); CREATE TABLE i () INHERITS (h); CREATE PUBLICATION all_of FOR TABLE w; CREATE PUBLICATION one FOR TABLE ONLY w;",
        "CREATE TABLE w (a int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF w FOR VALUES IN (1); CREATE PUBLICATION all_of FOR TABLE w;",
    ];

    [TestCaseSource(nameof(s_files))]
    public async Task A_file_means_what_the_server_makes_of_it(string sql)
    {
        await using var planned = await MigratedDatabase.CreateAsync();
        await using var direct = await MigratedDatabase.CreateAsync();
        await direct.RunAsync(sql);
        var declared = SchemaNormalizer.Normalize(DatabaseSchema.Create(SqlDeclarations.Read([new SqlFile("Schema/all.sql", sql)], "public").AppliedTo([], [])));

        await planned.RunAsync(MigrationPlanner.Plan(DatabaseSchema.Empty, declared, PlannerOptions.Default));

        await planned.AssertEqualsAsync(direct, sql);
    }
}
