using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Materialized views and their indexes.</summary>
internal sealed class RandomMaterializedView : RandomKind
{
    public override void Add(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.MaterializedView) is { Count: > 0 } views && objects.Chance(0.5))
        {
            objects.Put(new TableIndex
            {
                Table = objects.One(views).QualifiedName,
                Name = objects.Fresh("ix"),
                Keys = EquatableArray.Of(new IndexKey { Expression = $"(({objects.One(RandomView.Columns)} IS NULL))", Descending = objects.Chance(0.5) }),
            });
        }
        else
        {
            RandomView.Add(objects, ObjectKind.MaterializedView);
        }
    }

    public override void Alter(RandomObjects objects) => RandomView.Alter(objects, ObjectKind.MaterializedView);
}
