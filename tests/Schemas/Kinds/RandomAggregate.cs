using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomAggregate : RandomKind
{
    public override void Add(RandomObjects objects)
    {
        var name = new QualifiedName("public", objects.Fresh("agg"));
        if (objects.Chance(0.5))
        {
            objects.Declare(new QualifiedName("public", name.Name + "_step"), $"CREATE FUNCTION {Self}(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1'");
            var step = new ObjectId(ObjectKind.Function, "public", name.Name + "_step", Signature: "integer, integer");
            objects.Declare(name, $"CREATE AGGREGATE {Self}(integer) (SFUNC = {step}, STYPE = integer, INITCOND = '{objects.Next(9)}')");
        }
        else
        {
            objects.Declare(name, Simple(objects));
        }
    }

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Aggregate) is { Count: > 0 } aggregates)
        {
            objects.Redeclare(objects.One(aggregates), Simple(objects));
        }
    }

    private static FormattableString Simple(RandomObjects objects) => $"CREATE AGGREGATE {Self}(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '{objects.Next(9)}')";
}
