namespace MigrationKit.Core.Syntax;

/// <summary>A piece of SQL text by its place, so that tokenizing copies nothing.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;

    public bool IsTrivia => Kind is SqlTokenKind.Whitespace or SqlTokenKind.LineComment or SqlTokenKind.BlockComment;

    public bool IsIdentifier => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier;

    public string Text(string sql) => sql.Substring(Start, Length);

    /// <summary>Whether the token is this unquoted key word, in any case.</summary>
    public bool IsWord(string sql, string keyword) =>
        Kind == SqlTokenKind.Word
        && Length == keyword.Length
        && string.Compare(sql, Start, keyword, 0, Length, StringComparison.OrdinalIgnoreCase) == 0;
}
