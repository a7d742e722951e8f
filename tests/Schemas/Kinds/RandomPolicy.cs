using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomPolicy : RandomKind
{
    public override void Add(RandomObjects objects) => objects.OnTable(table => Declare(objects.Fresh("po"), table, objects), RandomTable.IsPlain);

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Policy) is { Count: > 0 } policies)
        {
            var policy = objects.One(policies);
            Declare(RandomObjects.Quoted(policy.Name), policy.ParentName, objects);
        }
    }

    private static void Declare(string name, QualifiedName table, RandomObjects objects)
    {
        if (objects.ColumnsOf(table).ToList() is not { Count: > 0 } columns)
        {
            return;
        }

        var (id, column, roles) = (ObjectId.Of(ObjectKind.Table, table), objects.One(columns).Id, objects.One(["mk_app", "mk_app, mk_reader", "PUBLIC"]));
        objects.Put(((Table)objects.Find(id)!) with { HasRowSecurity = objects.Chance(0.8) });
        objects.Declare(name, objects.Next(4) switch
        {
            0 => $"CREATE POLICY {Self} ON {id} FOR SELECT TO {roles} USING (({column} IS NOT NULL))",
            1 => $"CREATE POLICY {Self} ON {id} AS RESTRICTIVE TO {roles} USING (true) WITH CHECK (({column} IS NOT NULL))",
            2 => $"CREATE POLICY {Self} ON {id} FOR INSERT TO {roles} WITH CHECK ((EXISTS (SELECT 1 FROM {objects.One(objects.Of(ObjectKind.Table))} o)))",
            _ => $"CREATE POLICY {Self} ON {id} TO {roles} USING (({column} IS NULL))",
        });
    }
}
