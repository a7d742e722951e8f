using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>CREATE OPERATOR CLASS without a family makes one of its own name.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createopclass.html</remarks>
internal static class OperatorFamilies
{
    /// <summary>The families that are made so, and declared by nobody.</summary>
    public static IEnumerable<SchemaObject> Implied(IReadOnlyCollection<SchemaObject> objects)
    {
        var known = new HashSet<ObjectId>(objects.Select(static item => item.Id));
        return objects.OfType<DefinedObject>().Where(static item => item.Id.Kind == ObjectKind.OperatorClass && IsOfItsName(item))
            .Select(static item => new DefinedObject(item.Id with { Kind = ObjectKind.OperatorFamily }) { Definition = "", Origin = item.Origin })
            .Where(family => known.Add(family.Id));
    }

    private static bool IsOfItsName(DefinedObject item) =>
        item.Definition.IndexOf($" FAMILY {SqlIdentifier.Quote(item.Id.Schema, item.Id.Name)} AS ", StringComparison.Ordinal) >= 0;
}
