using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>
/// <c>CREATE [UNIQUE] INDEX CONCURRENTLY name ON table</c> or <c>DROP INDEX CONCURRENTLY name</c>: the statements that an interruption
/// leaves half done. An index that PostgreSQL is to name itself cannot be recognised afterwards.
/// </summary>
/// <param name="IsCreate">CREATE, or else DROP.</param>
/// <param name="Index">The name of the index; with its schema, where DROP has one.</param>
/// <param name="Table">The table of CREATE, with its schema where it has one.</param>
internal sealed record ConcurrentIndexStatement(bool IsCreate, IReadOnlyList<string> Index, IReadOnlyList<string> Table)
{
    public static ConcurrentIndexStatement? TryParse(string sql)
    {
        var words = new Reader(sql);
        if (words.Accept("create"))
        {
            words.Accept("unique");
            return words.Accept("index", "concurrently") ? Create(words) : null;
        }

        return words.Accept("drop", "index", "concurrently") ? Drop(words) : null;
    }

    private static ConcurrentIndexStatement? Create(Reader words)
    {
        words.Accept("if", "not", "exists");
        var index = words.IsNext("on") ? [] : words.Path();
        var hasTable = words.Accept("on");
        words.Accept("only");
        var table = words.Path();
        return index.Count == 1 && hasTable && table.Count > 0 ? new(IsCreate: true, index, table) : null;
    }

    private static ConcurrentIndexStatement? Drop(Reader words)
    {
        words.Accept("if", "exists");
        var index = words.Path();
        return index.Count > 0 ? new(IsCreate: false, index, []) : null;
    }

    private sealed class Reader(string sql)
    {
        private readonly List<SqlToken> _tokens = [.. SqlLexer.Tokenize(sql).Where(static token => !token.IsTrivia)];
        private int _next;

        public bool IsNext(string word) => _next < _tokens.Count && _tokens[_next].IsWord(sql, word);

        /// <summary>Takes these words if they all come next.</summary>
        public bool Accept(params ReadOnlySpan<string> words)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (_next + i >= _tokens.Count || !_tokens[_next + i].IsWord(sql, words[i]))
                {
                    return false;
                }
            }

            _next += words.Length;
            return true;
        }

        /// <summary>A name with the names before its dots; empty if there is none.</summary>
        public List<string> Path()
        {
            var parts = new List<string>();
            while (_next < _tokens.Count && _tokens[_next].IsIdentifier)
            {
                parts.Add(SqlIdentifier.Unquote(_tokens[_next++].Text(sql)));
                if (_next >= _tokens.Count || _tokens[_next].Kind != SqlTokenKind.Dot)
                {
                    break;
                }

                _next++;
            }

            return parts;
        }
    }
}
