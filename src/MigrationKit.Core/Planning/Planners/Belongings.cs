using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>
/// What PostgreSQL keeps beside an object, whatever its kind, and takes along when the object goes: its comment, owner, rights and labels. So they
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

        // Rights are given in the name of the owner.
        if (to.Owner is not null && from.Owner != to.Owner)
        {
            var planned = new PlannedOperation(new OwnerOperation(to));
            yield return TableOf(to) is { } table && !context.IsNew(table) ? planned.On(table, LockLevel.AccessExclusive) : planned;
        }

        foreach (var planned in Rights.Change(from, to, context))
        {
            yield return planned;
        }

        foreach (var (provider, label) in from.Labels.Where(old => to.Labels.All(now => now.Name != old.Name)).Select(static old => (old.Name, (string?)null))
            .Concat(to.Labels.Except(from.Labels).Select(static now => (now.Name, (string?)now.Value))))
        {
            yield return new(new LabelOperation(to, provider, label));
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
