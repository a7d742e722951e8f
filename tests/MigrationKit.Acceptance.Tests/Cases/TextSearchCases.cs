namespace MigrationKit.Acceptance.Tests.Cases;

internal static class TextSearchCases
{
    private const string Objects = """
        CREATE TEXT SEARCH PARSER tp (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
        CREATE TEXT SEARCH TEMPLATE tt (INIT = dsimple_init, LEXIZE = dsimple_lexize);
        CREATE TEXT SEARCH DICTIONARY td (TEMPLATE = tt, ACCEPT = false, STOPWORDS = 'english');
        CREATE TEXT SEARCH CONFIGURATION tc (PARSER = tp); ALTER TEXT SEARCH CONFIGURATION tc ADD MAPPING FOR asciiword, word WITH td, simple;
        """;

    private const string Dictionary = "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = 'english');";
    private const string Configuration = "CREATE TEXT SEARCH CONFIGURATION c (PARSER = \"default\"); ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword, word WITH simple; ";

    public static IReadOnlyList<AcceptanceCase> All { get; } =
    [
        new("text search objects come", "", Objects + "COMMENT ON TEXT SEARCH PARSER tp IS '1'; COMMENT ON TEXT SEARCH TEMPLATE tt IS '2'; COMMENT ON TEXT SEARCH DICTIONARY td IS '3'; COMMENT ON TEXT SEARCH CONFIGURATION tc IS '4';"),
        new("a dictionary has other options", Dictionary, "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, ACCEPT = 'false');")
        {
            Statements = ["ALTER TEXT SEARCH DICTIONARY public.d (stopwords)", "ALTER TEXT SEARCH DICTIONARY public.d (accept = 'false')"],
        },
        new("mappings come, change and go", Configuration, "CREATE TEXT SEARCH CONFIGURATION c (PARSER = \"default\"); ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH english_stem, simple; ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR email WITH simple;")
        {
            Statements =
            [
                "ALTER TEXT SEARCH CONFIGURATION public.c DROP MAPPING FOR asciiword",
                "ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR email WITH pg_catalog.simple",
                "ALTER TEXT SEARCH CONFIGURATION public.c ALTER MAPPING FOR word WITH pg_catalog.english_stem, pg_catalog.simple",
            ],
        },
        new("a template is another, and what is made of it is built again", Objects, Objects.Replace("INIT = dsimple_init, LEXIZE = dsimple_lexize", "LEXIZE = dispell_lexize", StringComparison.Ordinal).Replace(", ACCEPT = false, STOPWORDS = 'english'", "", StringComparison.Ordinal)),
        new("text search objects are renamed", Dictionary + Configuration, "CREATE SCHEMA s; CREATE TEXT SEARCH DICTIONARY d2 (TEMPLATE = simple, STOPWORDS = 'english');" + Configuration)
        {
            Renamed = ["text search dictionary public.d2 < d"],
            Hazards = ["breaks-old-code"],
        },
    ];
}
