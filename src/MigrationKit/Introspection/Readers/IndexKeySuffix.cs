using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Introspection.Readers;

/// <summary>What follows a key in an index definition, only what is no default: <c>COLLATE name class(parameters) DESC NULLS LAST</c>.</summary>
internal sealed record IndexKeySuffix(QualifiedName? Collation, string? OperatorClass, bool Descending, NullsOrder Nulls)
{
    public static IndexKeySuffix Parse(string text)
    {
        var words = new Words(text);
        QualifiedName? collation = words.TakeKeyword("COLLATE") ? words.TakeName() : null;
        var operatorClass = words.IsAtEnd || words.IsAtKeyword("DESC") || words.IsAtKeyword("NULLS") ? null : OperatorClassText(words);
        var descending = words.TakeKeyword("DESC");
        return new IndexKeySuffix(collation, operatorClass, descending, Order(words));
    }

    private static NullsOrder Order(Words words) => !words.TakeKeyword("NULLS") ? NullsOrder.Default
        : words.TakeKeyword("FIRST") ? NullsOrder.First
        : NullsOrder.Last;

    private static string OperatorClassText(Words words)
    {
        var name = words.TakeName();
        return SqlIdentifier.Quote(name.Schema == "pg_catalog" ? null : name.Schema, name.Name) + words.TakeParenthesized();
    }

    /// <summary>The tokens that are not blank, one after another.</summary>
    private sealed class Words(string text)
    {
        private readonly SqlToken[] _tokens = [.. SqlLexer.Tokenize(text).Where(static token => !token.IsTrivia)];
        private int _next;

        public bool IsAtEnd => _next == _tokens.Length;

        public bool IsAtKeyword(string keyword) => !IsAtEnd && _tokens[_next].IsWord(text, keyword);

        public bool TakeKeyword(string keyword)
        {
            var found = IsAtKeyword(keyword);
            _next += found ? 1 : 0;
            return found;
        }

        public QualifiedName TakeName()
        {
            var first = TakeIdentifier();
            if (IsAtEnd || _tokens[_next].Kind != SqlTokenKind.Dot)
            {
                return new QualifiedName("pg_catalog", first);
            }

            _next++;
            return new QualifiedName(first, TakeIdentifier());
        }

        // All up to the end of the parentheses, as it stands but without the blank that PostgreSQL puts before them.
        public string TakeParenthesized()
        {
            if (IsAtEnd || _tokens[_next].Kind != SqlTokenKind.OpenParen)
            {
                return "";
            }

            var start = _tokens[_next].Start;
            _next = Array.FindIndex(_tokens, _next, static token => token.Kind == SqlTokenKind.CloseParen) + 1;
            return text[start.._tokens[_next - 1].End];
        }

        private string TakeIdentifier() => SqlIdentifier.Unquote(_tokens[_next++].Text(text));
    }
}
