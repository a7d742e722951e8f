using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Functions of any result, some of one name; those of triggers are beside what fires them.</summary>
internal sealed class RandomFunction : RandomKind
{
    private static readonly string[] s_volatilities = ["IMMUTABLE", "STABLE", "VOLATILE"];

    public override int AtFirst => 3;

    public override void Add(RandomObjects objects)
    {
        var known = objects.Of(ObjectKind.Function);
        var name = known.Count > 0 && objects.Chance(0.3) ? objects.One(known).QualifiedName : new QualifiedName("public", objects.Fresh("f"));
        FormattableString sql = objects.Next(7) switch
        {
            0 => Simple(objects),
            1 => $"CREATE FUNCTION {Self}(a integer) RETURNS integer LANGUAGE sql {Volatility(objects)} AS 'SELECT a + {objects.Next(9)}'",
            2 => $"CREATE FUNCTION {Self}(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a = b'",
            3 when RandomTypes.Any(objects) is { } type => $"CREATE FUNCTION {Self}(a {type}) RETURNS {type} LANGUAGE sql {Volatility(objects)} AS 'SELECT a'",
            4 when objects.Of(ObjectKind.Table) is { Count: > 0 } tables => $"CREATE FUNCTION {Self}(a {objects.One(tables)}) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN ''x''; END'",

            // One argument has to be given: a call without any may be of another one of its name.
            5 => $"CREATE FUNCTION {Self}(c date, a text DEFAULT 'it''s'::text, VARIADIC b integer[] DEFAULT '{{}}'::integer[]) RETURNS TABLE(x integer, y text) LANGUAGE plpgsql ROWS {1 + objects.Next(99)} AS $f$ BEGIN RETURN; END $f$",
            _ => $"CREATE FUNCTION {Self}(a text) RETURNS text LANGUAGE sql {Volatility(objects)} AS 'SELECT a'",
        };
        objects.Declare(name, sql);
    }

    public override void Alter(RandomObjects objects)
    {
        if (WithoutArguments(objects) is { Count: > 0 } functions)
        {
            objects.Redeclare(objects.One(functions), Simple(objects));
        }
    }

    /// <summary>Those that give an integer for nothing.</summary>
    public static List<ObjectId> WithoutArguments(RandomObjects objects) => [.. objects.Of(ObjectKind.Function).Where(static id => IsSimple(id))];

    /// <summary>The name and arguments with which an expression calls one of these.</summary>
    public static string CallOf(ObjectId function) => IsSimple(function) ? RandomObjects.Quoted(function.QualifiedName) + "()" : "";

    /// <summary>A function for triggers, as PostgreSQL calls them.</summary>
    public static ObjectId ForTriggers(RandomObjects objects, string result)
    {
        var name = new QualifiedName("public", "on_" + result);
        objects.Declare(name, $"CREATE FUNCTION {Self}() RETURNS {result} LANGUAGE plpgsql AS $f$ BEGIN {(result == "trigger" ? "RETURN NEW;" : "")} END $f$");
        return objects.Of(ObjectKind.Function).Single(id => id.QualifiedName == name && id.Signature!.Length == 0);
    }

    private static bool IsSimple(ObjectId id) => id is { Kind: ObjectKind.Function, Signature: "" } && !id.Name.StartsWith("on_", StringComparison.Ordinal);

    private static FormattableString Simple(RandomObjects objects) => objects.Next(2) switch
    {
        0 => $"CREATE FUNCTION {Self}() RETURNS integer LANGUAGE sql {Volatility(objects)} AS 'SELECT {objects.Next(9)}'",
        _ => $"CREATE FUNCTION {Self}() RETURNS integer LANGUAGE plpgsql {Volatility(objects)} COST {1 + objects.Next(99)} AS 'BEGIN RETURN {objects.Next(9)}; END'",
    };

    private static string Volatility(RandomObjects objects) => objects.One(s_volatilities);
}
