using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Operator families, and classes in them over types of the schema.</summary>
internal sealed class RandomOperatorClass : RandomKind
{
    public override int AtFirst => 1;

    public override void Add(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.OperatorFamily) is not { Count: > 0 } families || objects.Chance(0.3))
        {
            objects.Declare(new QualifiedName("public", objects.Fresh("family")), $"CREATE OPERATOR FAMILY {Self} USING btree");
            return;
        }

        if (RandomTypes.Any(objects, ObjectKind.Enum, ObjectKind.Composite, ObjectKind.Range) is { } type
            && families.Where(family => !HasClass(objects, family, type)).ToList() is { Count: > 0 } open)
        {
            var compare = new QualifiedName("public", objects.Fresh("compare"));
            objects.Declare(compare, $"CREATE FUNCTION {Self}(a {type}, b {type}) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 0; END'");
            var function = objects.Of(ObjectKind.Function).Single(id => id.QualifiedName == compare);
            objects.Declare(new QualifiedName("public", objects.Fresh("class")), $"CREATE OPERATOR CLASS {Self} FOR TYPE {type} USING btree FAMILY {objects.One(open)} AS FUNCTION 1 ({type}, {type}) {function}({type}, {type})");
        }
    }

    /// <summary>The functions of a family are told apart by their types.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/catalog-pg-amproc.html</remarks>
    private static bool HasClass(RandomObjects objects, ObjectId family, PgType type) => objects.All<DefinedObject>().Any(
        item => item.Id.Kind == ObjectKind.OperatorClass
            && item.Definition.StartsWith($"FOR TYPE {type} USING btree FAMILY {RandomObjects.Quoted(family.QualifiedName)} AS ", StringComparison.Ordinal));
}
