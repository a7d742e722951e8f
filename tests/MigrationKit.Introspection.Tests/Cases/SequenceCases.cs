using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class SequenceCases
{
    private static readonly QualifiedName S = new("public", "s");

    public static IEnumerable<CatalogCase> All =>
    [
        Case("a sequence with nothing said", "CREATE SEQUENCE s; COMMENT ON SEQUENCE s IS 'numbers'", new Sequence(S) { Comment = "numbers" }),
        Case("a smaller type has smaller limits", "CREATE SEQUENCE s AS smallint", new Sequence(S) { DataType = "smallint" }),
        Case("downwards the defaults are others", "CREATE SEQUENCE s AS integer INCREMENT -1", new Sequence(S)
        {
            DataType = "integer",
            Options = new SequenceOptions { Increment = -1 },
        }),
        Case("all options", "CREATE SEQUENCE s INCREMENT 5 MINVALUE 10 MAXVALUE 100 START 20 CACHE 3 CYCLE", new Sequence(S)
        {
            Options = new SequenceOptions { Increment = 5, MinValue = 10, MaxValue = 100, Start = 20, Cache = 3, Cycle = true },
        }),
        Case("the start follows the minimum", "CREATE SEQUENCE s MINVALUE 10", new Sequence(S) { Options = new SequenceOptions { MinValue = 10 } }),
        Case("unlogged", "CREATE UNLOGGED SEQUENCE s", new Sequence(S) { IsUnlogged = true }) with { Since = 15 },
        Case("serial is a sequence that a column owns", "CREATE TABLE t (id serial)", new Sequence(new("public", "t_id_seq"))
        {
            DataType = "integer",
            OwnedBy = ObjectId.Of(ObjectKind.Column, CatalogCase.Table, "id"),
        }),
        Case(
            "a sequence owned by a column that does not use it",
            "CREATE TABLE t (id bigint); CREATE SEQUENCE s OWNED BY t.id",
            new Sequence(S) { OwnedBy = ObjectId.Of(ObjectKind.Column, CatalogCase.Table, "id") }),
        Case("an identity column's sequence is part of the column", "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY)"),
    ];

    private static CatalogCase Case(string name, string sql, params Sequence[] expected) =>
        new(name, sql) { Kind = ObjectKind.Sequence, Expected = expected };
}
