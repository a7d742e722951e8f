using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomDomain : RandomKind
{
    public override void Add(RandomObjects objects) => objects.Declare(objects.NewName(), New(objects, objects.Chance(0.3) ? RandomTypes.Any(objects) : null));

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Domain) is { Count: > 0 } domains)
        {
            objects.Redeclare(objects.One(domains), New(objects, objects.Chance(0.3) ? RandomTypes.Any(objects, ObjectKind.Enum) : null));
        }
    }

    private static FormattableString New(RandomObjects objects, PgType? over)
    {
        var limit = objects.Next(9);
        var required = objects.Chance(0.2) ? " NOT NULL" : "";
        return objects.Next(5) switch
        {
            _ when over is not null => $"CREATE DOMAIN {Self} AS {over} CONSTRAINT is_known CHECK (VALUE IS NOT NULL)",
            0 => $"CREATE DOMAIN {Self} AS integer{required} CONSTRAINT is_positive CHECK (VALUE > {limit})",
            1 => $"CREATE DOMAIN {Self} AS integer DEFAULT {limit + 10} CONSTRAINT is_positive CHECK (VALUE > {limit}) CONSTRAINT is_small CHECK (VALUE < 100)",
            2 => $"CREATE DOMAIN {Self} AS text{required} CONSTRAINT is_long CHECK (length(VALUE) > {limit})",
            3 => $"CREATE DOMAIN {Self} AS character varying({limit + 10})",
            _ => $"CREATE DOMAIN {Self} AS numeric(8,2) DEFAULT {limit}.5",
        };
    }
}
