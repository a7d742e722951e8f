namespace MigrationKit.Core.Syntax;

/// <summary>What a token of SQL text is, as far as PostgreSQL's lexer can tell.</summary>
internal enum SqlTokenKind
{
    /// <summary>Unquoted: a key word or an identifier.</summary>
    Word,

    /// <summary><c>"…"</c> or <c>U&amp;"…"</c>.</summary>
    QuotedIdentifier,

    /// <summary><c>'…'</c>, also with the prefixes N, B, X and U&amp;.</summary>
    String,

    /// <summary><c>E'…'</c>, and its continuation <c>'…'</c> on a later line.</summary>
    EscapeString,

    /// <summary><c>$$…$$</c> or <c>$tag$…$tag$</c>.</summary>
    DollarString,

    Number,

    /// <summary><c>$1</c>.</summary>
    Parameter,

    /// <summary>A run of operator characters, or one character that belongs nowhere else.</summary>
    Operator,

    Comma,
    Semicolon,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    Dot,
    Colon,

    /// <summary><c>::</c>.</summary>
    TypeCast,

    /// <summary>Blanks and line ends, and a byte order mark at the start of the text.</summary>
    Whitespace,

    /// <summary><c>-- …</c> without its line end.</summary>
    LineComment,

    BlockComment,

    /// <summary>A line for psql such as <c>\restrict</c>, without its line end; only between statements.</summary>
    MetaCommand,

    /// <summary>What follows the semicolon of <c>COPY … FROM stdin;</c>, up to and with the line <c>\.</c>.</summary>
    CopyData,

    /// <summary>A string, quoted identifier or comment that has no end; reaches to the end of the text.</summary>
    Invalid,
}
