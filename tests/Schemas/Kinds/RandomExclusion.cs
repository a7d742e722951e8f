using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomExclusion : RandomKind
{
    public override void Add(RandomObjects objects) => objects.OnTable(
        table =>
        {
            if (objects.ColumnsOf(table).Where(CanBeElement).ToList() is { Count: > 0 } columns)
            {
                var column = objects.One(columns);
                objects.Put(new ExclusionConstraint
                {
                    Table = table,
                    Name = objects.Fresh("ex"),
                    Elements = EquatableArray.Of(new ExclusionElement(new IndexKey { Column = column.Name, Descending = objects.Chance(0.3) }, "=")),
                    Where = objects.Chance(0.3) ? $"({RandomObjects.Quoted(column.Name)} > 0)" : null,
                    Deferral = objects.Chance(0.2) ? Deferral.InitiallyDeferred : Deferral.NotDeferrable,
                    Parameters = objects.Chance(0.2) ? EquatableArray.Of("fillfactor=80") : default,
                });
            }
        },
        RandomTable.IsPlain);

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item is ExclusionConstraint exclusion
        && !(schema.Find(ObjectId.Of(ObjectKind.Column, exclusion.Table, exclusion.Elements[0].Key.Column!)) is Column column && CanBeElement(column));

    private static bool CanBeElement(Column column) => column.Type.ToString() is "integer" or "bigint";
}
