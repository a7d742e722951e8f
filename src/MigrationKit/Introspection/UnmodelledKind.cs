using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>
/// The kinds of object, and the traits of modelled ones, that the model does not hold. The query of each has the columns <c>kind</c>,
/// <c>schema</c>, <c>name</c>, <c>detail</c> (what follows the name) and <c>trait</c> (null where the whole object is meant).
/// </summary>
internal static class UnmodelledKind
{
    public static string[] All { get; } =
    [
        "base_type",
        "comment",
        "default_privileges_of_large_objects",
        "foreign_privilege",
        "materialized_view_setting",
        "partition_trigger",
        "privilege_grantor",
        "subscription",
        "user_mapping",
    ];

    /// <summary>The name that patterns of <see cref="CatalogFilter.ExcludedNames"/> are held against.</summary>
    public static QualifiedName Name(CatalogRow row) => new(row.TextOrNull("schema") ?? "", row.Text("name"));

    public static Finding Read(CatalogRow row)
    {
        var subject = $"{row.Text("kind")} {Name(row)}{row.TextOrNull("detail")}";
        var statement = row.TextOrNull("trait") is { } trait ? $"{trait}, which is not modelled" : "exists and is not modelled";
        return new Finding(Codes.NotModelled, $"{subject} {statement}.", "MigrationKit neither compares nor changes it.")
        {
            Severity = FindingSeverity.Warning,
        };
    }
}
