using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary><c>OPTIONS (name 'value', …)</c> of foreign tables and their columns.</summary>
internal static class OptionList
{
    /// <summary>The options that are next, sorted; none where the word is not.</summary>
    public static EquatableArray<Clause> Read(SqlCursor sql) => !sql.TryWord("options")
        ? default
        : SqlList.Split(sql.Parenthesized()).Select(One).OrderBy(static option => option.Name, StringComparer.Ordinal).ToEquatableArray();

    private static Clause One(string text)
    {
        var sql = new SqlCursor(text);
        return new Clause(sql.Identifier(), sql.String());
    }
}
