namespace MigrationKit.Core.Syntax;

/// <summary>One argument of a routine as its definition says it.</summary>
/// <param name="Mode"><c>IN</c>, <c>OUT</c>, <c>INOUT</c> or <c>VARIADIC</c>.</param>
/// <param name="Name">Unquoted; empty for one that has none.</param>
/// <param name="Type">The rest up to the default.</param>
/// <param name="HasDefault">Whether a call can leave it out.</param>
internal sealed record RoutineArgument(string Mode, string Name, string Type, bool HasDefault)
{
    public bool IsInput => Mode != "OUT";

    public bool IsOutput => Mode is "OUT" or "INOUT";
}

/// <summary>What callers see of a routine: read from the text that follows its name in CREATE, which may be a server's or a person's.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createfunction.html</remarks>
internal sealed record RoutineHeader(IReadOnlyList<RoutineArgument> Arguments, string Result, bool IsWindow)
{
    private static readonly HashSet<string> s_modes = new(StringComparer.Ordinal) { "IN", "OUT", "INOUT", "VARIADIC" };

    // What a type of more than one word starts with; as the name of an argument each of them would be in quotes, but for DOUBLE.
    private static readonly HashSet<string> s_typeStarts = new(StringComparer.Ordinal)
    {
        "DOUBLE", "CHARACTER", "CHAR", "NATIONAL", "NCHAR", "BIT", "TIME", "TIMESTAMP", "INTERVAL", "SETOF",
    };

    private static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal)
    {
        "LANGUAGE", "TRANSFORM", "WINDOW", "IMMUTABLE", "STABLE", "VOLATILE", "LEAKPROOF", "NOT", "CALLED", "RETURNS", "STRICT", "EXTERNAL",
        "SECURITY", "PARALLEL", "COST", "ROWS", "SUPPORT", "SET", "AS", "RETURN", "BEGIN",
    };

    /// <param name="definition">The text from the parenthesis before the arguments on.</param>
    public static RoutineHeader Parse(string definition)
    {
        var tokens = SqlLexer.Tokenize(definition).Where(static token => !token.IsTrivia).ToList();
        var end = Closing(tokens, 0);
        var arguments = Split(tokens, 1, end).Select(part => Argument(part, definition)).ToList();
        return new RoutineHeader(arguments, Returns(tokens, end + 1, definition), HasWord(tokens, end + 1, "WINDOW", definition));
    }

    /// <summary>Whether CREATE OR REPLACE leads from the one to the other: callers and their results stay as they are.</summary>
    public bool CanBecome(RoutineHeader other)
    {
        var (before, after) = (Arguments.Where(static item => item.IsInput).ToList(), other.Arguments.Where(static item => item.IsInput).ToList());
        return IsWindow == other.IsWindow
            && Result == other.Result
            && before.Count == after.Count
            && before.Zip(after, static (old, now) => CanBecome(old, now)).All(static can => can)
            && Outputs.SequenceEqual(other.Outputs);
    }

    private IEnumerable<(string, string)> Outputs => Arguments.Where(static item => item.IsOutput).Select(static item => (item.Name, item.Type));

    // An argument may get a name or a default, and never lose or change them.
    private static bool CanBecome(RoutineArgument from, RoutineArgument to) =>
        from.Mode == to.Mode && from.Type == to.Type && (from.Name.Length == 0 || from.Name == to.Name) && (!from.HasDefault || to.HasDefault);

    private static RoutineArgument Argument(IReadOnlyList<SqlToken> tokens, string text)
    {
        var at = 0;
        var mode = s_modes.Contains(Upper(tokens, 0, text)) ? Upper(tokens, at++, text) : "IN";
        var split = tokens.TakeWhile((token, index) => index < at || !(token.IsWord(text, "DEFAULT") || token is { Kind: SqlTokenKind.Operator } && token.Text(text) == "=")).Count();
        var hasName = split - at > 1 && tokens[at].IsIdentifier && tokens[at + 1].IsIdentifier && !IsTypeStart(tokens, at, text);
        var name = hasName ? SqlIdentifier.Unquote(tokens[at++].Text(text)) : "";
        return new RoutineArgument(mode, name, Text(tokens, at, split, text), split < tokens.Count);
    }

    private static bool IsTypeStart(IReadOnlyList<SqlToken> tokens, int at, string text) => Upper(tokens, at, text) switch
    {
        "DOUBLE" => tokens[at + 1].IsWord(text, "precision"),
        var word => s_typeStarts.Contains(word),
    };

    private static string Returns(List<SqlToken> tokens, int from, string text)
    {
        for (var i = from; i < tokens.Count - 1; i++)
        {
            if (tokens[i].IsWord(text, "RETURNS") && !tokens[i + 1].IsWord(text, "NULL"))
            {
                var end = i + 1;
                while (end < tokens.Count && !s_attributes.Contains(Upper(tokens, end, text)))
                {
                    end = tokens[end].Kind == SqlTokenKind.OpenParen ? Closing(tokens, end) + 1 : end + 1;
                }

                return Text(tokens, i + 1, end, text);
            }
        }

        return "";
    }

    private static bool HasWord(List<SqlToken> tokens, int from, string word, string text)
    {
        // Before the body: what follows it is not the header's.
        for (var i = from; i < tokens.Count && Upper(tokens, i, text) is not ("AS" or "RETURN" or "BEGIN"); i++)
        {
            if (tokens[i].IsWord(text, word))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IReadOnlyList<SqlToken>> Split(List<SqlToken> tokens, int from, int to)
    {
        var start = from;
        for (var i = from; i <= to; i++)
        {
            if (i == to || tokens[i].Kind == SqlTokenKind.Comma)
            {
                if (i > start)
                {
                    yield return tokens.GetRange(start, i - start);
                }

                start = i + 1;
            }
            else if (tokens[i].Kind is SqlTokenKind.OpenParen or SqlTokenKind.OpenBracket)
            {
                i = Closing(tokens, i);
            }
        }
    }

    private static int Closing(List<SqlToken> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += tokens[i].Kind switch
            {
                SqlTokenKind.OpenParen or SqlTokenKind.OpenBracket => 1,
                SqlTokenKind.CloseParen or SqlTokenKind.CloseBracket => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i;
            }
        }

        return tokens.Count;
    }

    private static string Upper(IReadOnlyList<SqlToken> tokens, int index, string text) =>
        index < tokens.Count && tokens[index].Kind == SqlTokenKind.Word ? tokens[index].Text(text).ToUpperInvariant() : "";

    private static string Text(IReadOnlyList<SqlToken> tokens, int from, int to, string text) =>
        string.Join(" ", Enumerable.Range(from, Math.Max(0, to - from)).Select(index => tokens[index].Text(text)));
}
