namespace MigrationKit.Acceptance.Tests.Cases;

internal static class IdentitySequenceCases
{
    private const string Table = "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int NOT NULL); ";
    private const string Beside = "COMMENT ON SEQUENCE t_a_seq IS '100 % \"it''s\"'; GRANT USAGE ON SEQUENCE t_a_seq TO mk_app; ";

    private const string Defaults = "ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO mk_reader; ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("the sequence of an identity column gets a comment and rights", Table, Table + Beside),
        new("the sequence of a new identity column has a comment and rights", "", Table + Beside),
        new("a new identity column, and one that becomes an identity, while sequences have default privileges", Defaults + "CREATE TABLE t (a int NOT NULL, b int NOT NULL);", Table + "CREATE TABLE u (a int GENERATED ALWAYS AS IDENTITY); " + Defaults),
        new("a new identity column has other rights than the default ones", Defaults, Table + "GRANT USAGE ON SEQUENCE t_a_seq TO mk_reader; " + Defaults),
        new("an identity goes with what stands beside its sequence", Table + Beside, "CREATE TABLE t (a int NOT NULL, b int NOT NULL);"),
    ];
}
