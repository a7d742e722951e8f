using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>The indexes that a table has chosen for something: CLUSTER ON, REPLICA IDENTITY USING INDEX.</summary>
internal static class IndexMarks
{
    private static readonly ObjectKind[] s_kinds = [ObjectKind.Index, ObjectKind.PrimaryKey, ObjectKind.Unique, ObjectKind.Exclusion];

    public static (string Index, Func<IndexedObject, SchemaObject> Mark)? Read(SqlCursor sql)
    {
        if (sql.TryWords("cluster on"))
        {
            return (sql.Identifier(), static item => item with { IsClustered = true });
        }

        return sql.TryWords("replica identity using index") ? (sql.Identifier(), static item => item with { IsReplicaIdentity = true }) : null;
    }

    public static IEnumerable<ObjectId> Targets(QualifiedName table, string index) => s_kinds.Select(kind => ObjectId.Of(kind, table, index));
}
