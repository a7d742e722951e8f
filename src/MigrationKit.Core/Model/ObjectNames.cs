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
}
