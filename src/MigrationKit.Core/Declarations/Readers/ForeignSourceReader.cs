using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Foreign data wrappers: all of one can change in place.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createforeigndatawrapper.html</remarks>
internal sealed class ForeignDataWrapperReader() : StatementReader("foreign data wrapper")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var id = new ObjectId(ObjectKind.ForeignDataWrapper, "", sql.Identifier());
        var clauses = new List<Clause>();
        while (!sql.IsAtEnd && !sql.IsWord("options"))
        {
            if (!sql.TryWords("no handler") && !sql.TryWords("no validator"))
            {
                var word = sql.TryWord("handler") ? "HANDLER" : sql.TryWord("validator") ? "VALIDATOR" : throw sql.Expected("HANDLER, VALIDATOR or OPTIONS");
                var function = sql.Name("");
                clauses.Add(new Clause(word, SqlIdentifier.Quote(function.Schema, function.Name)));
            }
        }

        context.Add(id, "", [.. clauses, .. ForeignOptions.Read(sql)]);
    }
}

/// <summary>Foreign servers: type and wrapper stay, version and options change.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createserver.html</remarks>
internal sealed class ForeignServerReader() : StatementReader("server")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var id = new ObjectId(ObjectKind.ForeignServer, "", sql.Identifier());
        var type = sql.TryWord("type") ? $"TYPE {SqlIdentifier.Literal(sql.String())} " : "";
        Clause[] version = sql.TryWord("version") && !sql.TryWord("null") ? [new Clause("VERSION", SqlIdentifier.Literal(sql.String()))] : [];
        sql.Words("foreign data wrapper");
        var wrapper = SqlIdentifier.Quote(sql.Identifier());
        context.Add(id, $"{type}FOREIGN DATA WRAPPER {wrapper}", [.. version, .. ForeignOptions.Read(sql)]);
    }
}

/// <summary><c>OPTIONS (host 'a', port '1')</c>.</summary>
internal static class ForeignOptions
{
    public static IReadOnlyList<Clause> Read(SqlCursor sql) => sql.TryWord("options") ? SqlList.Split(sql.Parenthesized()).Select(Option).ToList() : [];

    private static Clause Option(string text)
    {
        var sql = new SqlCursor(text);
        var option = new Clause(ClauseNames.OptionPrefix + sql.Identifier(), SqlIdentifier.Literal(sql.String()));
        sql.End();
        return option;
    }
}
