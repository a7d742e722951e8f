using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Dictionaries: the template is the definition, the options can change.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtsdictionary.html</remarks>
internal sealed class TextSearchDictionaryReader() : StatementReader("text search dictionary")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var id = ObjectId.Of(ObjectKind.TextSearchDictionary, sql.Name(context.DefaultSchema));
        var items = DefinitionList.Read(sql);
        var template = items.Where(static item => item.Name == "TEMPLATE").Select(static item => item.Value).FirstOrDefault()
            ?? throw new DeclarationException("the dictionary has no TEMPLATE");
        context.Add(id, TextSearchNames.Template(template, context.DefaultSchema), [.. items.Where(static item => item.Name != "TEMPLATE").Select(TextSearchNames.Option)]);
    }
}

/// <summary>Configurations: the parser is the definition.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtsconfig.html</remarks>
internal sealed class TextSearchConfigurationReader() : StatementReader("text search configuration")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var id = ObjectId.Of(ObjectKind.TextSearchConfiguration, sql.Name(context.DefaultSchema));
        var items = DefinitionList.Read(sql);
        var parser = items.Count == 1 && items[0].Name == "PARSER" && items[0].Value is { } named
            ? named
            : throw new DeclarationException("PARSER and the mappings are to be said, because a COPY is another one on another server");
        context.Add(id, TextSearchNames.Parser(parser, context.DefaultSchema));
    }
}

/// <summary>ALTER TEXT SEARCH: the mappings of a configuration, the options of a dictionary.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-altertsconfig.html</remarks>
internal sealed class AlterTextSearchReader() : StatementReader("alter text search configuration", "alter text search dictionary")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        var isDictionary = head == "alter text search dictionary";
        var id = ObjectId.Of(isDictionary ? ObjectKind.TextSearchDictionary : ObjectKind.TextSearchConfiguration, name);
        var clauses = isDictionary ? DefinitionList.Read(sql).Select(TextSearchNames.Option).ToList() : Mappings(sql, context.DefaultSchema).ToList();
        context.Amend(id, item => clauses.Aggregate((DefinedObject)item, static (known, clause) => known.With(clause.Name, clause.Value.Length == 0 ? null : clause.Value)));
    }

    private static IEnumerable<Clause> Mappings(SqlCursor sql, string defaultSchema)
    {
        if (!sql.TryWords("add mapping for") && !sql.TryWords("alter mapping for"))
        {
            throw sql.Expected("ADD MAPPING FOR");
        }

        var tokens = SqlList.Split(sql.Until("with")).Select(static token => new SqlCursor(token).Identifier()).ToList();
        sql.Words("with");
        var dictionaries = string.Join(", ", SqlList.Split(sql.Rest()).Select(name => TextSearchNames.Dictionary(name, defaultSchema)));
        return tokens.Select(token => new Clause(token, dictionaries));
    }
}

/// <summary>Names of parts of text search: where they have no schema, PostgreSQL's own come first.</summary>
internal static class TextSearchNames
{
    public static string Template(string text, string defaultSchema) =>
        Qualified(text, static name => name is "simple" or "synonym" or "ispell" or "thesaurus" or "snowball", defaultSchema);

    public static string Parser(string text, string defaultSchema) => Qualified(text, static name => name == "default", defaultSchema);

    public static string Dictionary(string text, string defaultSchema) =>
        Qualified(text, static name => name == "simple" || name.EndsWith("_stem", StringComparison.Ordinal), defaultSchema);

    /// <summary>An option as the server keeps it: words are strings.</summary>
    public static Clause Option((string Name, string? Value) item)
    {
        var sql = new SqlCursor(item.Value ?? "");
        var value = sql.Is(SqlTokenKind.Word) ? SqlIdentifier.Literal(sql.Identifier()) : sql.Is(SqlTokenKind.String) ? SqlIdentifier.Literal(sql.String()) : sql.Rest();
        return new Clause(item.Name.ToLowerInvariant(), value);
    }

    private static string Qualified(string text, Func<string, bool> isBuiltIn, string defaultSchema)
    {
        var sql = new SqlCursor(text);
        var name = sql.Name("");
        sql.End();
        return SqlIdentifier.Quote(name.Schema.Length > 0 ? name.Schema : isBuiltIn(name.Name) ? "pg_catalog" : defaultSchema, name.Name);
    }
}
