using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Normalization;

/// <summary>SQL text without what an editor adds. What it means, only a server can tell.</summary>
internal static class ExpressionNormalizer
{
    public static string Normalize(string expression) => TextNormalizer.NormalizeNewlines(expression).Trim();

    public static string? NormalizeOptional(string? expression) =>
        expression is null || Normalize(expression) is not { Length: > 0 } text ? null : text;

    /// <summary>Without parentheses around all of it, for places that bring their own.</summary>
    public static string WithoutParentheses(string expression)
    {
        var text = Normalize(expression);
        while (IsEnclosed(text))
        {
            text = text.Substring(1, text.Length - 2).Trim();
        }

        return text;
    }

    private static bool IsEnclosed(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
        {
            return false;
        }

        var depth = 0;
        foreach (var token in SqlLexer.Tokenize(text))
        {
            depth += token.Kind switch { SqlTokenKind.OpenParen => 1, SqlTokenKind.CloseParen => -1, _ => 0 };
            if (depth == 0)
            {
                return token.End == text.Length && token.Start > 0;
            }
        }

        return false;
    }
}
