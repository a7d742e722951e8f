using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>Roles as the model has them: quoted where they must be, sorted.</summary>
internal static class RoleNames
{
    /// <summary>A list up to some words.</summary>
    public static string Read(SqlCursor sql, params string[] end) => string.Join(", ", List(sql.Until(end)).OrderBy(static role => role, StringComparer.Ordinal));

    public static IEnumerable<string> List(string text) => SqlList.Split(text).Select(One);

    /// <summary>A role by its name without quotes; <c>public</c>, which no role can be called, is everyone.</summary>
    public static string Quoted(string name) =>
        string.Equals(name, Privilege.Everyone, StringComparison.OrdinalIgnoreCase) ? Privilege.Everyone : SqlIdentifier.Quote(name);

    private static string One(string text)
    {
        var sql = new SqlCursor(text);
        sql.TryWord("group");
        var isKeyword = !sql.Is(SqlTokenKind.QuotedIdentifier);
        var name = sql.Identifier();
        sql.End();
        return !isKeyword ? SqlIdentifier.Quote(name) : name switch
        {
            "public" => Privilege.Everyone,
            "current_user" or "current_role" or "session_user" => name.ToUpperInvariant(),
            _ => SqlIdentifier.Quote(name),
        };
    }
}
