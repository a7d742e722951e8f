using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary><c>OPTIONS (…)</c> of foreign tables and their columns.</summary>
internal static class ForeignOptions
{
    /// <summary>As it stands in what creates them.</summary>
    public static string All(EquatableArray<Clause> options) => options.IsEmpty ? "" : $" OPTIONS ({string.Join(", ", options.Select(Option))})";

    public static string Differences(EquatableArray<Clause> old, EquatableArray<Clause> now)
    {
        var gone = old.Where(option => now.All(other => other.Name != option.Name)).Select(static option => "DROP " + SqlIdentifier.Quote(option.Name));
        var set = now.Where(option => !old.Contains(option)).Select(option => (old.Any(other => other.Name == option.Name) ? "SET " : "ADD ") + Option(option));
        return $"OPTIONS ({string.Join(", ", gone.Concat(set))})";
    }

    private static string Option(Clause option) => SqlIdentifier.Quote(option.Name) + " " + SqlIdentifier.Literal(option.Value);
}
