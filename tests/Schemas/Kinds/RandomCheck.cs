using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomCheck : RandomKind
{
    public override bool IsInAll => true;

    public override void Add(RandomObjects objects) => objects.OnTable(
        table =>
        {
            if (objects.ColumnsOf(table).Where(IsNumber).ToList() is { Count: > 0 } columns)
            {
                objects.Put(new CheckConstraint
                {
                    Table = table,
                    Name = objects.Fresh("ck"),
                    Expression = $"({RandomObjects.Quoted(objects.One(columns).Name)} >= {objects.Next(9)})",
                    Comment = objects.Chance(0.2) ? "check" : null,
                });
            }
        },
        static table => table.PartitionOf is null);

    public override void Alter(RandomObjects objects)
    {
        if (objects.All<CheckConstraint>().ToList() is { Count: > 0 } checks)
        {
            var check = objects.One(checks);
            objects.Put(check with { Expression = check.Expression.Replace(">=", ">", StringComparison.Ordinal) });
        }
    }

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item is CheckConstraint check && !schema.ColumnsOf(ObjectId.Of(ObjectKind.Table, check.Table))
        .Any(column => check.Expression.Contains("(" + RandomObjects.Quoted(column.Name) + " ", StringComparison.Ordinal) && IsNumber(column));

    private static bool IsNumber(Column column) => column.Type.ToString() is "integer" or "bigint" or "smallint";
}
