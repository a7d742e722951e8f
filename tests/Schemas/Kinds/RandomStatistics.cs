using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomStatistics : RandomKind
{
    public override void Add(RandomObjects objects) => objects.OnTable(
        table =>
        {
            if (Columns(table, objects) is [var first, var second, ..])
            {
                var name = new QualifiedName(table.Schema, objects.Fresh("st"));
                var kinds = objects.One(["", "(ndistinct) ", "(ndistinct, dependencies) ", "(mcv) "]);
                var target = objects.Chance(0.3) ? objects.Next(1000) : -1;
                objects.Declare(name, target switch
                {
                    < 0 => $"CREATE STATISTICS {Self} {kinds}ON {first}, {second} FROM {ObjectId.Of(ObjectKind.Table, table)}",
                    _ => $"CREATE STATISTICS {Self} {kinds}ON {first}, {second} FROM {ObjectId.Of(ObjectKind.Table, table)}; ALTER STATISTICS {Self} SET STATISTICS {target}",
                });
            }
        },
        RandomTable.IsPlain);

    // Any other type can come to have no order.
    private static List<Column> Columns(QualifiedName table, RandomObjects objects) =>
        [.. objects.ColumnsOf(table).Where(static column => column.Type.ToString() is "integer" or "bigint" or "smallint" or "text" or "date" && column.Generated is null)];
}
