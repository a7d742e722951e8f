namespace MigrationKit.Core.Syntax;

/// <summary>A piece of a script, from the end of the piece before it to its own end.</summary>
/// <param name="Text">All of the piece with the comments before it and its semicolon; pieces joined are the script.</param>
/// <param name="Start">Index of <paramref name="Text"/> in the script.</param>
/// <param name="Line">Line, from 1, of the first token that is no blank or comment: where <see cref="Sql"/> starts.</param>
internal sealed record SqlStatement(string Text, int Start, int Line)
{
    /// <summary>What is sent to the server: no blanks or comments around, no semicolon. Empty when there is nothing to send.</summary>
    public string Sql { get; init; } = "";

    /// <summary>Blanks and comments before the statement.</summary>
    public string LeadingTrivia { get; init; } = "";

    /// <summary>A line for psql, such as <c>\restrict</c>; nothing is sent.</summary>
    public bool IsMetaCommand { get; init; }

    /// <summary><see cref="Text"/> has the rows of a <c>COPY … FROM stdin</c> in it, <see cref="Sql"/> has not.</summary>
    public bool IsCopyFromStdin { get; init; }

    /// <summary>Why this cannot be SQL, with the line; null when the lexer found nothing wrong.</summary>
    public string? Error { get; init; }
}
