using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class PrivilegeCases
{
    public static IEnumerable<CatalogCase> All =>
    [
        Sequence("rights that nobody touched", ""),
        Sequence("rights of default said in full", "GRANT ALL ON SEQUENCE q TO CURRENT_USER; GRANT USAGE ON SEQUENCE q TO mk_app; REVOKE USAGE ON SEQUENCE q FROM mk_app"),
        Sequence("some rights", "GRANT SELECT, USAGE ON SEQUENCE q TO mk_app", new("mk_app", "SELECT"), new("mk_app", "USAGE")),
        Sequence("all rights", "GRANT ALL ON SEQUENCE q TO PUBLIC", new Privilege(Privilege.Everyone, Privilege.All)),
        Sequence("a right that can be passed on", "GRANT SELECT ON SEQUENCE q TO mk_app WITH GRANT OPTION", new Privilege("mk_app", "SELECT", PrivilegeForm.Grantable)),
        Sequence("rights taken from the owner", "REVOKE ALL ON SEQUENCE q FROM CURRENT_USER", new Privilege(Privilege.Owner, Privilege.All, PrivilegeForm.Revoked)),
        new("a right taken from everyone", "CREATE TYPE e AS ENUM ('a'); REVOKE USAGE ON TYPE e FROM PUBLIC")
        {
            Kind = ObjectKind.Enum,
            Expected = EquatableArray.Of<SchemaObject>(new EnumType(new("public", "e"))
            {
                Values = EquatableArray.Of("a"), Privileges = EquatableArray.Of(new Privilege(Privilege.Everyone, "USAGE", PrivilegeForm.Revoked)),
            }),
        },
        new("rights on a column", "CREATE TABLE t (a int); GRANT SELECT (a), UPDATE (a) ON t TO mk_app; GRANT ALL (a) ON t TO mk_reader")
        {
            Kind = ObjectKind.Column,
            Expected = EquatableArray.Of<SchemaObject>(new Column
            {
                Table = CatalogCase.Table, Name = "a", Type = PgType.Parse("integer"), IsNullable = true,
                Privileges = EquatableArray.Of(new Privilege("mk_app", "SELECT"), new("mk_app", "UPDATE"), new("mk_reader", Privilege.All)),
            }),
        },
        new("the schema public with rights of its own", "REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO mk_app; COMMENT ON SCHEMA public IS 'ours'")
        {
            Kind = ObjectKind.Schema,
            Since = 15,
            Expected = EquatableArray.Of<SchemaObject>(new Namespace("public")
            {
                Comment = "ours",
                Privileges = EquatableArray.Of(new Privilege(Privilege.Everyone, "USAGE", PrivilegeForm.Revoked), new("mk_app", "USAGE")),
            }),
        },
    ];

    private static CatalogCase Sequence(string name, string sql, params Privilege[] privileges) => new(name, "CREATE SEQUENCE q; " + sql)
    {
        Kind = ObjectKind.Sequence,
        Expected = EquatableArray.Of<SchemaObject>(new Sequence(new("public", "q")) { Privileges = privileges }),
    };
}
