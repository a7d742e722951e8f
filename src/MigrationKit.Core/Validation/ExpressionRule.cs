using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Validation;

/// <summary>
/// SQL text that would break out of the statement it stands in. Whether it means anything, the server says. Not of what a file of SQL declares:
/// there it is a statement already.
/// </summary>
internal sealed class ExpressionRule : SchemaRule<SchemaObject>
{
    protected override IEnumerable<Finding> Check(SchemaObject item, ValidationContext context) =>
        from text in item is TableObject || item.Origin.Value is { File: null } ? item.Expressions.Concat(Fragments(item)) : []
        let problem = Problem(text, isQuery: item.Id.Kind is ObjectKind.View or ObjectKind.MaterializedView)
        where problem is not null
        select Finding(
            Codes.InvalidExpression,
            item,
            $"{ObjectLabel.Capitalized(item.Id)} has a broken expression: {problem} in: {text.Trim()}.",
            item.Origin.Value?.File is null ? "Correct the SQL text in the attribute." : "Correct the statement.");

    // Not expressions, but written into the statement as they are.
    private static IEnumerable<string> Fragments(SchemaObject item) => item switch
    {
        TableIndex index => index.Keys.Select(static key => key.OperatorClass).OfType<string>().Concat(index.Parameters),
        ExclusionConstraint exclusion => exclusion.Elements.SelectMany(static element => new[] { element.Key.OperatorClass, element.Operator })
            .OfType<string>().Concat(exclusion.Parameters),
        Table { PartitionOf: { } partition } => [partition.Bound],
        _ => [],
    };

    private static string? Problem(string text, bool isQuery)
    {
        var open = new Stack<SqlTokenKind>();
        var isEmpty = true;
        foreach (var token in SqlLexer.Tokenize(text))
        {
            isEmpty &= token.IsTrivia;
            if (!(isQuery && IsPartOfQuery(token, text)) && Problem(token, text, open) is { } problem)
            {
                return problem;
            }
        }

        return isEmpty ? "there is nothing" : open.Count > 0 ? $"a {Name(open.Peek())} is not closed" : null;
    }

    // Commas stand between columns, and a comment that a line follows ends there.
    private static bool IsPartOfQuery(SqlToken token, string text) =>
        token.Kind == SqlTokenKind.Comma || (token.Kind == SqlTokenKind.LineComment && text.IndexOf('\n', token.Start) >= 0);

    private static string? Problem(SqlToken token, string text, Stack<SqlTokenKind> open)
    {
        switch (token.Kind)
        {
            case SqlTokenKind.OpenParen or SqlTokenKind.OpenBracket:
                open.Push(token.Kind);
                return null;
            case SqlTokenKind.CloseParen or SqlTokenKind.CloseBracket:
                var opener = token.Kind == SqlTokenKind.CloseParen ? SqlTokenKind.OpenParen : SqlTokenKind.OpenBracket;
                return open.Count > 0 && open.Pop() == opener ? null : $"a {Name(opener)} is closed that was not opened";
            case SqlTokenKind.Invalid:
                return "a string, quoted name or comment has no end";
            case SqlTokenKind.Semicolon:
                return "a semicolon";
            case SqlTokenKind.Comma when open.Count == 0:
                return "a comma outside of parentheses";
            case SqlTokenKind.LineComment:
                return "a comment up to the end of the line";
            case SqlTokenKind.Parameter or SqlTokenKind.MetaCommand or SqlTokenKind.CopyData:
                return $"{token.Text(text)}, which is no part of an expression,";
            default:
                return null;
        }
    }

    private static string Name(SqlTokenKind opener) => opener == SqlTokenKind.OpenParen ? "parenthesis" : "bracket";
}
