using MigrationKit.Core.Model;

namespace MigrationKit.Drift;

/// <summary>
/// Finds what somebody has renamed by hand: of two schemas what went in the one and came in the other, and is the same but for its name. Nobody said
/// so, as a declaration would; but SQL that renames gives the same schema as SQL that drops and adds, and keeps the rows.
/// </summary>
internal static class LikelyRenames
{
    /// <summary>What classes and assemblies can declare as renamed; other kinds hold no rows, and go and come without a loss.</summary>
    private static readonly ObjectKind[] Kinds = [ObjectKind.Schema, ObjectKind.Table, ObjectKind.Column, ObjectKind.Sequence, ObjectKind.Enum];

    /// <summary>The second schema, in which such objects have their former names.</summary>
    public static DatabaseSchema Sighted(DatabaseSchema from, DatabaseSchema to)
    {
        var formerOf = Find(from, to).ToDictionary(static rename => rename.To, static rename => rename.From.Name);
        return formerOf.Count == 0
            ? to
            : DatabaseSchema.Create(to.Objects.Select(item => formerOf.TryGetValue(item.Id, out var former) ? item with { RenamedFrom = EquatableArray.Of(former) } : item));
    }

    private static IEnumerable<Renaming> Find(DatabaseSchema from, DatabaseSchema to)
    {
        var created = Missing(to, from).ToLookup(Place, static item => item);
        var pairs = Missing(from, to)
            .SelectMany(gone => created[Place(gone)].Select(made => new Renaming(gone.Id, made.Id)))
            .Where(renaming => IsSame(from, to, renaming))
            .ToList();
        // Where there are two that it may be, nobody knows.
        return pairs.Where(pair => pairs.TrueForAll(other => other == pair || (other.From != pair.From && other.To != pair.To)));
    }

    private static IEnumerable<SchemaObject> Missing(DatabaseSchema schema, DatabaseSchema other) =>
        schema.Objects.Where(item => Kinds.Contains(item.Id.Kind) && !other.Contains(item.Id) && (item.Id.ParentId is not { } parent || other.Contains(parent)));

    private static (ObjectKind, string, string?) Place(SchemaObject item) => (item.Id.Kind, item.Id.Schema, item.Id.Parent);

    private static bool IsSame(DatabaseSchema from, DatabaseSchema to, Renaming renaming)
    {
        var before = Whole(from, renaming.From).Select(item => item.Renamed(renaming)).ToHashSet();
        return before.SetEquals(Whole(to, renaming.To)) && (renaming.From.Kind != ObjectKind.Column || IsInSamePlace(from, to, renaming));
    }

    private static IEnumerable<SchemaObject> Whole(DatabaseSchema schema, ObjectId id) => schema.Objects.Where(item => item.Id == id || id.Kind switch
    {
        ObjectKind.Schema => item.Id.Schema == id.Name,
        ObjectKind.Table => item.Id.Parent is not null && item.Id.ParentName == id.QualifiedName,
        _ => false,
    });

    // A column that is renamed stays where it is among the others, and a new one is the last.
    private static bool IsInSamePlace(DatabaseSchema from, DatabaseSchema to, Renaming renaming) =>
        Before(from, renaming.From, to).SequenceEqual(Before(to, renaming.To, from));

    private static IEnumerable<ObjectId> Before(DatabaseSchema schema, ObjectId column, DatabaseSchema other) =>
        schema.ColumnsOf(column.ParentId!).Select(static item => item.Id).TakeWhile(id => id != column).Where(other.Contains);
}
