using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomTrigger : RandomKind
{
    public override int AtFirst => 3;

    public override void Add(RandomObjects objects)
    {
        if (objects.Chance(0.15) && objects.Of(ObjectKind.View) is { Count: > 0 } views)
        {
            var function = RandomFunction.ForTriggers(objects, "trigger");
            objects.Declare(objects.Fresh("tr"), $"CREATE TRIGGER {Self} INSTEAD OF INSERT OR DELETE ON {objects.One(views)} FOR EACH ROW EXECUTE FUNCTION {function}()");
        }
        else
        {
            objects.OnTable(table => Declare(objects.Fresh("tr"), table, objects), RandomTable.IsPlain);
        }
    }

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Trigger).Where(id => objects.Of(ObjectKind.Table).Contains(id.ParentId!)).ToList() is { Count: > 0 } triggers)
        {
            var trigger = objects.One(triggers);
            Declare(RandomObjects.Quoted(trigger.Name), trigger.ParentName, objects);
        }
    }

    private static void Declare(string name, QualifiedName table, RandomObjects objects)
    {
        var columns = objects.ColumnsOf(table).Where(static column => column.Generated is null).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        var id = ObjectId.Of(ObjectKind.Table, table);
        var function = RandomFunction.ForTriggers(objects, "trigger");
        var column = objects.One(columns);
        var state = objects.One(["", "DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA"]);
        objects.Declare(name, objects.Next(6) switch
        {
            0 => $"CREATE TRIGGER {Self} BEFORE INSERT OR UPDATE ON {id} FOR EACH ROW WHEN ((new.{column} IS NOT NULL)) EXECUTE FUNCTION {function}()",
            1 => $"CREATE TRIGGER {Self} AFTER UPDATE OF {column.Id} ON {id} FOR EACH ROW EXECUTE FUNCTION {function}('x', 'it''s')",
            2 => $"CREATE CONSTRAINT TRIGGER {Self} AFTER INSERT ON {id} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}()",
            3 => $"CREATE TRIGGER {Self} AFTER INSERT ON {id} REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
            4 when state.Length > 0 => $"CREATE TRIGGER {Self} BEFORE DELETE ON {id} FOR EACH ROW EXECUTE FUNCTION {function}(); ALTER TABLE {id} {state} TRIGGER {Self}",
            _ => $"CREATE TRIGGER {Self} BEFORE TRUNCATE ON {id} FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
        });
    }
}
