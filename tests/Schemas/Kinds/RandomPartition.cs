using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Partitioned tables of every strategy and their partitions, which have the columns, keys and indexes of the whole.</summary>
internal sealed class RandomPartition : RandomKind
{
    public override void Add(RandomObjects objects)
    {
        if (objects.Chance(0.6) && objects.All<Table>().Where(static table => table.PartitionBy is not null).ToList() is { Count: > 0 } wholes)
        {
            AddPart(objects.One(wholes), objects);
            return;
        }

        var table = new Table(objects.NewName()) { PartitionBy = objects.One(["RANGE (id)", "LIST (id)", "HASH (id)"]) };
        objects.Put(table);
        objects.Put(new Column { Table = table.Name, Name = "id", Type = PgType.BuiltIn("integer"), Ordinal = objects.Next() });
        objects.Times(0, 3, () => RandomColumn.AddTo(table.Name, objects));
        objects.Times(1, 3, () => AddPart(table, objects));
        if (objects.Chance(0.5))
        {
            RandomKey.AddPrimary(table.Name, objects);
        }
    }

    /// <summary>Detaches one, or attaches a table that was.</summary>
    public override void Alter(RandomObjects objects)
    {
        if (objects.All<Table>().Where(static table => table.PartitionOf is { IsDefault: false }).ToList() is { Count: > 0 } parts)
        {
            var part = objects.One(parts);
            objects.Put(part with { PartitionOf = null });
            foreach (var index in objects.All<IndexedObject>().Where(index => index.Table == part.Name).ToList())
            {
                objects.Put(index with { PartOf = null });
            }
        }
    }

    public override void Complete(RandomObjects objects)
    {
        var schema = objects.Snapshot();
        foreach (var part in schema.Tree.Links.Where(static link => link.Bound is not null).OrderBy(link => schema.Tree.AncestorsOf(link.Child).Count()).ThenBy(static link => link.Child).ToList())
        {
            RandomHeir.CompleteColumns(part.Child, part.Parent, objects, exactly: true);
            CompleteIndexes(part.Child, part.Parent, objects);
        }
    }

    /// <summary>The columns by which a table is partitioned, which every key of it has to have.</summary>
    public static IEnumerable<string> KeysOf(QualifiedName table, DatabaseSchema schema) => schema.Find(ObjectId.Of(ObjectKind.Table, table)) is Table { PartitionBy: not null } ? ["id"] : [];

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item switch
    {
        Table { PartitionBy: not null } table => !IsKey(table.Name, schema),
        Table { PartitionOf: { } partition } => schema.Find(ObjectId.Of(ObjectKind.Table, partition.Parent)) is not Table { PartitionBy: not null },
        IndexedObject { PartOf: { } whole } part => !(schema.Find(whole) is IndexedObject && schema.Find(ObjectId.Of(ObjectKind.Table, part.Table)) is Table { PartitionOf: not null }),
        IndexedObject index => KeysOf(index.Table, schema).Any() && schema.PartsOf(ObjectId.Of(ObjectKind.Table, index.Table)).OfType<IndexedObject>().Any(other => IsSame(other, index)),
        _ => false,
    };

    // Which of two equal ones a partition's is attached to is PostgreSQL's choice.
    private static bool IsSame(IndexedObject other, IndexedObject index) =>
        string.CompareOrdinal(other.Name, index.Name) < 0 && (other.Structure with { Name = index.Name }).Equals(index.Structure);

    private static bool IsKey(QualifiedName table, DatabaseSchema schema) => schema.Find(ObjectId.Of(ObjectKind.Column, table, "id")) is Column { Generated: null } column && column.Type.ToString() == "integer";

    private static void AddPart(Table whole, RandomObjects objects)
    {
        var number = objects.Next();
        var siblings = objects.All<Table>().Count(table => table.PartitionOf?.Parent == whole.Name);
        var isHash = whole.PartitionBy!.StartsWith("HASH", StringComparison.Ordinal);
        if (isHash && siblings >= 16)
        {
            return;
        }

        var hasDefault = objects.All<Table>().Any(table => table.PartitionOf is { IsDefault: true } partition && partition.Parent == whole.Name);
        var bound = whole.PartitionBy[0] switch
        {
            'H' => $"FOR VALUES WITH (modulus 16, remainder {FreeRemainder(whole.Name, objects)})",
            _ when !hasDefault && objects.Chance(0.2) => "DEFAULT",
            'R' => $"FOR VALUES FROM ({number * 10}) TO ({(number * 10) + 10})",
            _ => $"FOR VALUES IN ({number})",
        };
        var isSubdivided = bound != "DEFAULT" && whole.PartitionOf is null && objects.Chance(0.2);
        var part = new Table(objects.NewName()) { PartitionOf = new Partition(whole.Name, bound), PartitionBy = isSubdivided ? "HASH (id)" : null };
        objects.Put(part);
    }

    private static int FreeRemainder(QualifiedName whole, RandomObjects objects)
    {
        var taken = objects.All<Table>().Where(table => table.PartitionOf?.Parent == whole).Select(static table => table.PartitionOf!.Bound).ToList();
        return Enumerable.Range(0, 16).First(remainder => !taken.Contains($"FOR VALUES WITH (modulus 16, remainder {remainder})"));
    }

    private static void CompleteIndexes(QualifiedName part, QualifiedName whole, RandomObjects objects)
    {
        foreach (var index in objects.All<IndexedObject>().Where(index => index.Table == whole).ToList())
        {
            var own = objects.All<IndexedObject>().FirstOrDefault(own => own.Table == part && own.PartOf == index.Id);
            var name = own?.Name ?? objects.Fresh("pi");
            var copy = index with { Table = part, Name = name, PartOf = index.Id, Comment = own?.Comment, IndexComment = own?.IndexComment, RenamedFrom = own?.RenamedFrom ?? default, IsClustered = false };
            if (index is PrimaryKey)
            {
                foreach (var other in objects.All<PrimaryKey>().Where(key => key.Table == part && key.Name != name).ToList())
                {
                    objects.Remove(other.Id);
                }
            }

            objects.Put(copy);
        }
    }
}
