namespace MigrationKit.Core.Declarations.Readers;

/// <summary>The settings at the top of what pg_dump writes. They declare nothing; one that would change what is declared is an error.</summary>
internal sealed class SessionReader() : StatementReader("set", "reset", "select pg_catalog")
{
    // What these are in a description: names have their schema in them, tables are where the database is.
    private static readonly Dictionary<string, string> s_only = new(StringComparer.Ordinal)
    {
        ["search_path"] = "",
        ["default_tablespace"] = "",
        ["default_table_access_method"] = "heap",
        ["standard_conforming_strings"] = "on",
        ["default_with_oids"] = "false",
    };

    private static readonly string[] s_roles = ["role", "session", "constraints", "transaction"];

    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        if (head == "reset")
        {
            _ = sql.Identifier();
            return;
        }

        if (head == "set")
        {
            var name = s_roles.FirstOrDefault(word => sql.IsWord(word)) is { } other ? throw new DeclarationException($"SET {other.ToUpperInvariant()} declares nothing") : sql.Identifier();
            _ = sql.Token();
            Check(name, Value(sql.Rest()));
            return;
        }

        if (!sql.Try(Syntax.SqlTokenKind.Dot) || !sql.TryWord("set_config"))
        {
            throw new DeclarationException("a query declares nothing");
        }

        var arguments = SqlList.Split(sql.Parenthesized()).Select(Value).ToList();
        Check(arguments[0], arguments.Count > 1 ? arguments[1] : "");
    }

    private static void Check(string name, string value)
    {
        if (s_only.TryGetValue(name, out var only) && value != only)
        {
            throw new DeclarationException($"{name} means nothing in a description: say it with each object");
        }
    }

    private static string Value(string text)
    {
        var sql = new SqlCursor(text);
        return sql.Is(Syntax.SqlTokenKind.String) ? sql.String() : text.ToLowerInvariant();
    }
}
