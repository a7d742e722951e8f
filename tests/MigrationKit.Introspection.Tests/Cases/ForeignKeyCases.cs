using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class ForeignKeyCases
{
    private const string Principal = "CREATE TABLE p (x int PRIMARY KEY); ";
    private const string WidePrincipal = "CREATE TABLE p (x int, y int, PRIMARY KEY (y, x)); ";

    private static readonly ForeignKey Key = new()
    {
        Table = CatalogCase.Table,
        Name = "f",
        Columns = EquatableArray.Of("a"),
        PrincipalTable = new("public", "p"),
        PrincipalColumns = EquatableArray.Of("x"),
    };

    private static readonly ForeignKey Wide = Key with { Columns = EquatableArray.Of("a", "b"), PrincipalColumns = EquatableArray.Of("y", "x") };

    public static IEnumerable<CatalogCase> All =>
    [
        Case("one column", Principal + "CREATE TABLE t (a int CONSTRAINT f REFERENCES p); COMMENT ON CONSTRAINT f ON t IS 'to p'", Key with { Comment = "to p" }),
        Case("columns in the key's order", WidePrincipal + "CREATE TABLE t (b int, a int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p)", Wide),
        Case("to its own table", "CREATE TABLE t (x int PRIMARY KEY, a int CONSTRAINT f REFERENCES t)", Key with { PrincipalTable = CatalogCase.Table }),
        Case("to another schema", "CREATE SCHEMA s; CREATE TABLE s.p (x int UNIQUE); CREATE TABLE t (a int CONSTRAINT f REFERENCES s.p (x))",
            Key with { PrincipalTable = new("s", "p") }),
        .. Actions(),
        Case("SET NULL of some columns", WidePrincipal + "CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b))",
            Wide with { OnDelete = ReferentialAction.SetNull, OnDeleteColumns = EquatableArray.Of("b") }) with { Since = 15 },
        Case("MATCH FULL", WidePrincipal + "CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p MATCH FULL)", Wide with { MatchFull = true }),
        Case("deferrable", Principal + "CREATE TABLE t (a int CONSTRAINT f REFERENCES p DEFERRABLE)", Key with { Deferral = Deferral.InitiallyImmediate }),
        Case("initially deferred", Principal + "CREATE TABLE t (a int CONSTRAINT f REFERENCES p INITIALLY DEFERRED)", Key with { Deferral = Deferral.InitiallyDeferred }),
        Case("NOT VALID", Principal + "CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID", Key with { IsValidated = false }),
        Case("its index is the principal's", Principal + "CREATE UNIQUE INDEX i ON p (x); CREATE TABLE t (a int CONSTRAINT f REFERENCES p)", Key),
    ];

    private static IEnumerable<CatalogCase> Actions()
    {
        var actions = new (string Sql, ReferentialAction Action)[]
        {
            ("NO ACTION", ReferentialAction.NoAction),
            ("RESTRICT", ReferentialAction.Restrict),
            ("CASCADE", ReferentialAction.Cascade),
            ("SET NULL", ReferentialAction.SetNull),
            ("SET DEFAULT", ReferentialAction.SetDefault),
        };
        return actions.SelectMany(static action => new[]
        {
            Case($"on delete {action.Sql}", $"{Principal}CREATE TABLE t (a int CONSTRAINT f REFERENCES p ON DELETE {action.Sql})", Key with { OnDelete = action.Action }),
            Case($"on update {action.Sql}", $"{Principal}CREATE TABLE t (a int CONSTRAINT f REFERENCES p ON UPDATE {action.Sql})", Key with { OnUpdate = action.Action }),
        });
    }

    private static CatalogCase Case(string name, string sql, params ForeignKey[] expected) =>
        new(name, sql) { Kind = ObjectKind.ForeignKey, Expected = expected };
}
