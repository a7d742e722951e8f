namespace MigrationKit.Core.Model;

/// <summary>The names that objects take from one another.</summary>
internal static class ObjectNames
{
    /// <summary>The names that an object takes: relations and types share those of their schema, constraints those of their table, routines those with their arguments.</summary>
    public static IEnumerable<ObjectId> TakenBy(ObjectId id)
    {
        yield return id;
        if (id.Kind.SharesRelationNames())
        {
            yield return new ObjectId(ObjectKind.Table, id.Schema, id.Name);
        }

        if (id.Kind.IsConstraintOrIndex() && id.Kind != ObjectKind.Index)
        {
            yield return id with { Kind = ObjectKind.Check };
        }

        if (id.Kind.IsRoutine())
        {
            yield return id with { Kind = ObjectKind.Function };
        }
    }

    /// <summary>All that an object takes and another one cannot have as well: its names, and of a table that it can have one primary key.</summary>
    public static IEnumerable<ObjectId> PlacesTakenBy(ObjectId id) =>
        id.Kind == ObjectKind.PrimaryKey ? [.. TakenBy(id), id with { Name = "" }] : TakenBy(id);
}
