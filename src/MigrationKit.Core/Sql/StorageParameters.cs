using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>Parameters of tables, indexes and columns, which the model has as <c>name=value</c>.</summary>
internal static class StorageParameters
{
    /// <summary><c> WITH (…)</c>, or nothing.</summary>
    public static string With(EquatableArray<string> parameters) => parameters.IsEmpty ? "" : $" WITH ({List(parameters)})";

    /// <summary>What follows ALTER TABLE, ALTER INDEX or ALTER COLUMN to get from the one to the other.</summary>
    public static IEnumerable<string> Changes(EquatableArray<string> from, EquatableArray<string> to)
    {
        var gone = from.Select(Name).Except(to.Select(Name)).ToList();
        if (gone.Count > 0)
        {
            yield return $"RESET ({string.Join(", ", gone)})";
        }

        var changed = to.Except(from).ToList();
        if (changed.Count > 0)
        {
            yield return $"SET ({List(changed)})";
        }
    }

    private static string List(IEnumerable<string> parameters) => string.Join(", ", parameters.Select(Assignment));

    private static string Assignment(string parameter) => parameter.IndexOf('=') < 0
        ? parameter
        : Name(parameter) + " = " + SqlIdentifier.Literal(parameter.Substring(parameter.IndexOf('=') + 1));

    private static string Name(string parameter) => parameter.Split('=')[0];
}
