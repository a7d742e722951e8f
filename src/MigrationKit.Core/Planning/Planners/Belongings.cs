using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>
/// What PostgreSQL keeps beside an object, whatever its kind, and takes along when the object goes: its comment and the rights on it. So they
/// are set and changed beside the object, and come back with one that is built anew.
/// </summary>
internal static class Belongings
{
    /// <summary>All that stands beside an object that has just been made.</summary>
    public static IEnumerable<PlannedOperation> Of(SchemaObject item, PlanContext context) => Change(item.Bare, item, context);

    public static IEnumerable<PlannedOperation> Change(SchemaObject from, SchemaObject to, PlanContext context)
    {
        if (from.Comment != to.Comment)
        {
            yield return Comment(to, context);
        }

        foreach (var planned in Rights.Change(from, to, context))
        {
            yield return planned;
        }
    }

    private static PlannedOperation Comment(SchemaObject item, PlanContext context)
    {
        var planned = new PlannedOperation(new CommentOperation(item));
        return TableOf(item) is { } table && !context.IsNew(table) ? planned.On(table, LockLevel.ShareUpdateExclusive) : planned;
    }

    private static QualifiedName? TableOf(SchemaObject item) =>
        item is Table table ? table.Name : item.Id is { Parent: not null } part ? part.ParentName : null;
}
