using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Procedural languages with the handler of another one, and functions in them.</summary>
internal sealed class RandomLanguage : RandomKind
{
    public override int AtFirst => 1;

    public override void Add(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Language) is { Count: > 0 } known && objects.Chance(0.6))
        {
            objects.Declare(new QualifiedName("public", objects.Fresh("f")), $"CREATE FUNCTION {Self}(a integer) RETURNS integer LANGUAGE {objects.One(known)} AS 'BEGIN RETURN a; END'");
            return;
        }

        Declare(objects.Fresh("lang"), objects);
    }

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Language) is { Count: > 0 } known)
        {
            Declare(objects.One(known).Name, objects);
        }
    }

    private static void Declare(string name, RandomObjects objects)
    {
        var trusted = objects.One(["", "TRUSTED "]);
        var validator = objects.One(["", " INLINE pg_catalog.plpgsql_inline_handler", " INLINE pg_catalog.plpgsql_inline_handler VALIDATOR pg_catalog.plpgsql_validator"]);
        objects.Declare(RandomObjects.Quoted(name), $"CREATE {trusted}LANGUAGE {Self} HANDLER pg_catalog.plpgsql_call_handler{validator}");
    }
}
