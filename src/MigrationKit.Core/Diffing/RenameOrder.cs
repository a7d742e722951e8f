using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>
/// Orders renames of one kind so that no name is taken when it is needed. A name held by an object that stays in the way (one that will be
/// dropped, or two that swap names) is freed by a rename to a temporary name first.
/// </summary>
internal static class RenameOrder
{
    public static IEnumerable<RenameObject> Of(IReadOnlyList<RenameObject> wanted, DatabaseSchema current)
    {
        var open = wanted.ToDictionary(static rename => rename.From);
        var result = new List<RenameObject>();
        while (open.Count > 0)
        {
            var next = open.Values.Where(rename => !IsTaken(rename.To, open, wanted, current)).OrderBy(static rename => rename.From).FirstOrDefault();
            if (next is null)
            {
                next = open.Values.OrderBy(static rename => rename.From).First();
                var aside = SetAside(next.To, current);
                result.Add(aside);
                if (open.TryGetValue(next.To, out var inTheWay))
                {
                    open.Remove(next.To);
                    open.Add(aside.To, inTheWay with { From = aside.To });
                }
            }

            open.Remove(next.From);
            result.Add(next);
        }

        return result;
    }

    private static bool IsTaken(ObjectId name, Dictionary<ObjectId, RenameObject> open, IReadOnlyList<RenameObject> wanted, DatabaseSchema current) =>
        open.ContainsKey(name) || (Exists(name, current) && wanted.All(rename => rename.From != name));

    private static bool Exists(ObjectId id, DatabaseSchema current) => id.Kind == ObjectKind.EnumValue
        ? current.Find(id.ParentId!) is EnumType type && type.Values.Contains(id.Name)
        : current.Contains(id);

    private static RenameObject SetAside(ObjectId id, DatabaseSchema current)
    {
        for (var number = 1; ; number++)
        {
            var aside = id with { Name = Syntax.SqlIdentifier.Truncate($"{id.Name}_mk_aside_{number}") };
            if (!current.Contains(aside))
            {
                return new RenameObject(id, aside);
            }
        }
    }
}
