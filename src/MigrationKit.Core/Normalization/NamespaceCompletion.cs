using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

/// <summary>Finds the schemas that objects stand in and nobody declared. <c>public</c> is in every database and never listed.</summary>
internal static class NamespaceCompletion
{
    public static IEnumerable<Namespace> Missing(IReadOnlyCollection<SchemaObject> objects)
    {
        var known = new HashSet<string>(objects.OfType<Namespace>().Select(static item => item.Name), StringComparer.Ordinal)
        {
            "",
            SchemaNormalizer.PublicSchema,
            "pg_catalog",

            // What is in no schema.
            "",
        };
        foreach (var item in objects.Where(static item => item is not (Namespace or TableObject)))
        {
            var schema = item is Extension extension ? extension.Schema : item.Id.Schema;
            if (known.Add(schema))
            {
                yield return new Namespace(schema) { Origin = item.Origin };
            }
        }
    }
}
