using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Drift.Audit;

namespace MigrationKit.Drift;

/// <summary>Names what differs between a recorded and a live schema.</summary>
internal static class DriftedObjects
{
    /// <param name="comparison">From the recorded schema to the live one.</param>
    /// <param name="undo">The way back.</param>
    /// <param name="adopt">The way from the recorded schema to the live one.</param>
    /// <param name="trail">Commands that were noted meanwhile.</param>
    public static IReadOnlyList<DriftedObject> Of(SchemaComparison comparison, DriftSql undo, DriftSql adopt, IReadOnlyList<DriftCause> trail)
    {
        var changes = comparison.Diff.Changes;
        var causes = new DriftCauses(trail);
        var relations = changes.Where(static change => change is CreateObject or DropObject && change.Id.Kind.IsRelation())
            .ToDictionary(static change => (change.GetType(), change.Id.QualifiedName));
        return
        [
            .. from change in changes
               group change by WholeOf(change, relations) into parts
               let ids = parts.SelectMany(IdsOf).ToHashSet()
               select Describe(parts.Key, undo.Of(ids), adopt.Of(ids)) with { Causes = causes.Of([.. IdsOf(parts.Key)]) },
        ];
    }

    /// <summary>For people, with what about an object differs.</summary>
    public static string Describe(SchemaChange change) => change switch
    {
        AlterObject alter => $"{change.Describe()}: {string.Join(", ", AlteredTrait.Of(alter))}",
        RenameObject rename when IsLikely(rename) => $"{rename.From} looks renamed to {rename.To.Name}: all else is the same",
        _ => change.Describe(),
    };

    /// <summary>Whether it is a rename that nobody but <see cref="LikelyRenames"/> says; constraints and the like are known by what they are.</summary>
    public static bool IsLikely(RenameObject rename) => !rename.From.Kind.IsFoundWithoutName();

    private static DriftedObject Describe(SchemaChange change, string undo, string adopt) => new()
    {
        Kind = change switch
        {
            CreateObject => DriftKind.Added,
            DropObject => DriftKind.Dropped,
            RenameObject => DriftKind.Renamed,
            _ => DriftKind.Changed,
        },
        ObjectKind = change.Id.KindName,
        Name = change.Id.Path,
        Description = Describe(change),
        UndoSql = undo,
        AdoptSql = adopt,
    };

    // What came or went with the relation that it is a part of.
    private static SchemaChange WholeOf(SchemaChange change, Dictionary<(Type, QualifiedName), SchemaChange> relations) =>
        change.Id.Parent is not null && relations.TryGetValue((change.GetType(), change.Id.ParentName), out var whole) ? whole : change;

    private static IEnumerable<ObjectId> IdsOf(SchemaChange change) => change is RenameObject rename ? [rename.From, rename.To] : [change.Id];
}
