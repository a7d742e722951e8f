using MigrationKit.Core.Syntax;

namespace MigrationKit.Introspection.Readers;

/// <summary>Takes apart what <c>pg_get_indexdef</c> prints: nothing else tells which collations and classes are no defaults.</summary>
internal static class IndexDefinition
{
    /// <summary>The keys of a <c>CREATE INDEX … USING method (key, key)</c>, each with all that belongs to it.</summary>
    public static IEnumerable<string> Keys(string definition)
    {
        var (depth, start) = (0, 0);
        foreach (var token in SqlLexer.Tokenize(definition))
        {
            switch (token.Kind)
            {
                case SqlTokenKind.OpenParen when depth++ == 0:
                    start = token.End;
                    break;
                case SqlTokenKind.Comma when depth == 1:
                    yield return definition[start..token.Start];
                    start = token.End + 1;
                    break;
                case SqlTokenKind.CloseParen when --depth == 0:
                    yield return definition[start..token.Start];
                    yield break;
            }
        }
    }
}
