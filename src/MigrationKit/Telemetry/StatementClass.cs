using MigrationKit.Core.Syntax;
using MigrationKit.Execution;

namespace MigrationKit.Telemetry;

/// <summary>What kind of statement something is, in words from a closed list, so that no name and no value can be among them.</summary>
internal static class StatementClass
{
    private const string Other = "OTHER";

    /// <summary>The words are at the beginning, and a statement may be of megabytes.</summary>
    private const int MostCharacters = 2000;

    /// <summary>A step that has more is not gone through to its end for this.</summary>
    public const int MostStatements = 1000;

    private static readonly string[] Verbs =
    [
        "CREATE", "ALTER", "DROP", "COMMENT", "GRANT", "REVOKE", "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "SELECT", "WITH",
        "VALUES", "DO", "CALL", "SET", "RESET", "REINDEX", "REFRESH", "VACUUM", "ANALYZE", "CLUSTER", "LOCK", "COPY", "SECURITY", "IMPORT",
    ];

    private static readonly string[] Objects =
    [
        "TABLE", "INDEX", "VIEW", "MATERIALIZED VIEW", "SEQUENCE", "SCHEMA", "TYPE", "DOMAIN", "FUNCTION", "PROCEDURE", "AGGREGATE",
        "OPERATOR", "CAST", "COLLATION", "EXTENSION", "TRIGGER", "EVENT TRIGGER", "RULE", "POLICY", "STATISTICS", "PUBLICATION",
        "SUBSCRIPTION", "SERVER", "FOREIGN TABLE", "FOREIGN DATA WRAPPER", "USER MAPPING", "TEXT SEARCH", "DEFAULT PRIVILEGES", "ROLE",
        "LANGUAGE", "CONVERSION", "TRANSFORM",
    ];

    /// <summary>Words between the verb and the kind of object.</summary>
    private static readonly string[] Between = ["OR", "REPLACE", "UNIQUE", "UNLOGGED", "CONSTRAINT", "RECURSIVE", "TRUSTED", "PROCEDURAL"];

    /// <summary>Of a step: of several alike <c>BATCH ALTER TABLE</c>, of several kinds <c>BATCH</c>, as OpenTelemetry has it.</summary>
    public static string Of(IReadOnlyList<SqlStatement> statements)
    {
        var classes = OfEach(statements).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return (statements.Count, classes.Count) switch
        {
            (0, _) => Other,
            (1, _) => classes[0],
            (_, 1) => "BATCH " + classes[0],
            _ => "BATCH",
        };
    }

    /// <summary>Of the first statements of a step.</summary>
    public static IEnumerable<string> OfEach(IReadOnlyList<SqlStatement> statements) =>
        statements.Take(MostStatements).Select(static statement => Of(statement.Sql));

    /// <summary>Such as <c>ALTER TABLE</c>, <c>CREATE INDEX CONCURRENTLY</c> or <c>UPDATE</c>.</summary>
    public static string Of(string sql)
    {
        var words = new StatementWords(sql.Length > MostCharacters ? sql[..MostCharacters] : sql);
        if (Array.Find(Verbs, words.AcceptAll) is not { } verb)
        {
            return Other;
        }

        if (verb is not ("CREATE" or "ALTER" or "DROP" or "REFRESH"))
        {
            return verb + (verb == "REINDEX" && words.Has("concurrently") ? " CONCURRENTLY" : "");
        }

        while (Array.Exists(Between, words.AcceptAll))
        {
        }

        var kind = Array.Find(Objects, words.AcceptAll);
        var concurrently = kind == "INDEX" && words.Accept("concurrently") ? " CONCURRENTLY" : "";
        return kind is null ? verb : $"{verb} {kind}{concurrently}";
    }

    private static bool AcceptAll(this StatementWords words, string phrase) =>
        words.Accept(phrase.Split(' '));
}
