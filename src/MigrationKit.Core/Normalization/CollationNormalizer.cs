using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

internal static class CollationNormalizer
{
    /// <summary>The collation <c>default</c> is the database's own: the one that a column has when nothing is said.</summary>
    public static QualifiedName? Normalize(QualifiedName? collation) =>
        collation is { Schema: "pg_catalog", Name: "default" } ? null : collation;
}
