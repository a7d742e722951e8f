using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Model;

/// <summary>
/// What constraints and indexes are called when nobody says: cut at 63 bytes with a hash, so that a long name stays itself.
/// </summary>
internal static class ConstraintNames
{
    public static string PrimaryKey(string table) => Name("pk", [table]);

    public static string Unique(string table, IEnumerable<string> columns) => Name("uq", [table, .. columns]);

    public static string Check(string table, IEnumerable<string> mentioned) => Name("ck", [table, .. mentioned]);

    public static string ForeignKey(string table, string principal, IEnumerable<string> columns) =>
        Name("fk", [table, principal, .. columns]);

    public static string Index(string table, IEnumerable<IndexKey> keys) => Name("ix", [table, .. keys.SelectMany(Words)]);

    public static string Exclusion(string table, IEnumerable<IndexKey> keys) => Name("ex", [table, .. keys.SelectMany(Words)]);

    /// <summary>
    /// The names that an expression mentions, each once, in the order of the text: what tells it from others of its table.
    /// </summary>
    public static IEnumerable<string> Mentioned(string expression) => SqlExpressionRewriter.Identifiers(expression)
        .Select(static path => path[path.Count - 1])
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Words(IndexKey key) => key.Column is { } column ? [column] : Mentioned(key.Expression ?? "");

    private static string Name(string prefix, IEnumerable<string> parts) => SqlIdentifier.Truncate(string.Join("_", parts.Prepend(prefix)));
}
