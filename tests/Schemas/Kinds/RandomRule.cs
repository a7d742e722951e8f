using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomRule : RandomKind
{
    public override void Add(RandomObjects objects) => objects.OnTable(table => Declare(objects.Fresh("ru"), table, objects), RandomTable.IsPlain);

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Rule) is { Count: > 0 } rules)
        {
            var rule = objects.One(rules);
            Declare(RandomObjects.Quoted(rule.Name), rule.ParentName, objects);
        }
    }

    private static void Declare(string name, QualifiedName table, RandomObjects objects)
    {
        if (objects.ColumnsOf(table).ToList() is not { Count: > 0 } columns)
        {
            return;
        }

        var (id, column, other) = (ObjectId.Of(ObjectKind.Table, table), objects.One(columns).Id, objects.One(objects.Of(ObjectKind.Table)));
        objects.Declare(name, objects.Next(4) switch
        {
            0 => $"CREATE RULE {Self} AS ON UPDATE TO {id} WHERE (new.{column} IS NULL) DO INSTEAD NOTHING",
            1 => $"CREATE RULE {Self} AS ON DELETE TO {id} DO ALSO DELETE FROM {other} WHERE (old.{column} IS NULL)",
            2 => $"CREATE RULE {Self} AS ON INSERT TO {id} WHERE (new.{column} IS NOT NULL) DO NOTHING; ALTER TABLE {id} DISABLE RULE {Self}",
            _ => $"CREATE RULE {Self} AS ON DELETE TO {id} DO INSTEAD NOTHING",
        });
    }
}
