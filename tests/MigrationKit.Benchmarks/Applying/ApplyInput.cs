using System.Globalization;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;

namespace MigrationKit.Benchmarks;

/// <summary>Migrations to apply to an empty database.</summary>
/// <param name="What">What they are, for people.</param>
/// <param name="Set">The migrations.</param>
/// <param name="Steps">The steps of each; all of them are transactional.</param>
/// <param name="HasHistory">Whether the others too record each migration by a row in its transaction.</param>
internal sealed record ApplyInput(string What, MigrationSet Set, IReadOnlyList<IReadOnlyList<ScriptStep>> Steps, bool HasHistory)
{
    /// <summary>One migration of 100 tables.</summary>
    public static ApplyInput Tables()
    {
        const int Count = 100;
        var declared = SyntheticSchema.Of(Count);
        var sql = ShopMigrations.Initial(declared).Single(static file => file.Path.EndsWith("/up.sql", StringComparison.Ordinal)).Text;
        return Of("apply 100 tables in one migration", [sql], hasHistory: false);
    }

    /// <summary>500 migrations: a table, and a column each.</summary>
    public static ApplyInput Columns()
    {
        const int Count = 500;
        var scripts = Enumerable.Range(0, Count).Select(static i => i == 0
            ? "CREATE TABLE public.t (id bigint PRIMARY KEY);\n"
            : string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE public.t ADD COLUMN c{i} text;\n"));
        return Of("apply 500 small migrations", [.. scripts], hasHistory: true);
    }

    /// <summary>One migration of another model, so that the history is there.</summary>
    public static ApplyInput Other() =>
        Of("apply one table", ["CREATE TABLE public.other (id bigint PRIMARY KEY);\n"], hasHistory: false, model: "other");

    private static ApplyInput Of(string what, IReadOnlyList<string> scripts, bool hasHistory, string model = "shop")
    {
        var migrations = new List<Migration>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var from = Fingerprint.Empty;
        for (var i = 0; i < scripts.Count; i++)
        {
            var (id, to) = (ShopMigrations.Id(i), Checksum.OfText("the schema after " + i));
            migrations.Add(new Migration(id, from, to, Checksum.OfText(scripts[i]), id, null));
            texts.Add(id, scripts[i]);
            from = to;
        }

        var set = new MigrationSet(model, "migrationkit", from, new Scripts(texts), migrations);
        var steps = scripts.Select(static script => MigrationScript.Parse(script)).ToList();
        return steps.SelectMany(static all => all).All(static step => step.Transactional)
            ? new ApplyInput(what, set, steps, hasHistory)
            : throw new InvalidOperationException("The others would not run a step outside of a transaction.");
    }

    private sealed record Scripts(Dictionary<string, string> Texts) : IScriptSource
    {
        public string Origin => "the benchmarks";

        public string Read(string name) => Texts[name];
    }
}
