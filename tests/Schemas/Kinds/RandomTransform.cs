using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Transforms of types of the schema, of the server's own function.</summary>
internal sealed class RandomTransform : RandomKind
{
    public override int AtFirst => 1;

    public override void Add(RandomObjects objects)
    {
        if (RandomTypes.Any(objects, ObjectKind.Enum, ObjectKind.Composite, ObjectKind.Range) is { } type)
        {
            objects.Declare("", $"CREATE TRANSFORM FOR {type} LANGUAGE sql (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal))");
        }
    }
}
