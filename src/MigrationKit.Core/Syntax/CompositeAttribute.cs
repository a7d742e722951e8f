namespace MigrationKit.Core.Syntax;

/// <summary>One attribute of a composite type: its name, unquoted, and its type with a collation, if it has one of its own, as it is written.</summary>
internal sealed record CompositeAttribute(string Name, string Type)
{
    /// <param name="definition"><c>AS (a integer, b text COLLATE "C")</c>.</param>
    public static IReadOnlyList<CompositeAttribute> Parse(string definition)
    {
        var tokens = new SqlTokenList(definition);
        return tokens.Items(tokens.Find(static token => token.Kind == SqlTokenKind.OpenParen))
            .Select(item => new CompositeAttribute(tokens.Name(item.From), tokens.Original(item.From + 1, item.To))).ToList();
    }
}
