using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Casts from types of the schema.</summary>
internal sealed class RandomCast : RandomKind
{
    private static readonly string[] s_contexts = ["", " AS ASSIGNMENT"];

    public override int AtFirst => 1;

    public override void Add(RandomObjects objects)
    {
        if (RandomTypes.Any(objects, ObjectKind.Enum, ObjectKind.Composite, ObjectKind.Range) is not { } type)
        {
            return;
        }

        if (objects.Chance(0.5))
        {
            objects.Declare("", $"CREATE CAST ({type} AS integer) WITH INOUT{objects.One(s_contexts)}");
            return;
        }

        var name = new QualifiedName("public", objects.Fresh("cast"));
        objects.Declare(name, $"CREATE FUNCTION {Self}(a {type}) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 1; END'");
        var function = objects.Of(ObjectKind.Function).Single(id => id.QualifiedName == name);
        objects.Declare("", $"CREATE CAST ({type} AS integer) WITH FUNCTION {function}({type}){objects.One(s_contexts)}");
    }
}
