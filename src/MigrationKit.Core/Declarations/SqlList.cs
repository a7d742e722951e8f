using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>A list with commas, some of which are inside parentheses.</summary>
internal static class SqlList
{
    public static IReadOnlyList<string> Split(string text)
    {
        var items = new List<string>();
        var (depth, start) = (0, 0);
        foreach (var token in SqlLexer.Tokenize(text))
        {
            depth += token.Kind switch
            {
                SqlTokenKind.OpenParen or SqlTokenKind.OpenBracket => 1,
                SqlTokenKind.CloseParen or SqlTokenKind.CloseBracket => -1,
                _ => 0,
            };
            if (depth == 0 && token.Kind == SqlTokenKind.Comma)
            {
                items.Add(text.Substring(start, token.Start - start).Trim());
                start = token.End;
            }
        }

        var last = text.Substring(start).Trim();
        return last.Length == 0 && items.Count == 0 ? items : [.. items, last];
    }
}
