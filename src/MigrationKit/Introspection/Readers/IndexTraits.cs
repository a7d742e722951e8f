using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;

namespace MigrationKit.Introspection.Readers;

/// <summary>What indexes and constraints that have one have in common in <c>pg_index</c> and <c>pg_class</c>.</summary>
internal static class IndexTraits
{
    public static IndexedObject With(CatalogRow row, IndexedObject item) => item with
    {
        Parameters = ParameterNormalizer.Normalize(row.Texts("parameters")),
        Tablespace = row.TextOrNull("tablespace"),
        IsClustered = row.Flag("is_clustered"),
        IsReplicaIdentity = row.Flag("is_replica_identity"),
        IndexComment = row.TextOrNull("index_comment"),
        PartOf = AttachedIndex.Whole(row),
    };
}
