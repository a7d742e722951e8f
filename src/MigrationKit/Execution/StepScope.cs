using MigrationKit.Core.Migrations;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>
/// What a step is about, as far as its text tells: the objects that it makes, changes or drops, and every word that it says. Two steps may
/// change places if neither says the name of an object of the other. What functions do when they are called is not looked into.
/// </summary>
internal sealed class StepScope
{
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _objects = new(StringComparer.OrdinalIgnoreCase);
    private bool _isUnknown;

    public static StepScope Of(ScriptStep step)
    {
        var scope = new StepScope();
        foreach (var statement in step.Statements)
        {
            scope._isUnknown |= !StatementObjects.TryAdd(statement.Sql, scope._objects);
            scope.AddWords(statement.Sql);
        }

        return scope;
    }

    /// <summary>Whether the order of the two matters, or may matter.</summary>
    public bool Meets(StepScope other) => _isUnknown || other._isUnknown || SharedWith(other) is not null;

    /// <summary>An object of one that the other one names; null if there is none.</summary>
    public string? SharedWith(StepScope other) => _objects.FirstOrDefault(other._words.Contains) ?? other._objects.FirstOrDefault(_words.Contains);

    /// <summary>Also those in strings: the bodies of functions are strings.</summary>
    private void AddWords(string sql)
    {
        foreach (var token in SqlLexer.Tokenize(sql))
        {
            switch (token.Kind)
            {
                case SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier:
                    _words.Add(SqlIdentifier.Unquote(token.Text(sql)));
                    break;
                case SqlTokenKind.String or SqlTokenKind.DollarString:
                    AddWords(ContentOf(token.Text(sql)));
                    break;
                case SqlTokenKind.Invalid or SqlTokenKind.EscapeString:
                    _isUnknown = true;
                    break;
            }
        }
    }

    /// <summary>Without its delimiters, so that the text gets shorter each time.</summary>
    private static string ContentOf(string literal)
    {
        var quote = literal.IndexOf('\'', StringComparison.Ordinal);
        if (literal[0] != '$')
        {
            return literal[(quote + 1)..^1].Replace("''", "'", StringComparison.Ordinal);
        }

        var tag = literal.IndexOf('$', 1) + 1;
        return literal[tag..^tag];
    }
}
