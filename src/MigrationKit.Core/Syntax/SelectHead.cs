using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>
/// What of a view's text decides about its columns, where it is a plain SELECT: what it selects, and from what. Another text with the same
/// head, and perhaps more columns behind, has the same columns of the same types.
/// </summary>
internal sealed class SelectHead
{
    private static readonly string[] s_endsOfFrom = ["where", "group", "having", "window", "order", "limit", "offset", "fetch", "for"];
    private static readonly string[] s_setOperations = ["union", "intersect", "except"];

    private readonly List<string> _items;
    private readonly string _from;

    private SelectHead(List<string> items, string from) => (_items, _from) = (items, from);

    /// <summary>Null where the text is anything but a plain list of columns from tables: DISTINCT, <c>*</c>, WITH, UNION.</summary>
    public static SelectHead? Parse(string definition)
    {
        var words = SqlLexer.Tokenize(definition).Where(static token => !token.IsTrivia).ToList();
        var isPlain = words.Count > 2 && words[0].IsWord(definition, "as") && words[1].IsWord(definition, "select")
            && !words[2].IsWord(definition, "distinct") && !words[2].IsWord(definition, "all");
        return isPlain ? Parse(definition, words.Skip(2)) : null;
    }

    /// <summary>Whether the columns of the other one are its own, or its own and more behind.</summary>
    public bool IsBeginningOf(SelectHead other) =>
        _items.SequenceEqual(other._items.Take(_items.Count)) && (other._from + " ").StartsWith(_from + " ", StringComparison.Ordinal);

    private static SelectHead? Parse(string text, IEnumerable<SqlToken> tokens)
    {
        var items = new List<string>();
        var current = new StringBuilder();
        string? beforeFrom = null;
        var (depth, isOver) = (0, false);
        SqlToken previous = default;
        foreach (var token in tokens)
        {
            depth += token.Kind switch { SqlTokenKind.OpenParen => 1, SqlTokenKind.CloseParen => -1, _ => 0 };
            var word = depth == 0 && token.Kind == SqlTokenKind.Word ? SqlIdentifier.Unquote(token.Text(text)) : "";
            if (s_setOperations.Contains(word) || (beforeFrom is null && IsStar(text, token, previous)))
            {
                return null;
            }

            isOver |= beforeFrom is not null && s_endsOfFrom.Contains(word);
            previous = token;
            if (depth == 0 && beforeFrom is null && (token.Kind == SqlTokenKind.Comma || word == "from"))
            {
                items.Add(current.ToString());
                current.Clear();
                beforeFrom = word == "from" ? items[items.Count - 1] : null;
            }
            else if (!isOver)
            {
                current.Append(current.Length == 0 ? "" : " ").Append(token.Text(text));
            }
        }

        return beforeFrom is null ? new([.. items, current.ToString()], "") : new(items, current.ToString());
    }

    // t.* or * alone, and not a product.
    private static bool IsStar(string text, SqlToken token, SqlToken previous) =>
        token.Kind == SqlTokenKind.Operator && token.Text(text) == "*" && (previous.Length == 0 || previous.Kind is SqlTokenKind.Dot or SqlTokenKind.Comma or SqlTokenKind.OpenParen);
}
