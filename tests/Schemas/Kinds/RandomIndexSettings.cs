using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>What indexes have beside what they are made of.</summary>
internal sealed class RandomIndexSettings : RandomKind
{
    public override void Add(RandomObjects objects)
    {
        if (objects.All<IndexedObject>().Where(item => item is not ExclusionConstraint && item.PartOf is null && IsOfPlainTable(item, objects)).ToList() is not { Count: > 0 } indexes)
        {
            return;
        }

        var index = objects.One(indexes);
        switch (objects.Next(3))
        {
            case 0:
                objects.Put(index with { Parameters = index is TableIndex { Method: not "btree" } || objects.Chance(0.4) ? default : EquatableArray.Of("fillfactor=" + (50 + objects.Next(50))) });
                break;
            case 1:
                foreach (var other in objects.All<IndexedObject>().Where(other => other.Table == index.Table && other.IsClustered).ToList())
                {
                    objects.Put(other with { IsClustered = false });
                }

                objects.Put(index is TableIndex { Where: not null } ? index : index with { IsClustered = objects.Chance(0.8) });
                break;
            default:
                objects.Put(index is TableIndex ? index : index with { IndexComment = objects.Chance(0.3) ? null : "index " + objects.Next() });
                break;
        }
    }

    private static bool IsOfPlainTable(IndexedObject item, RandomObjects objects) => objects.Find(ObjectId.Of(ObjectKind.Table, item.Table)) is Table table && RandomTable.IsPlain(table);
}
