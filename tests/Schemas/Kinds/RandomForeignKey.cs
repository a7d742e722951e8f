using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomForeignKey : RandomKind
{
    public override bool IsInAll => true;

    public override int AtFirst => 3;

    public override void Add(RandomObjects objects) => objects.OnTable(table => AddTo(table, objects), static table => RandomTable.IsLocal(table) && table.PartitionOf is null);

    private static void AddTo(QualifiedName table, RandomObjects objects)
    {
        if (objects.All<PrimaryKey>().Where(key => key.Columns.Count == 1 && CanBeReferredTo(key, objects)).ToList() is not { Count: > 0 } keys)
        {
            return;
        }

        var key = objects.One(keys);
        var principal = (Column)objects.Find(ObjectId.Of(ObjectKind.Column, key.Table, key.Columns[0]))!;
        var column = objects.ColumnsOf(table).FirstOrDefault(column => column.Type == principal.Type && column.Id != principal.Id && column.Generated is null && column.Collation == principal.Collation)
            ?? new Column { Table = table, Name = objects.Fresh("fk_c"), Type = principal.Type, Collation = principal.Collation, IsNullable = true, Ordinal = objects.Next() };
        objects.Put(column);
        objects.Put(new ForeignKey
        {
            Table = table,
            Name = objects.Fresh("fk"),
            Columns = EquatableArray.Of(column.Name),
            PrincipalTable = key.Table,
            PrincipalColumns = key.Columns,
            OnDelete = objects.One([ReferentialAction.NoAction, ReferentialAction.Cascade, ReferentialAction.Restrict]),
            OnUpdate = objects.One([ReferentialAction.NoAction, ReferentialAction.Cascade]),
            Deferral = objects.Chance(0.2) ? Deferral.InitiallyImmediate : Deferral.NotDeferrable,
        });
    }

    // PostgreSQL finds no equality for a domain over an enum.
    private static bool CanBeReferredTo(PrimaryKey key, RandomObjects objects) =>
        objects.Find(ObjectId.Of(ObjectKind.Column, key.Table, key.Columns[0])) is Column { Type.UserName: var type } && (type is not { } name || objects.All<EnumType>().Any(own => own.Name == name));

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema)
    {
        return item is ForeignKey foreign && (!schema.PartsOf(ObjectId.Of(ObjectKind.Table, foreign.PrincipalTable)).OfType<PrimaryKey>().Any(key => key.Columns == foreign.PrincipalColumns)
            || TypeOf(foreign.Table, foreign.Columns[0]) != TypeOf(foreign.PrincipalTable, foreign.PrincipalColumns[0])

            // What the whole refers to cannot become its partition.
            || schema.Tree.AncestorsOf(foreign.PrincipalTable).Contains(foreign.Table));

        string TypeOf(QualifiedName table, string name) => schema.Find(ObjectId.Of(ObjectKind.Column, table, name)) is Column column ? $"{column.Type} {column.Collation} {column.Generated}" : "";
    }
}
