using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomEventTrigger : RandomKind
{
    public override int AtFirst => 1;

    public override void Add(RandomObjects objects) => Declare(objects.Fresh("et"), objects);

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.EventTrigger) is { Count: > 0 } triggers)
        {
            Declare(RandomObjects.Quoted(objects.One(triggers).Name), objects);
        }
    }

    private static void Declare(string name, RandomObjects objects)
    {
        var function = RandomFunction.ForTriggers(objects, "event_trigger");
        objects.Declare(name, objects.Next(3) switch
        {
            0 => $"CREATE EVENT TRIGGER {Self} ON ddl_command_end EXECUTE FUNCTION {function}()",
            1 => $"CREATE EVENT TRIGGER {Self} ON sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW') EXECUTE FUNCTION {function}()",
            _ => $"CREATE EVENT TRIGGER {Self} ON ddl_command_start EXECUTE FUNCTION {function}(); ALTER EVENT TRIGGER {Self} DISABLE",
        });
    }
}
