using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>What [PartitionBy] and [Partition] can say.</summary>
internal static class SaidPartitions
{
    /// <summary>The columns by which a table is divided; null where there is an expression among them, or more than a column.</summary>
    public static IReadOnlyList<string>? ColumnsOf(Table table)
    {
        if (table.PartitionBy is not { } text)
        {
            return null;
        }

        var columns = PartitionKeys.ColumnsOf(text).OfType<string>().ToList();
        return PartitionKeys.Of(MethodOf(text), columns) == text ? columns : null;
    }

    public static string MethodOf(string partitionBy) => partitionBy[..partitionBy.IndexOf(' ', StringComparison.Ordinal)];

    /// <summary>
    /// The partitions of a table that is a class, with those of their parts that they have for no other reason: its columns, and parts of its keys and indexes with
    /// the names that the server gives them. One that differs from its table is none of them.
    /// </summary>
    /// <param name="table">The partitioned table.</param>
    /// <param name="classes">What classes declare of it.</param>
    /// <param name="schema">All that there is.</param>
    public static IEnumerable<SchemaObject> Of(Table table, DatabaseSchema classes, DatabaseSchema schema)
    {
        var own = classes.PartsOf(table.Id).Prepend(table).ToList();
        foreach (var part in schema.Tree.ChildrenOf(table.Name).Select(name => (Table)schema.Find(ObjectId.Of(ObjectKind.Table, name))!).Where(IsPlain))
        {
            var made = Heirs.WithParts(Heirs.WithColumns([.. own, part.Bare]).ToList()).OfType<TableObject>().Where(item => item.Table == part.Name).ToList();
            if (!made.All(item => IsThere(item, part, schema)) || schema.ColumnsOf(part.Id).Count() != made.OfType<Column>().Count())
            {
                continue;
            }

            yield return part.Bare;
            foreach (var item in made.Where(item => schema.Find(item.Id) is { } there && there.Bare.Equals(item.Bare)))
            {
                yield return schema.Find(item.Id)!.Bare;
            }
        }
    }

    private static bool IsPlain(Table part) => part.PartitionOf is { } partition && PartitionBound.Parse(partition.Bound) is not null
        && part.Bare.Equals(new Table(part.Name) { PartitionOf = partition });

    // A column as it is, and of each key and index a part, by whatever name.
    private static bool IsThere(SchemaObject item, Table part, DatabaseSchema schema) => item is IndexedObject { PartOf: { } whole }
        ? schema.PartsOf(part.Id).OfType<IndexedObject>().Any(there => there.PartOf == whole)
        : schema.Find(item.Id) is { } there && there.Bare.Equals(item.Bare);
}
