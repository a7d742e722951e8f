using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>Columns of views: the model keeps what is said of them with the view, but for the rights.</summary>
internal static class ViewColumns
{
    /// <summary>The views that a column may be of, if it is not a table's.</summary>
    public static IEnumerable<ObjectId> ViewsOf(ObjectId column) =>
        ObjectKinds.Relations.Where(static kind => kind != ObjectKind.Table).Select(kind => ObjectId.Of(kind, column.ParentName));

    /// <summary>The column of a declared view that is among some targets, as the model has it where there are rights on it.</summary>
    public static ViewColumn? Named(IEnumerable<ObjectId> targets, Func<ObjectId, bool> isDeclared) => targets
        .Where(id => id.Kind == ObjectKind.Column && ViewsOf(id).Any(isDeclared))
        .Select(static id => new ViewColumn { Table = id.ParentName, Name = id.Name })
        .FirstOrDefault();
}
