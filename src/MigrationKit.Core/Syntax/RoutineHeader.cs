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
        var tokens = new SqlTokenList(definition);
        var end = tokens.Closing(0);
        return new RoutineHeader(tokens.Items(0).Select(item => Argument(tokens, item.From, item.To)).ToList(), Returns(tokens, end + 1), IsWindowFunction(tokens, end + 1));
    }

    /// <summary>The same text with quotes around the names of arguments, and of columns of a result, that are key words for some server.</summary>
    public static string WithQuotedNames(string definition)
    {
        var tokens = new SqlTokenList(definition);
        var edits = new TextEdits(definition);
        foreach (var (from, to) in tokens.Items(0).Concat(ResultColumns(tokens, tokens.Closing(0) + 1)))
        {
            var at = NameAt(tokens, from, TypeEnd(tokens, from, to));
            if (at >= 0 && tokens[at].Kind == SqlTokenKind.Word && SqlKeywords.NeedsQuotes(tokens.Name(at)))
            {
                edits.Replace(tokens[at].Start, tokens[at].End, SqlIdentifier.Quote(tokens.Name(at)));
            }
        }

        return edits.ToString();
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

    private static RoutineArgument Argument(SqlTokenList tokens, int from, int to)
    {
        var mode = s_modes.Contains(tokens.Upper(from)) ? tokens.Upper(from) : "IN";
        var end = TypeEnd(tokens, from, to);
        var at = NameAt(tokens, from, end);
        var type = at >= 0 ? at + 1 : FirstAfterMode(tokens, from);
        return new RoutineArgument(mode, at >= 0 ? tokens.Name(at) : "", tokens.Text(type, end), end < to);
    }

    // Where the default begins, or the argument ends.
    private static int TypeEnd(SqlTokenList tokens, int from, int to) =>
        Enumerable.Range(from, to - from).TakeWhile(index => !tokens.IsWord(index, "DEFAULT") && tokens.Text(index, index + 1) is not ("=" or ":=")).Count() + from;

    private static int FirstAfterMode(SqlTokenList tokens, int from) => s_modes.Contains(tokens.Upper(from)) ? from + 1 : from;

    // -1 where the argument has no name.
    private static int NameAt(SqlTokenList tokens, int from, int end)
    {
        var at = FirstAfterMode(tokens, from);
        return end - at > 1 && tokens[at].IsIdentifier && tokens[at + 1].IsIdentifier && !IsTypeStart(tokens, at) ? at : -1;
    }

    private static IEnumerable<(int From, int To)> ResultColumns(SqlTokenList tokens, int from) =>
        tokens.IsWord(from, "RETURNS") && tokens.IsWord(from + 1, "TABLE") ? tokens.Items(from + 2) : [];

    private static bool IsTypeStart(SqlTokenList tokens, int at) => tokens.Upper(at) == "DOUBLE" ? tokens.IsWord(at + 1, "precision") : s_typeStarts.Contains(tokens.Upper(at));

    private static string Returns(SqlTokenList tokens, int from)
    {
        for (var i = from; i < tokens.Count - 1; i++)
        {
            if (tokens.IsWord(i, "RETURNS") && !tokens.IsWord(i + 1, "NULL"))
            {
                var end = i + 1;
                while (end < tokens.Count && !s_attributes.Contains(tokens.Upper(end)))
                {
                    end = tokens[end].Kind == SqlTokenKind.OpenParen ? tokens.Closing(end) + 1 : end + 1;
                }

                return tokens.Text(i + 1, end);
            }
        }

        return "";
    }

    // Before the body: what follows it is not the header's.
    private static bool IsWindowFunction(SqlTokenList tokens, int from) =>
        Enumerable.Range(from, Math.Max(0, tokens.Count - from)).TakeWhile(index => tokens.Upper(index) is not ("AS" or "RETURN" or "BEGIN")).Any(index => tokens.IsWord(index, "WINDOW"));
}
