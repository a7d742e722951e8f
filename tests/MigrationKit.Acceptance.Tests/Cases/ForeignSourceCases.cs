namespace MigrationKit.Acceptance.Tests.Cases;

internal static class ForeignSourceCases
{
    private const string Plain = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER v FOREIGN DATA WRAPPER w; ";
    private const string Full = "CREATE FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator; CREATE SERVER v VERSION '2' FOREIGN DATA WRAPPER w OPTIONS (host 'localhost', port '5432'); ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("wrappers and servers come with their rights", "", Full + """
            GRANT USAGE ON FOREIGN DATA WRAPPER w TO mk_app; GRANT USAGE ON FOREIGN SERVER v TO mk_app; COMMENT ON SERVER v IS 'one'; COMMENT ON FOREIGN DATA WRAPPER w IS 'two';
            CREATE SERVER typed TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER w;
            """),
        new("wrappers and servers change in place", Plain, Full)
        {
            Statements =
            [
                "ALTER FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator",
                "ALTER SERVER v VERSION '2'",
                "ALTER SERVER v OPTIONS (ADD host 'localhost')",
                "ALTER SERVER v OPTIONS (ADD port '5432')",
            ],
        },
        new("an option has another value", Full, Full.Replace("5432", "5433", StringComparison.Ordinal)) { Statements = ["ALTER SERVER v OPTIONS (SET port '5433')"] },
        new("a server of another type", Plain, Plain.Replace("SERVER v ", "SERVER v TYPE 't' ", StringComparison.Ordinal)) { Statements = ["DROP SERVER v", "CREATE SERVER v TYPE 't' FOREIGN DATA WRAPPER w"] },
        new("a server is renamed", Plain, Plain.Replace("SERVER v ", "SERVER u ", StringComparison.Ordinal))
        {
            Renamed = ["foreign server u < v"],
            Statements = ["ALTER SERVER v RENAME TO u"],
            Hazards = ["breaks-old-code"],
        },
    ];
}
