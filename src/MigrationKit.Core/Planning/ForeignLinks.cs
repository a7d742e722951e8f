using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Foreign tables that are partitions or heirs of others. When the values of a column are turned into those of another type, the server does so in
/// all tables that have the column of one another, and refuses where one of them has no values: such tables are apart for the while.
/// </summary>
/// <remarks>ATPrepAlterColumnType in src/backend/commands/tablecmds.c</remarks>
internal sealed class ForeignLinks(PlanContext context)
{
    /// <summary>
    /// The links of a table by which it has a column of tables that are foreign where it is not, or the other way round; with those that were made
    /// later, which keep their places.
    /// </summary>
    public IEnumerable<TableLink> Of(Column column) => context.To.Find(column.Id.ParentId!) is not Table table ? [] : TableLink.Of(table)
        .Where(link => context.ParentsOf(column.Table).Contains(link.Parent))
        .SkipWhile(link => IsForeign(link.Parent) == IsForeign(column.Table) || !context.To.Contains(ObjectId.Of(ObjectKind.Column, link.Parent, column.Name)));

    /// <summary>The links by which a column's change would go on to such tables.</summary>
    public EquatableArray<TableLink> Below(Column column) => context.DescendantsOf(column.Table)
        .Select(table => column with { Table = table }).SelectMany(Of).ToEquatableArray();

    public bool IsForeign(QualifiedName table) => context.To.Find(ObjectId.Of(ObjectKind.Table, table)) is Table { Foreign: not null };
}
