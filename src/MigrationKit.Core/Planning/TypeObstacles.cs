using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// What cannot stay as it is while a column gets another type, or a type is replaced under its columns: the server refuses the change then, or
/// makes something else of what hangs on the column.
/// </summary>
/// <param name="from">The schema before.</param>
/// <param name="to">The schema after.</param>
/// <param name="isChanged">Whether an object changes for itself.</param>
internal sealed class TypeObstacles(DatabaseSchema from, DatabaseSchema to, Func<ObjectId, bool> isChanged)
{
    private readonly ILookup<QualifiedName, ForeignKey> _incoming = from.All<ForeignKey>()
        .Where(static foreign => foreign.PrincipalTable != foreign.Table).ToLookup(static foreign => foreign.PrincipalTable);

    private readonly StoredRows _rows = new(from);

    /// <summary>The parts of a table, and the foreign keys of others that refer to it.</summary>
    public IEnumerable<SchemaObject> Neighbours(QualifiedName table) => from.PartsOf(ObjectId.Of(ObjectKind.Table, table)).Concat(_incoming[table]);

    /// <summary>What hinders one column.</summary>
    public IEnumerable<ObjectId> Of(Column old, Column now) => Neighbours(old.Table)
        .Where(item => item.Id != old.Id && (item.References.Contains(old.Id) || Mentions.InExpressions(item, from).Contains(old.Id)) && DiffersOrBreaks(item, old, now))
        .Select(static item => item.Id).Concat(_rows.Of(old.Table));

    /// <summary>
    /// What hinders the columns that are of a type: what compares one with a constant of the type has the old type's operators in it, and a foreign
    /// key needs one type on both sides.
    /// </summary>
    public IEnumerable<ObjectId> OfColumns(ObjectId type) => TypeUse.ColumnsOf(type, from, to)
        .SelectMany(column => Neighbours(column.Table).Where(item => item.Id != column.Id && IsBound(item, column.Id, type)).Select(static item => item.Id).Concat(_rows.Of(column.Table)));

    /// <summary>What hinders a column that comes with values for the rows that are there.</summary>
    public IEnumerable<ObjectId> OfNew(Column column) =>
        column.Default is not null || column.Identity is not null || column.Generated is { Stored: true } ? _rows.Of(column.Table) : [];

    // PostgreSQL carries indexes and constraints over to the new type as they are written; that fails where the operators are gone.
    private bool DiffersOrBreaks(SchemaObject item, Column old, Column now) => item switch
    {
        _ when isChanged(item.Id) => true,
        Column { Generated: not null } => true,
        ForeignKey => TypeChange.Of(old, now, from, to).Work != TypeChangeWork.None,
        CheckConstraint => TypeChange.Of(old, now, from, to).IsLossy,
        TableIndex index => TypeChange.Of(old, now, from, to).IsLossy || !ComesBack(index),
        IndexedObject key => !ComesBack(key),
        _ => false,
    };

    // A column of a range is text meanwhile, which not every index takes.
    private bool IsBound(SchemaObject item, ObjectId column, ObjectId type)
    {
        var isOver = item is ForeignKey or IndexedObject && item.References.Concat(Mentions.InExpressions(item, from)).Contains(column);
        return Mentions.InExpressions(item, from).Contains(column)
            || (isOver && (item is ForeignKey || !ComesBack((IndexedObject)item) || (type.Kind == ObjectKind.Range && item.Id.Kind is ObjectKind.Index or ObjectKind.Exclusion)));
    }

    // The server makes the index of a partitioned table anew, with one in every partition, of whatever name it chooses, wherever there was none too:
    // RememberIndexForRebuilding in src/backend/commands/tablecmds.c drops those of the partitions and keeps the statement of the whole, without ONLY.
    private bool ComesBack(IndexedObject whole)
    {
        if (!from.Tree.IsPartitioned(whole.Table))
        {
            return true;
        }

        var parts = from.All<IndexedObject>().Where(part => part.PartOf == whole.Id).ToDictionary(static part => part.Table);
        return from.Tree.ChildrenOf(whole.Table).Select(child => (Table)from.Find(ObjectId.Of(ObjectKind.Table, child))!).Where(static child => child.Foreign is null)
            .All(child => parts.TryGetValue(child.Name, out var part) && part == PartitionIndexes.PartOf(whole, child, new GeneratedNames()) && ComesBack(part));
    }
}
