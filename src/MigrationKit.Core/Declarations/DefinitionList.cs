namespace MigrationKit.Core.Declarations;

/// <summary>What stands in parentheses behind CREATE OPERATOR and its like: <c>(FUNCTION = f, HASHES)</c>.</summary>
internal static class DefinitionList
{
    /// <summary>The items of the list that is next, their names in upper case; what is only named has no value.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Read(SqlCursor sql) => SqlList.Split(sql.Parenthesized()).Select(Item).ToList();

    /// <summary>The list in the form that the catalogs are read in.</summary>
    public static string Text(IEnumerable<(string Name, string? Value)> items) =>
        "(" + string.Join(", ", items.Select(static item => item.Value is null ? item.Name : $"{item.Name} = {item.Value}")) + ")";

    private static (string, string?) Item(string text)
    {
        var sql = new SqlCursor(text);
        var name = sql.Identifier().ToUpperInvariant();
        if (sql.IsAtEnd)
        {
            return (name, null);
        }

        if (sql.Token() != "=")
        {
            throw new DeclarationException($"\"{text}\" has no = behind its name");
        }

        return (name, sql.IsAtEnd ? throw sql.Expected("a value") : sql.Rest());
    }
}
