using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>What an index of a partition, or a constraint with one, is a part of: the columns of <c>attached_index</c> in <c>scope.sql</c>.</summary>
internal static class AttachedIndex
{
    public static ObjectId? Whole(CatalogRow row)
    {
        var kind = row.TextOrNull("whole_type") switch
        {
            "p" => ObjectKind.PrimaryKey,
            "u" => ObjectKind.Unique,
            "x" => ObjectKind.Exclusion,
            _ => ObjectKind.Index,
        };
        return row.NameOrNull("whole_schema", "whole_table") is { } table ? ObjectId.Of(kind, table, row.Text("whole")) : null;
    }
}
