using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Primary keys and unique constraints.</summary>
internal sealed class RandomKey : RandomKind
{
    public override bool IsInAll => true;

    public override void Add(RandomObjects objects) => objects.OnTable(
        table =>
        {
            if (objects.Chance(0.3))
            {
                AddPrimary(table, objects);
            }
            else if (Names(table, objects) is { IsEmpty: false } names)
            {
                objects.Put(new UniqueConstraint
                {
                    Table = table,
                    Name = objects.Fresh("uq"),
                    Columns = names,
                    Deferral = objects.Chance(0.2) ? Deferral.InitiallyDeferred : Deferral.NotDeferrable,
                    NullsNotDistinct = objects.Version >= 15 && objects.Chance(0.2),
                });
            }
        },
        static table => RandomTable.IsLocal(table) && table.PartitionOf is null);

    public static void AddPrimary(QualifiedName table, RandomObjects objects)
    {
        var names = Names(table, objects);
        if (names.IsEmpty || objects.All<PrimaryKey>().Any(key => key.Table == table))
        {
            return;
        }

        foreach (var column in names.Select(name => (Column)objects.Find(ObjectId.Of(ObjectKind.Column, table, name))!))
        {
            objects.Put(column with { IsNullable = false });
        }

        objects.Put(new PrimaryKey { Table = table, Name = objects.Fresh("pk"), Columns = names });
    }

    /// <summary>Columns of a table that a key can be over, with those by which it is partitioned.</summary>
    public static EquatableArray<string> Names(QualifiedName table, RandomObjects objects)
    {
        var names = objects.Pick(Columns(table, objects).Select(static column => column.Name), 1, 2);
        var partitioned = ((Table)objects.Find(ObjectId.Of(ObjectKind.Table, table))!).PartitionBy is null ? [] : RandomPartition.KeysOf(table, objects.Snapshot());
        return names.Concat(partitioned).Distinct().ToEquatableArray();
    }

    public static IEnumerable<Column> Columns(QualifiedName table, RandomObjects objects) => objects.ColumnsOf(table).Where(static column => RandomTypes.CanBeKey(column.Type));

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item switch
    {
        PrimaryKey key => IsBroken(key, key.Columns, schema) || key.Columns.Any(name => ColumnOf(key.Table, name, schema).IsNullable),
        UniqueConstraint unique => IsBroken(unique, unique.Columns, schema),
        _ => false,
    };

    private static bool IsBroken(TableObject item, EquatableArray<string> columns, DatabaseSchema schema) =>
        columns.Any(name => !RandomTypes.CanBeKey(ColumnOf(item.Table, name, schema).Type)) || !RandomPartition.KeysOf(item.Table, schema).All(columns.Contains);

    private static Column ColumnOf(QualifiedName table, string name, DatabaseSchema schema) => (Column)schema.Find(ObjectId.Of(ObjectKind.Column, table, name))!;
}
