using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomRange : RandomKind
{
    public override int AtFirst => 1;

    public override void Add(RandomObjects objects) => objects.Declare(objects.NewName(), New(objects));

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Range) is { Count: > 0 } types)
        {
            objects.Redeclare(objects.One(types), New(objects));
        }
    }

    private static FormattableString New(RandomObjects objects) => objects.Next(3) switch
    {
        0 => $"CREATE TYPE {Self} AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi)",
        1 => $"CREATE TYPE {Self} AS RANGE (SUBTYPE = double precision)",
        _ => $"CREATE TYPE {Self} AS RANGE (SUBTYPE = text, COLLATION = \"C\")",
    };
}
