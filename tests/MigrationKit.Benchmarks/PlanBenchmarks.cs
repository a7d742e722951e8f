using BenchmarkDotNet.Attributes;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Benchmarks;

/// <summary>From two schemas to the SQL that leads from one to the other.</summary>
public class PlanBenchmarks
{
    private const int ChangedTables = 100;

    private DatabaseSchema _schema = null!;
    private DatabaseSchema _changed = null!;
    private MigrationPlan _plan = null!;

    [Params(1_000, 10_000)]
    public int Tables { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _schema = SyntheticSchema.Of(Tables);
        _changed = SyntheticSchema.Changed(_schema, ChangedTables);
        _plan = MigrationPlanner.Plan(DatabaseSchema.Empty, _schema, PlannerOptions.Default);
    }

    /// <summary>The floor: writing the SQL of a plan that is there.</summary>
    [Benchmark(Baseline = true)]
    public string SqlOnly() => SqlScriptWriter.Write(_plan);

    /// <summary>The floor of what is not much: looking up and comparing every object.</summary>
    [Benchmark]
    public int CompareObjects() => _changed.Objects.Count(item => item.Equals(_schema.Find(item.Id)));

    [Benchmark, Compared("diff + plan + SQL, from empty", Floor = nameof(SqlOnly))]
    public string FromEmpty() => Script(DatabaseSchema.Empty, _schema);

    [Benchmark, Compared("diff + plan + SQL, 100 tables changed", Floor = nameof(CompareObjects))]
    public string Changed() => Script(_schema, _changed);

    private static string Script(DatabaseSchema from, DatabaseSchema to) =>
        SqlScriptWriter.Write(MigrationPlanner.Plan(SchemaDiffer.Diff(from, to), from, to, PlannerOptions.Default));
}
