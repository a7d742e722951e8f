using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>Which columns hold values of a type, or are sorted by a collation.</summary>
internal static class TypeUse
{
    /// <summary>What can be replaced under the columns that are of it.</summary>
    public static bool IsReplaceable(ObjectKind kind) => kind is ObjectKind.Enum or ObjectKind.Domain or ObjectKind.Composite or ObjectKind.Range or ObjectKind.Collation;

    public static bool IsOf(Column column, ObjectId type) =>
        type.Kind == ObjectKind.Collation ? column.Collation == type.QualifiedName : IsReplaceable(type.Kind) && column.Type.UserName == type.QualifiedName;

    /// <summary>The columns that are of it before and after and have values of their own.</summary>
    public static IEnumerable<Column> ColumnsOf(ObjectId type, DatabaseSchema from, DatabaseSchema to) => !IsReplaceable(type.Kind) ? [] : to.All<Column>()
        .Where(column => column.Generated is null && IsOf(column, type) && from.Find(column.Id) is Column { Generated: null } old && IsOf(old, type));
}
