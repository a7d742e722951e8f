using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>A right that a statement needs on something that is not its own.</summary>
/// <param name="Kind">database, schema, owner (of a table, index, view or sequence), type (its owner), drop, or references.</param>
/// <param name="Schema">The schema, unquoted; empty for the database.</param>
/// <param name="Name">The object in it, unquoted; empty for the schema itself.</param>
internal sealed record NeededRight(string Kind, string Schema, string Name)
{
    public const string Database = "database";
    public const string InSchema = "schema";
    public const string Owner = "owner";
    public const string TypeOwner = "type";
    public const string Drop = "drop";
    public const string Reference = "references";

    private static readonly string[] CreatedInSchema = ["table", "sequence", "type", "view", "function", "procedure", "domain", "aggregate"];
    private static readonly string[] Relations = ["table", "sequence", "view", "index"];

    public string InWords => Kind switch
    {
        Database => "CREATE on the database",
        InSchema => $"CREATE on the schema {Object}",
        Reference => $"REFERENCES on {Object}",
        _ => $"to own {Object}",
    };

    private string Object => Name.Length > 0 ? SqlIdentifier.Quote(Schema, Name) : SqlIdentifier.Quote(Schema);

    public static IEnumerable<NeededRight> Of(string sql)
    {
        var words = new StatementWords(sql);
        return words.Accept("create") ? OfCreate(sql, words)
            : words.Accept("alter") ? OfChange(words, Owner).Concat(References(sql, words))
            : words.Accept("drop") ? OfChange(words, Drop)
            : [];
    }

    public string Remedy(string role, string database) => Kind switch
    {
        Database => $"GRANT CREATE ON DATABASE {database} TO {role};",
        InSchema => $"GRANT USAGE, CREATE ON SCHEMA {Object} TO {role};",
        Reference => $"GRANT REFERENCES ON TABLE {Object} TO {role};",
        TypeOwner => $"ALTER TYPE {Object} OWNER TO {role};",
        _ => $"ALTER TABLE {Object} OWNER TO {role};",
    };

    private static IEnumerable<NeededRight> OfCreate(string sql, StatementWords words)
    {
        words.Accept("or", "replace");
        if (words.Accept("schema") || words.Accept("extension"))
        {
            // IF NOT EXISTS asks for the right of a schema, but not for that of an extension.
            return words.Accept("if", "not", "exists") ? [] : [new NeededRight(Database, "", "")];
        }

        words.Accept("unlogged");
        var isUnique = words.Accept("unique");
        if (words.Accept("index"))
        {
            return OfIndex(words);
        }

        if (isUnique || !Array.Exists(CreatedInSchema, kind => words.Accept(kind)))
        {
            return [];
        }

        words.Accept("if", "not", "exists");
        var name = words.Path();
        return (name.Count == 2 ? [new NeededRight(InSchema, name[0], "")] : Array.Empty<NeededRight>())
            .Concat(References(sql, words));
    }

    private static IEnumerable<NeededRight> OfIndex(StatementWords words)
    {
        words.Accept("concurrently");
        words.Accept("if", "not", "exists");
        if (!words.IsNext("on"))
        {
            words.Path();
        }

        words.Accept("on");
        words.Accept("only");
        return Named(Owner, words.Path());
    }

    private static IEnumerable<NeededRight> OfChange(StatementWords words, string right)
    {
        var isType = words.Accept("type");
        if (!isType && !Array.Exists(Relations, kind => words.Accept(kind)))
        {
            return [];
        }

        words.Accept("concurrently");
        words.Accept("if", "exists");
        words.Accept("only");
        return Named(isType ? TypeOwner : right, words.Path());
    }

    private static IEnumerable<NeededRight> References(string sql, StatementWords words)
    {
        // Nearly no statement has the word, and then its tokens need not be looked at.
        while (sql.Contains("references", StringComparison.OrdinalIgnoreCase) && words.SkipTo("references"))
        {
            foreach (var right in Named(Reference, words.Path()))
            {
                yield return right;
            }
        }
    }

    /// <summary>A name without a schema is where the search_path says, of which nothing is known here.</summary>
    private static IEnumerable<NeededRight> Named(string kind, List<string> name) =>
        name.Count == 2 ? [new NeededRight(kind, name[0], name[1])] : [];
}
