using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class EventTriggerCases
{
    private const string Function = "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; ";

    public static IReadOnlyList<CatalogCase> All { get; } =
    [
        Of("event", "CREATE EVENT TRIGGER x ON sql_drop EXECUTE FUNCTION f()", new("ON sql_drop EXECUTE FUNCTION public.f()")),
        Of(
            "tags, state and comment",
            "CREATE EVENT TRIGGER x ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'CREATE TABLE') EXECUTE FUNCTION f(); ALTER EVENT TRIGGER x ENABLE REPLICA; COMMENT ON EVENT TRIGGER x IS 'hears'",
            new("ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'CREATE TABLE') EXECUTE FUNCTION public.f()", ("enabled", "replica")) { Comment = "hears" }),
    ];

    private static CatalogCase Of(string name, string sql, Expected expected) => new(name, Function + sql)
    {
        Kind = ObjectKind.EventTrigger,
        Expected = EquatableArray.Of(expected.As(new ObjectId(ObjectKind.EventTrigger, "", "x"))),
    };
}
