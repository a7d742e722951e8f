using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>The types of a random schema: what a column, an attribute or an argument can be of.</summary>
internal static class RandomTypes
{
    /// <summary>One of them; null where there is none.</summary>
    public static PgType? Any(RandomObjects objects, params ObjectKind[] kinds)
    {
        var types = objects.Of(kinds.Length > 0 ? kinds : [ObjectKind.Enum, ObjectKind.Domain, ObjectKind.Composite, ObjectKind.Range]);
        return types.Count == 0 ? null : Of(objects.One(types));
    }

    public static PgType Of(ObjectId id) => new(id.Schema, id.Name);

    /// <summary>Whether a b-tree sorts its values.</summary>
    public static bool CanBeKey(PgType type) => type.Name is not ("json" or "jsonb");
}
