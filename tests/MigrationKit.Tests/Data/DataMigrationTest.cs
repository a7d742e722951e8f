using MigrationKit.Tests.Support;

namespace MigrationKit.Tests.Data;

/// <summary>Data migrations between two or three migrations, on a real server.</summary>
internal abstract class DataMigrationTest : DatabaseTest
{
    protected static readonly (string Id, string Sql) Numbers = ("1_numbers",
        "CREATE TABLE public.numbers (id int PRIMARY KEY, n int NOT NULL);\nINSERT INTO public.numbers SELECT g, 0 FROM generate_series(1, 35) g;");

    protected static readonly (string Id, string Sql) Copy = ("2_copy", "CREATE TABLE public.copy AS SELECT sum(n)::int AS total FROM public.numbers;");
    protected static readonly (string Id, string Sql) Third = ("3_third", "CREATE TABLE public.third (id int);");
    protected static readonly MigrationSet Shop = Sets.Of(Numbers, Copy);

    protected Migrator With(IDataMigration migration, MigrationSet set) => MigratorWith(options => options.AddDataMigration(migration), set);

    protected Task<MigrationReport> RunAsync(IDataMigration migration, MigrationSet set) => With(migration, set).ApplyAsync();

    protected Task<List<string>> RowsAsync() => ListAsync(
        """
        SELECT concat_ws(' ', model, id, after_migration, coalesce(checkpoint, ''), batches, CASE WHEN finished_at IS NULL THEN 'False' ELSE 'True' END)
        FROM migrationkit.data_migrations ORDER BY 1
        """);
}
