using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Drift;

/// <summary>Two schemas in the same words, and what leads from one to the other.</summary>
/// <param name="from">How it is.</param>
/// <param name="to">How it shall be.</param>
/// <param name="postgresVersion">The oldest major version that the SQL has to run on.</param>
internal sealed class SchemaComparison(DatabaseSchema from, DatabaseSchema to, int postgresVersion)
{
    private readonly PlannerOptions _planning = PlannerOptions.Since(postgresVersion);

    public DatabaseSchema From { get; } = from;

    public DatabaseSchema To { get; } = to;

    public SchemaDiff Diff { get; } = SchemaDiffer.Diff(from, to);

    /// <summary>From the same schema to another one.</summary>
    public SchemaComparison With(DatabaseSchema other) => new(From, other, postgresVersion);

    /// <summary>From the same schema to the same one, with the renames that were made by hand.</summary>
    public SchemaComparison SightingRenames() => Diff.IsEmpty ? this : With(LikelyRenames.Sighted(From, To));

    /// <summary>How the first becomes the second.</summary>
    public MigrationPlan Plan() => MigrationPlanner.Plan(Diff, From, To, _planning);

    /// <summary>The SQL that makes the second of the first; empty where they are the same.</summary>
    public string Script() => SqlScriptWriter.Write(Plan());

    /// <summary>The SQL that makes the first of the second.</summary>
    public string ScriptBack() => SqlScriptWriter.Write(PlanBack());

    /// <summary>How the second becomes the first.</summary>
    public MigrationPlan PlanBack() => MigrationPlanner.PlanDown(Diff, From, To, _planning);
}
