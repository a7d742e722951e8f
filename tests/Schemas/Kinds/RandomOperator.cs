using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Operators over types of the schema, each with its function.</summary>
internal sealed class RandomOperator : RandomKind
{
    public override int AtFirst => 1;

    public override void Add(RandomObjects objects)
    {
        if (RandomTypes.Any(objects, ObjectKind.Enum, ObjectKind.Composite, ObjectKind.Range) is not { } type)
        {
            return;
        }

        var name = new QualifiedName("public", objects.Fresh("same"));
        objects.Declare(name, $"CREATE FUNCTION {Self}(a {type}, b {type}) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN true; END'");
        var function = objects.Of(ObjectKind.Function).Single(id => id.QualifiedName == name);
        var estimator = objects.One(["", ", RESTRICT = eqsel", ", RESTRICT = eqsel, JOIN = eqjoinsel"]);
        objects.Declare("===", $"CREATE OPERATOR public.=== (LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = {function}{estimator})");
    }
}
