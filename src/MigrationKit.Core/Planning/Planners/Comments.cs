using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Comments are kept beside the objects, so they are set and changed beside them, whatever the kind.</summary>
internal static class Comments
{
    public static IEnumerable<PlannedOperation> On(IEnumerable<SchemaObject> items, bool isNew) =>
        items.Where(static item => item.Comment is not null).Select(item => Set(item, isNew));

    public static PlannedOperation Set(SchemaObject item, bool isNew)
    {
        var planned = new PlannedOperation(new CommentOperation(item));
        return TableOf(item) is { } table && !isNew ? planned.On(table, LockLevel.ShareUpdateExclusive) : planned;
    }

    private static QualifiedName? TableOf(SchemaObject item) => item switch
    {
        Table table => table.Name,
        TableObject part => part.Table,
        DefinedObject { Id.Parent: not null } part => part.Id.ParentName,
        _ => null,
    };
}
