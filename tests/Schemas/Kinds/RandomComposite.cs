using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomComposite : RandomKind
{
    public override void Add(RandomObjects objects) => objects.Declare(objects.NewName(), New(objects, RandomTypes.Any(objects) ?? PgType.BuiltIn("text")));

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Composite) is { Count: > 0 } types)
        {
            objects.Redeclare(objects.One(types), New(objects, RandomTypes.Any(objects, ObjectKind.Enum) ?? PgType.BuiltIn("numeric")));
        }
    }

    private static FormattableString New(RandomObjects objects, PgType other) => objects.Next(4) switch
    {
        0 => $"CREATE TYPE {Self} AS (x integer, \"Y y\" text)",
        1 => $"CREATE TYPE {Self} AS (x bigint, \"Y y\" text COLLATE \"C\", z date)",
        2 => $"CREATE TYPE {Self} AS (x integer)",
        _ => $"CREATE TYPE {Self} AS (x integer, other {other})",
    };
}
