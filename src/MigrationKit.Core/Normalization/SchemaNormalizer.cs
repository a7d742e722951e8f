using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

/// <summary>Makes two descriptions of the same objects equal, wherever they come from: C#, a manifest, a catalog.</summary>
internal static class SchemaNormalizer
{
    public const string PublicSchema = "public";

    private static readonly Dictionary<ObjectKind, ObjectNormalizer> s_byKind = ObjectNormalizer.All.ToDictionary(
        static normalizer => normalizer.Kind);

    public static DatabaseSchema Normalize(DatabaseSchema schema, string defaultSchema = PublicSchema) =>
        DatabaseSchema.Create(Normalize(schema.Objects, defaultSchema));

    /// <summary>The same for objects that may yet stand there twice.</summary>
    public static IReadOnlyList<SchemaObject> Normalize(IReadOnlyCollection<SchemaObject> objects, string defaultSchema)
    {
        var context = new NormalizationContext(objects, defaultSchema);
        var normalized = objects.Select(item => Normalize(item, context)).Where(static item => !item.IsImplicit || item != item.Bare).ToList();
        return [.. normalized, .. NamespaceCompletion.Missing(normalized)];
    }

    private static SchemaObject Normalize(SchemaObject item, NormalizationContext context)
    {
        var normalized = s_byKind.TryGetValue(item.Id.Kind, out var normalizer) ? normalizer.Normalize(item, context) : item;

        // COMMENT … IS '' removes the comment.
        return normalized.Comment == "" ? normalized with { Comment = null } : normalized;
    }
}
