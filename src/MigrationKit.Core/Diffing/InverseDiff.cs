using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>The way back: what was renamed gets its old name again instead of being dropped and created.</summary>
internal static class InverseDiff
{
    /// <param name="diff">The changes that lead from <paramref name="from"/> to <paramref name="to"/>.</param>
    /// <param name="from">The schema before.</param>
    /// <param name="to">The schema after.</param>
    public static SchemaDiff Of(SchemaDiff diff, DatabaseSchema from, DatabaseSchema to)
    {
        var renamings = diff.Changes.OfType<RenameObject>().Select(static rename => rename.Renaming).ToList();
        return SchemaDiffer.Diff(to, DatabaseSchema.Create(from.Objects.Select(item => WithFormerName(item, renamings, to))));
    }

    private static SchemaObject WithFormerName(SchemaObject item, List<Renaming> renamings, DatabaseSchema to)
    {
        var now = renamings.Aggregate(item.Id, static (id, renaming) => renaming.IdentityOf(id));
        var hinted = item with { RenamedFrom = to.Contains(now) ? Former(item.Id, now) : EquatableArray<string>.Empty };
        return hinted is EnumType type ? type with { RenamedValues = FormerValues(type, renamings) } : hinted;
    }

    private static EquatableArray<string> Former(ObjectId then, ObjectId now)
    {
        var hasMoved = then.ParentId is null && then.Schema != now.Schema;
        return then.Name == now.Name && !hasMoved ? EquatableArray<string>.Empty : EquatableArray.Of(hasMoved ? now.Schema + "." + now.Name : now.Name);
    }

    private static EquatableArray<(string Value, string Former)> FormerValues(EnumType type, List<Renaming> renamings) => type.Values
        .Select(value => (Value: value, Former: renamings.Aggregate(
            ObjectId.Of(ObjectKind.EnumValue, type.Name, value), static (id, renaming) => renaming.IdentityOf(id)).Name))
        .Where(static pair => pair.Value != pair.Former)
        .ToEquatableArray();
}
