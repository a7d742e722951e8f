using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>Storage parameters: <c>(fillfactor = 70, toast.autovacuum_enabled = 'false')</c>, which the model has as <c>name=value</c>, sorted.</summary>
internal static class Parameters
{
    /// <summary>Reads the list that is next, with its parentheses.</summary>
    public static EquatableArray<string> Read(SqlCursor sql) => Sorted(SqlList.Split(sql.Parenthesized()).Select(One));

    /// <summary>The parameters after some were set.</summary>
    public static EquatableArray<string> Set(EquatableArray<string> known, EquatableArray<string> changed)
    {
        var names = new HashSet<string>(changed.Select(Name), StringComparer.Ordinal);
        return Sorted(known.Where(parameter => !names.Contains(Name(parameter))).Concat(changed));
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> parameters) =>
        parameters.OrderBy(static parameter => parameter, StringComparer.Ordinal).ToEquatableArray();

    private static string Name(string parameter) => parameter.Split('=')[0];

    private static string One(string text)
    {
        var sql = new SqlCursor(text);
        var name = sql.Identifier();
        name = sql.Try(SqlTokenKind.Dot) ? name + "." + sql.Identifier() : name;
        if (sql.IsAtEnd)
        {
            return name;
        }

        if (sql.Token() != "=")
        {
            throw new DeclarationException($"\"{text}\" is no parameter");
        }

        return name + "=" + (sql.Is(SqlTokenKind.String) || sql.Is(SqlTokenKind.EscapeString) ? sql.String() : sql.Rest());
    }
}
