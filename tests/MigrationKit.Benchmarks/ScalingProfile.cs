using System.Diagnostics;
using System.Globalization;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Core.Validation;

namespace MigrationKit.Benchmarks;

/// <summary>
/// Times every phase at sizes that double, and says by which power of the size its time grows: 1 is linear, 2 is quadratic. One run each,
/// so good for finding what grows too fast, and for nothing else.
/// </summary>
internal static class ScalingProfile
{
    private static readonly int[] s_tables = [500, 1_000, 2_000, 4_000];
    private static readonly int[] s_classes = [250, 500, 1_000, 2_000];

    public static int Run()
    {
        Console.WriteLine($"{"milliseconds for so many tables",-44}{string.Concat(s_tables.Select(static size => $"{size,9}"))}   power");
        foreach (var (name, prepare) in Planning().Concat(Texts()))
        {
            Print(name, s_tables, prepare);
        }

        Console.WriteLine($"{"… and for so many classes",-44}{string.Concat(s_classes.Select(static size => $"{size,9}"))}");
        foreach (var (name, prepare) in Generating())
        {
            Print(name, s_classes, prepare);
        }

        return 0;
    }

    private static IEnumerable<(string Name, Func<int, Action> Prepare)> Planning()
    {
        yield return ("diff, from empty", static size => Diff(DatabaseSchema.Empty, SyntheticSchema.Of(size)));
        yield return ("plan, from empty", static size => Plan(DatabaseSchema.Empty, SyntheticSchema.Of(size)));
        yield return ("plan, to empty", static size => Plan(SyntheticSchema.Of(size), DatabaseSchema.Empty));
        yield return ("diff, a tenth changed", static size => Diff(SyntheticSchema.Of(size), Changed(size, size / 10)));
        yield return ("plan, a tenth changed", static size => Plan(SyntheticSchema.Of(size), Changed(size, size / 10)));
        yield return ("plan, all changed", static size => Plan(SyntheticSchema.Of(size), Changed(size, size)));
        yield return ("plan down, all changed", static size => PlanDown(SyntheticSchema.Of(size), Changed(size, size)));
        foreach (var kind in new[] { ObjectKind.Table, ObjectKind.Column })
        {
            var what = kind == ObjectKind.Table ? "tables" : "columns";
            yield return ($"diff, size / 20 {what} renamed", size => Diff(SyntheticSchema.Of(size / 20), Renamed(size / 20, kind)));
            yield return ($"plan down, size / 20 {what} renamed", size => PlanDown(SyntheticSchema.Of(size / 20), Renamed(size / 20, kind)));
        }

        yield return ("SQL, from empty", static size =>
        {
            var plan = MigrationPlanner.Plan(DatabaseSchema.Empty, SyntheticSchema.Of(size), PlannerOptions.Default);
            return () => SqlScriptWriter.Write(plan);
        });
    }

    private static IEnumerable<(string Name, Func<int, Action> Prepare)> Texts()
    {
        yield return ("parse the script", static size =>
        {
            var sql = SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, SyntheticSchema.Of(size), PlannerOptions.Default));
            return () => MigrationScript.Parse(sql);
        });
        yield return ("normalise", static size =>
        {
            var schema = SyntheticSchema.Of(size);
            return () => SchemaNormalizer.Normalize(schema);
        });
        yield return ("validate", static size =>
        {
            var schema = SyntheticSchema.Of(size);
            return () => SchemaValidator.Validate(schema.Objects, 13).ToList();
        });
        yield return ("manifest: write", static size =>
        {
            var schema = SyntheticSchema.Of(size);
            return () => ManifestWriter.Write(schema);
        });
        yield return ("manifest: its JSON alone", static size =>
        {
            var text = ManifestWriter.Write(SyntheticSchema.Of(size));
            return () => JsonReader.ReadObject(text);
        });
        yield return ("manifest: read", static size =>
        {
            var text = ManifestWriter.Write(SyntheticSchema.Of(size));
            return () => ManifestReader.Read(text, "");
        });
        yield return ("fingerprint", static size =>
        {
            var schema = SyntheticSchema.Of(size);
            return () => Fingerprint.Of(schema);
        });
        yield return ("new migration", static size =>
        {
            var schema = SyntheticSchema.Of(size);
            return () => ShopMigrations.Initial(schema);
        });
        yield return ("history, 1,000 tables, size / 10 migrations", static size =>
        {
            var files = ShopMigrations.WithColumns(SyntheticSchema.Of(1_000), size / 10);
            return () => MigrationHistory.Load(files, ShopMigrations.Folder);
        });
    }

    private static IEnumerable<(string Name, Func<int, Action> Prepare)> Generating()
    {
        yield return ("parse and bind", static size =>
        {
            var project = AnnotatedProject.Of("Shop", size);
            return () => project.Compile(project.Parse()).GetDiagnostics();
        });
        yield return ("ask every class for its attributes", static size =>
        {
            var project = AnnotatedProject.Of("Shop", size);
            var trees = project.Parse();
            return () => AnnotatedProject.CountAttributes(project.Compile(trees));
        });
        yield return ("generator, cold, no migrations", static size => Generator(AnnotatedProject.Of("Shop", size)));
        yield return ("generator, cold, all committed", static size => Generator(Committed(size)));
        yield return ("generator, after an unrelated edit", static size => Edit(Committed(size)));
        yield return ("analyzers, all pending", static size => Analyzers(AnnotatedProject.Of("Shop", size)));
        yield return ("analyzers, all committed", static size => Analyzers(Committed(size)));
    }

    private static AnnotatedProject Committed(int size)
    {
        var project = AnnotatedProject.Of("Shop", size);
        return project with { Files = ShopMigrations.Initial(project.Declared()) };
    }

    private static Action Generator(AnnotatedProject project)
    {
        var trees = project.Parse();
        return () => project.Driver().RunGenerators(project.Compile(trees));
    }

    private static Action Edit(AnnotatedProject project)
    {
        var before = AnnotatedProject.Tree("/app/Other.cs", "class Other;");
        var after = AnnotatedProject.Tree("/app/Other.cs", "class Another;");
        var compilation = project.Compile(project.Parse().Append(before));
        var driver = project.Driver().RunGenerators(compilation);
        return () => driver.RunGenerators(compilation.ReplaceSyntaxTree(before, after));
    }

    private static Action Analyzers(AnnotatedProject project)
    {
        var trees = project.Parse();
        return () => project.AnalyzeAsync(project.Compile(trees)).GetAwaiter().GetResult();
    }

    private static DatabaseSchema Changed(int size, int tables) => SyntheticSchema.Changed(SyntheticSchema.Of(size), tables);

    private static DatabaseSchema Renamed(int size, ObjectKind kind) => SyntheticSchema.Renamed(SyntheticSchema.Of(size), kind);

    private static Action Diff(DatabaseSchema from, DatabaseSchema to) => () => SchemaDiffer.Diff(from, to);

    private static Action Plan(DatabaseSchema from, DatabaseSchema to)
    {
        var diff = SchemaDiffer.Diff(from, to);
        return () => MigrationPlanner.Plan(diff, from, to, PlannerOptions.Default);
    }

    private static Action PlanDown(DatabaseSchema from, DatabaseSchema to)
    {
        var diff = SchemaDiffer.Diff(from, to);
        return () => MigrationPlanner.PlanDown(diff, from, to, PlannerOptions.Default);
    }

    private static void Print(string name, int[] sizes, Func<int, Action> prepare)
    {
        // Once for the compiler.
        prepare(sizes[0] / 5)();
        var times = sizes.Select(size => Time(prepare(size))).ToList();
        var power = Math.Log2(times[^1] / times[^3]) / 2;
        var cells = string.Concat(times.Select(static time => time.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(9)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44}{cells}{power,8:0.00}"));
    }

    private static double Time(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
