using System.Text;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>
/// The beginning of a statement up to the first token that is neither a word nor a name, such as <c>ALTER TABLE public.users DROP COLUMN age</c>:
/// it says what is done to which object, and no value can be in it.
/// </summary>
internal static class StatementOpening
{
    /// <summary>It is at the beginning, and a statement may be of megabytes.</summary>
    private const int MostCharacters = 1000;

    public static string Of(string sql)
    {
        var text = sql.Length > MostCharacters ? sql[..MostCharacters] : sql;
        var opening = new StringBuilder();
        var isAfterDot = true;
        foreach (var token in SqlLexer.Tokenize(text).Where(static token => !token.IsTrivia))
        {
            var isDot = token.Kind == SqlTokenKind.Dot;
            if (!token.IsIdentifier && !isDot && token.Kind != SqlTokenKind.Comma)
            {
                break;
            }

            opening.Append(isAfterDot || isDot || token.Kind == SqlTokenKind.Comma ? "" : " ").Append(text, token.Start, token.Length);
            isAfterDot = isDot;
        }

        return opening.ToString();
    }
}
