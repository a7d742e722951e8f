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
        "access_method",
        "base_type",
        "cast",
        "collation",
        "comment",
        "composite_type",
        "conversion",
        "default_privileges_of_large_objects",
        "domain",
        "language",
        "materialized_view_setting",
        "not_null",
        "operator",
        "operator_class",
        "operator_family",
        "partition_trigger",
        "privilege_grantor",
        "range",
        "subscription",
        "transform",
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
