using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Tables whose rows are elsewhere.</summary>
internal sealed class RandomForeignTable : RandomKind
{
    public override void Add(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.ForeignServer) is { Count: > 0 } servers)
        {
            var table = new Table(objects.NewName()) { Foreign = new ForeignSource(objects.One(servers).Name) { Options = Options(objects) } };
            objects.Put(table);
            objects.Times(1, 3, () => RandomColumn.AddTo(table.Name, objects));
        }
    }

    public override void Alter(RandomObjects objects) => objects.OnTable(
        name =>
        {
            var table = (Table)objects.Find(ObjectId.Of(ObjectKind.Table, name))!;
            objects.Put(table with { Foreign = table.Foreign! with { Options = Options(objects) } });
        },
        static table => table.Foreign is not null);

    private static EquatableArray<Clause> Options(RandomObjects objects) =>
        objects.Chance(0.3) ? default : EquatableArray.Of(new Clause("table_name", "it's " + objects.Next(9)));
}
