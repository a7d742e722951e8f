using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>
/// A partition has a part of each key and index of its table. Where none is declared, the server makes one and names it, unless ONLY was said; the
/// model has it too, or a partition that is added later would seem to want those of its table made anew.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-MAINTENANCE</remarks>
internal static class PartitionIndexes
{
    /// <param name="objects">All objects, with their columns.</param>
    public static IReadOnlyList<SchemaObject> Complete(IReadOnlyList<SchemaObject> objects)
    {
        var partitions = objects.OfType<Table>().Where(static table => table is { PartitionOf: not null, Foreign: null }).ToList();
        if (partitions.Count == 0)
        {
            return objects;
        }

        var names = new GeneratedNames();
        foreach (var item in objects.Where(static item => item.Id.Kind.SharesRelationNames()))
        {
            names.Take(item.Id.Schema, item.Id.Name);
        }

        var all = objects.ToList();
        foreach (var root in partitions.Select(static partition => partition.PartitionOf!.Parent).Distinct().Where(parent => partitions.All(partition => partition.Name != parent)))
        {
            Add(root, partitions, all, names);
        }

        return all;
    }

    // From the top down: a partition that is partitioned again hands on what it got.
    private static void Add(QualifiedName table, List<Table> partitions, List<SchemaObject> all, GeneratedNames names)
    {
        var indexes = all.OfType<IndexedObject>().Where(item => item.Table == table && item is not TableIndex { IsValid: false } && !item.IsOfWholeOnly.Value).ToList();
        foreach (var partition in partitions.Where(partition => partition.PartitionOf!.Parent == table))
        {
            var parts = new HashSet<ObjectId>(all.OfType<IndexedObject>().Where(item => item.Table == partition.Name).Select(static item => item.PartOf).OfType<ObjectId>());
            all.AddRange(indexes.Where(index => !parts.Contains(index.Id)).Select(index => PartOf(index, partition, names)).ToList());
            Add(partition.Name, partitions, all, names);
        }
    }

    /// <summary>The index that the server makes for a partition.</summary>
    public static IndexedObject PartOf(IndexedObject whole, Table partition, GeneratedNames names)
    {
        var (columns, label) = whole switch
        {
            PrimaryKey => (null, "pkey"),
            UniqueConstraint unique => (string.Join("_", unique.Columns.Concat(unique.Include)), "key"),
            ExclusionConstraint exclusion => (string.Join("_", Names(exclusion.Elements.Select(static element => element.Key)).Concat(exclusion.Include)), "excl"),
            TableIndex index => (string.Join("_", Names(index.Keys).Concat(index.Include)), "idx"),
            _ => (null, "idx"),
        };
        return (IndexedObject)whole.Bare with
        {
            Table = partition.Name,
            Name = names.Make(partition.Name, columns, label),
            PartOf = whole.Id,
            IsClustered = false,
            IsReplicaIdentity = false,
            IndexComment = null,
            IsOfWholeOnly = false,
            Origin = partition.Origin,
            RenamedFrom = default,
            Uses = default,
        };
    }

    // https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/commands/indexcmds.c, ChooseIndexColumnNames
    private static IEnumerable<string> Names(IEnumerable<IndexKey> keys)
    {
        var expressions = 0;
        return keys.Select(key => key.Column ?? (expressions++ == 0 ? "expr" : "expr" + (expressions - 1))).ToList();
    }
}
