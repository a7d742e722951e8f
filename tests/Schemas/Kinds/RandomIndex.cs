using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomIndex : RandomKind
{
    public override bool IsInAll => true;

    public override int AtFirst => 4;

    public override void Add(RandomObjects objects) => objects.OnTable(
        table =>
        {
            if (RandomKey.Columns(table, objects).ToList() is { Count: > 0 } columns)
            {
                objects.Put(New(table, columns, objects));
            }
        },
        RandomTable.IsLocal);

    public override void Alter(RandomObjects objects)
    {
        if (objects.All<TableIndex>().ToList() is { Count: > 0 } indexes)
        {
            var index = objects.One(indexes);
            objects.Put(objects.Chance(0.5) ? index with { IsUnique = !index.IsUnique } : index with { Keys = index.Keys.Select(static key => key with { Descending = !key.Descending }).ToEquatableArray() });
        }
    }

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema)
    {
        if (item is not TableIndex index)
        {
            return false;
        }

        var columns = schema.ColumnsOf(ObjectId.Of(ObjectKind.Table, index.Table)).ToList();
        return index.Keys.Any(key => key.Expression is { } expression
                && !columns.Any(column => IsPlainText(column) && expression.Contains("(" + RandomObjects.Quoted(column.Name) + ")", StringComparison.Ordinal)))
            || index.Keys.Any(key => columns.Any(column => column.Name == key.Column && !RandomTypes.CanBeKey(column.Type)))
            || (index.Where is { } where && !columns.Any(column => where.Contains("(" + RandomObjects.Quoted(column.Name) + " ", StringComparison.Ordinal)))
            || (index.IsUnique && !RandomPartition.KeysOf(index.Table, schema).All(name => index.Keys.Any(key => key.Column == name)));
    }

    private static TableIndex New(QualifiedName table, List<Column> columns, RandomObjects objects)
    {
        var names = objects.Pick(columns.Select(static column => column.Name), 1, 2);
        var text = columns.FirstOrDefault(IsPlainText);
        var keys = names.Select(name => new IndexKey { Column = name, Descending = objects.Chance(0.2), Nulls = NullsOrder.Default }).ToList();
        if (text is not null && objects.Chance(0.3))
        {
            keys.Add(new IndexKey { Expression = $"lower({RandomObjects.Quoted(text.Name)})", OperatorClass = objects.Chance(0.3) ? "text_pattern_ops" : null });
        }

        return new TableIndex
        {
            Table = table,
            Name = objects.Fresh("ix"),
            IsUnique = objects.Chance(0.2),
            Keys = keys.ToEquatableArray(),
            Where = objects.Chance(0.2) ? $"({RandomObjects.Quoted(names[0])} IS NOT NULL)" : null,
            Include = objects.Chance(0.15) && columns.Any(column => !names.Contains(column.Name)) ? EquatableArray.Of(columns.First(column => !names.Contains(column.Name)).Name) : default,
            Parameters = objects.Chance(0.15) ? EquatableArray.Of("fillfactor=80") : default,
        };
    }

    private static bool IsPlainText(Column column) => column.Type.ToString() == "text" && column.Collation is null;
}
