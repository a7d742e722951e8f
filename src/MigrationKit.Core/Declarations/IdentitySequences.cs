using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>pg_dump calls the sequence of an identity column by its own name, which is in no model.</summary>
internal static class IdentitySequences
{
    private const string Label = "seq";

    /// <summary>The sequence among some targets which an identity column has by the name that the server gives it.</summary>
    public static IdentitySequence? Named(IEnumerable<ObjectId> targets, IEnumerable<SchemaObject> objects)
    {
        var names = new HashSet<QualifiedName>(targets.Where(static id => id.Kind == ObjectKind.Sequence).Select(static id => id.QualifiedName));
        return names.Count == 0 ? null : objects.OfType<Column>()
            .Where(column => column.Identity is not null && names.Contains(new QualifiedName(column.Table.Schema, GeneratedNames.Join(column.Table.Name, column.Name, Label))))
            .Select(static column => new IdentitySequence { Table = column.Table, Name = column.Name })
            .FirstOrDefault();
    }
}
