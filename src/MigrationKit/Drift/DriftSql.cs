using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Drift;

/// <summary>A plan, whole and by the objects that it is about.</summary>
internal sealed class DriftSql(MigrationPlan plan)
{
    /// <summary>The whole script.</summary>
    public string Text { get; } = SqlScriptWriter.Write(plan);

    /// <summary>The statements about some objects, in the order of the plan.</summary>
    public string Of(ISet<ObjectId> ids) => string.Concat(plan.Steps
        .Select(step => step with { Operations = step.Operations.Where(operation => IsOf(operation, ids)).ToEquatableArray() })
        .Where(static step => !step.Operations.IsEmpty)
        .SelectMany(SqlScriptWriter.Statements)
        .Select(static statement => statement + ";\n"));

    private static bool IsOf(Operation operation, ISet<ObjectId> ids) => operation switch
    {
        RenameOperation rename => ids.Contains(rename.From) || ids.Contains(rename.To),
        ApartOperation apart => apart.Operations.Any(inner => IsOf(inner, ids)),
        ReplaceTypesOperation replace => replace.To.Any(item => ids.Contains(item.Id)),
        _ => ids.Contains(operation.Id),
    };
}
