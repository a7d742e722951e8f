using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>
/// Makes a pair of schemas for which a law fails small: takes objects out of both, and changes back, as long as it fails in the same way. What
/// is left is little to look at.
/// </summary>
/// <param name="fails">Whether a pair fails like the first one.</param>
/// <param name="until">When to be content with what there is.</param>
internal sealed class PairMinimizer(Func<SchemaPair, Task<bool>> fails, DateTime until)
{
    public async Task<SchemaPair> MinimizeAsync(SchemaPair pair)
    {
        for (var size = Math.Max(1, pair.Ids.Count / 2); size >= 1; size /= 2)
        {
            pair = await ShrinkAsync(pair, size, Without);
        }

        pair = await ShrinkAsync(pair, 1, Unchanged);
        pair = await ShrinkAsync(pair, 1, Without);
        return await ShrinkAsync(pair, 1, Bare);
    }

    private async Task<SchemaPair> ShrinkAsync(SchemaPair pair, int size, Func<SchemaPair, HashSet<ObjectId>, SchemaPair> shrink)
    {
        foreach (var ids in pair.Ids.Reverse().Chunk(size))
        {
            var smaller = shrink(pair, [.. ids]);
            if (DateTime.UtcNow < until && !(smaller.From.Equals(pair.From) && smaller.To.Equals(pair.To)) && await fails(smaller))
            {
                pair = smaller;
            }
        }

        return pair;
    }

    private static SchemaPair Without(SchemaPair pair, HashSet<ObjectId> ids) => pair with { From = Without(pair.From, ids), To = Without(pair.To, ids) };

    private static DatabaseSchema Without(DatabaseSchema schema, HashSet<ObjectId> ids)
    {
        var gone = schema.Objects.Where(item => ids.Contains(item.Id)).ToList();
        var left = schema.Objects.Except(gone).ToList();
        while (gone.Count > 0)
        {
            var ended = gone;
            gone = [.. left.Where(item => ended.Any(other => Needs(item, other.Id)))];
            left = [.. left.Except(gone)];
        }

        return DatabaseSchema.Create(left);
    }

    // A text that has the name may mean something else: then more goes than has to, and if that was too much it stays.
    private static bool Needs(SchemaObject item, ObjectId id) => item.References.Contains(id) || item is Sequence { OwnedBy: { } owner } && owner == id
        || (item is DefinedObject or Column && id.Parent is null && item.Expressions.Any(text => text.Contains(SqlIdentifier.Quote(id.Schema, id.Name), StringComparison.Ordinal)))
        || (item is DefinedObject or Column && id.Kind == ObjectKind.Column && item.Expressions.Any(text => text.Contains("." + SqlIdentifier.Quote(id.Name), StringComparison.Ordinal)));

    private static SchemaPair Unchanged(SchemaPair pair, HashSet<ObjectId> ids)
    {
        var to = pair.To.ToDictionary();
        foreach (var id in ids)
        {
            to.Remove(id);
            if (pair.From.Find(id) is { } before)
            {
                to[id] = before;
            }
        }

        return pair with { To = DatabaseSchema.FromDictionary(to) };
    }

    private static SchemaPair Bare(SchemaPair pair, HashSet<ObjectId> ids) => pair with { From = Bare(pair.From, ids), To = Bare(pair.To, ids) };

    private static DatabaseSchema Bare(DatabaseSchema schema, HashSet<ObjectId> ids) =>
        DatabaseSchema.Create(schema.Objects.Select(item => ids.Contains(item.Id) && item is not DefaultPrivileges ? item.Bare : item));
}
