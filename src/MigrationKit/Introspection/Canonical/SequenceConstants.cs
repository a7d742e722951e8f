using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Introspection.Canonical;

/// <summary>
/// Writes <c>nextval('s')</c> as <c>nextval('s'::regclass)</c>, which is what PostgreSQL makes of it: so the constant is seen to be a name.
/// </summary>
internal static class SequenceConstants
{
    private static readonly string[] Functions = ["nextval", "currval", "setval"];

    public static SchemaObject Complete(SchemaObject item) =>
        item is Column { Default: { } text } column ? column with { Default = Complete(text) } : item;

    public static string Complete(string expression)
    {
        var tokens = SqlLexer.Tokenize(expression).Where(static token => !token.IsTrivia).ToArray();
        for (var i = tokens.Length - 1; i >= 2; i--)
        {
            if (IsArgument(expression, tokens, i) && (i + 1 == tokens.Length || tokens[i + 1].Kind != SqlTokenKind.TypeCast))
            {
                expression = expression.Insert(tokens[i].End, "::regclass");
            }
        }

        return expression;
    }

    private static bool IsArgument(string expression, SqlToken[] tokens, int index) =>
        tokens[index].Kind == SqlTokenKind.String
        && tokens[index - 1].Kind == SqlTokenKind.OpenParen
        && Functions.Any(function => tokens[index - 2].IsWord(expression, function));
}
