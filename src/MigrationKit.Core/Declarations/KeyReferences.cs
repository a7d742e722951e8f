using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary><c>REFERENCES parent</c> without columns refers to the primary key, which may be declared later or elsewhere.</summary>
internal static class KeyReferences
{
    public static IEnumerable<SchemaObject> Complete(IEnumerable<SchemaObject> items)
    {
        var objects = items.ToList();
        var keys = objects.OfType<PrimaryKey>().GroupBy(static key => key.Table).ToDictionary(static keys => keys.Key, static keys => keys.First().Columns);
        return objects.Select(item => item is ForeignKey { PrincipalColumns.IsEmpty: true } key && keys.TryGetValue(key.PrincipalTable, out var columns)
            ? key with { PrincipalColumns = columns }
            : item);
    }
}
