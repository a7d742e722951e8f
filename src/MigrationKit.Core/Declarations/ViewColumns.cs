using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>Columns of views: the model keeps what is said of them with the view.</summary>
internal static class ViewColumns
{
    /// <summary>The views that a column may be of, if it is not a table's.</summary>
    public static IEnumerable<ObjectId> ViewsOf(ObjectId column) =>
        ObjectKinds.Relations.Where(static kind => kind != ObjectKind.Table).Select(kind => ObjectId.Of(kind, column.ParentName));
}
