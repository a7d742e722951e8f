namespace MigrationKit.Core.Syntax;

/// <summary>
/// A word that stands for the name of a schema in a script that is run for many of them. It is replaced where it names a schema in a statement, and as a
/// whole word in all that is in quotes, because bodies of functions and arguments of <c>format()</c> are strings. Both names mean themselves with quotes and
/// without (<see cref="FaultOf"/>), so that it need not be known how a string is read.
/// </summary>
/// <param name="word">A name without a fault.</param>
internal sealed class SchemaPlaceholder(string word)
{
    /// <summary>Words that PL/pgSQL reserves and SQL does not: in the body of a function they end what comes before them.</summary>
    /// <remarks>https://github.com/postgres/postgres/blob/master/src/pl/plpgsql/src/pl_reserved_kwlist.h</remarks>
    private static readonly HashSet<string> ReservedInBodies =
        new(["begin", "by", "declare", "execute", "foreach", "if", "loop", "strict", "while"], StringComparer.Ordinal);

    /// <summary>The word.</summary>
    public string Word => word;

    /// <summary>Why a name can neither be put in the place of the word nor be the word; null if it can.</summary>
    public static string? FaultOf(string name) =>
        name.Length == 0 ? "is empty"
        : SqlIdentifier.ByteLength(name) > SqlIdentifier.MaxByteLength ? $"has more than {SqlIdentifier.MaxByteLength} bytes"
        : name.StartsWith("pg_", StringComparison.Ordinal) || name == "information_schema" ? "is one of PostgreSQL's own"
        : SqlKeywords.NeedsQuotes(name) || ReservedInBodies.Contains(name) ? "is a key word of SQL"
        : SqlIdentifier.Quote(name) != name ? "has other characters than a to z, 0 to 9 and _, or begins with a digit"
        : null;

    /// <summary>The statement for one schema.</summary>
    /// <param name="sql">One statement, in which the word is nothing but a schema (<see cref="FindMisuse"/>).</param>
    /// <param name="schema">A name without a fault.</param>
    public string Replace(string sql, string schema)
    {
        if (!MayStandIn(sql))
        {
            return sql;
        }

        var edits = new TextEdits(sql);
        foreach (var token in SqlLexer.Tokenize(sql))
        {
            if (Names(sql, token))
            {
                edits.Replace(token.Start, token.End, schema);
            }
            else if (token.Kind is SqlTokenKind.String or SqlTokenKind.DollarString or SqlTokenKind.EscapeString)
            {
                ReplaceWithin(sql, token, schema, edits);
            }
        }

        return edits.ToString();
    }

    /// <summary>A text for one schema, in which everything is in quotes: JSON.</summary>
    /// <param name="text">A text of which nothing but strings is changed.</param>
    /// <param name="strings">Its strings with their quotes, in order; a backslash escapes in them.</param>
    /// <param name="schema">A name without a fault.</param>
    public string ReplaceWithin(string text, IEnumerable<(int Start, int Length)> strings, string schema)
    {
        var edits = new TextEdits(text);
        foreach (var (start, length) in strings)
        {
            ReplaceWithin(text, new SqlToken(SqlTokenKind.EscapeString, start, length), schema, edits);
        }

        return edits.ToString();
    }

    /// <summary>The first place outside of quotes where the word is something else than a schema, such as a column; null if there is none.</summary>
    public SqlToken? FindMisuse(string sql)
    {
        if (!MayStandIn(sql))
        {
            return null;
        }

        var tokens = SqlLexer.Tokenize(sql).Where(static token => !token.IsTrivia).ToList();
        var place = tokens.FindIndex(token => Names(sql, token));
        while (place >= 0 && IsSchema(sql, tokens, place))
        {
            place = tokens.FindIndex(place + 1, token => Names(sql, token));
        }

        return place < 0 ? null : tokens[place];
    }

    private bool MayStandIn(string sql) => sql.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private bool Names(string sql, SqlToken token) => token.IsIdentifier && SqlIdentifier.Unquote(token.Text(sql)) == word;

    private static bool IsSchema(string sql, List<SqlToken> tokens, int place)
    {
        if (KindAt(tokens, place - 1) == SqlTokenKind.Dot)
        {
            return false;
        }

        if (KindAt(tokens, place + 1) == SqlTokenKind.Dot)
        {
            return true;
        }

        var before = BeforeList(tokens, place);
        return IsWordAt("schema", BeforeWords(before, "exists", "not", "if"))
            || (IsSettingAt(before) && IsWordAt("search_path", before - 1));

        int BeforeWords(int index, params string[] words) => words.Aggregate(index, (at, skipped) => IsWordAt(skipped, at) ? at - 1 : at);
        bool IsWordAt(string keyword, int index) => index >= 0 && tokens[index].IsWord(sql, keyword);
        bool IsSettingAt(int index) => IsWordAt("to", index) || (KindAt(tokens, index) == SqlTokenKind.Operator && tokens[index].Text(sql) == "=");
    }

    /// <summary>The index of what stands before a list with commas: several schemas may be named at once.</summary>
    private static int BeforeList(List<SqlToken> tokens, int place)
    {
        var before = place - 1;
        while (KindAt(tokens, before) == SqlTokenKind.Comma
            && KindAt(tokens, before - 1) is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier or SqlTokenKind.String)
        {
            before -= 2;
        }

        return before;
    }

    private static SqlTokenKind? KindAt(List<SqlToken> tokens, int index) => index >= 0 && index < tokens.Count ? tokens[index].Kind : null;

    private void ReplaceWithin(string sql, SqlToken token, string schema, TextEdits edits)
    {
        var hasEscapes = token.Kind == SqlTokenKind.EscapeString;
        for (var start = Find(token.Start); start >= 0; start = Find(start + word.Length))
        {
            if (!IsPartOfWord(sql, start + word.Length, token.End) && IsBeginning(sql, start, hasEscapes) && !IsOtherName(sql, start))
            {
                edits.Replace(start, start + word.Length, schema);
            }
        }

        int Find(int from) => sql.IndexOf(word, from, token.End - from, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The dollar is no part of a word here: it delimits strings in bodies of functions.</summary>
    private static bool IsPartOfWord(string sql, int index, int end) => index < end && (SqlScan.IsIdentifierStart(sql[index]) || SqlScan.IsDigit(sql[index]));

    /// <summary>In <c>E'\nword'</c> the letter before it is a line end.</summary>
    private static bool IsBeginning(string sql, int start, bool hasEscapes)
    {
        var backslashes = 0;
        while (hasEscapes && sql[start - 2 - backslashes] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1 || !IsPartOfWord(sql, start - 1, sql.Length);
    }

    /// <summary>Capitals are another name in double quotes, and the same one outside of them.</summary>
    private bool IsOtherName(string sql, int start) => sql[start - 1] == '"' && string.CompareOrdinal(sql, start, word, 0, word.Length) != 0;
}
