using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Tables that inherit from others.</summary>
internal sealed class RandomHeir : RandomKind
{
    public override void Add(RandomObjects objects) => objects.OnTable(
        parent =>
        {
            var table = new Table(objects.NewName()) { Inherits = EquatableArray.Of(parent) };
            objects.Put(table);
            Restrict(parent, objects);
            Complete(objects);
            objects.Times(0, 2, () => RandomColumn.AddTo(table.Name, objects));
        },
        table => CanHaveHeirs(table, objects));

    /// <summary>Takes an heir from its parent, or gives a table one.</summary>
    public override void Alter(RandomObjects objects)
    {
        if (objects.All<Table>().Where(static table => !table.Inherits.IsEmpty).ToList() is { Count: > 0 } heirs && objects.Chance(0.7))
        {
            objects.Put(objects.One(heirs) with { Inherits = default });
        }
    }

    public override void Complete(RandomObjects objects)
    {
        var schema = objects.Snapshot();
        foreach (var link in schema.Tree.Links.Where(static link => link.Bound is null).OrderBy(link => schema.Tree.AncestorsOf(link.Child).Count()).ThenBy(static link => link.Child).ToList())
        {
            CompleteColumns(link.Child, link.Parent, objects, exactly: false);
        }
    }

    /// <summary>Gives a table the columns of its parent.</summary>
    public static void CompleteColumns(QualifiedName table, QualifiedName parent, RandomObjects objects, bool exactly)
    {
        var theirs = objects.ColumnsOf(parent).OrderBy(static column => column.Ordinal.Value).ToList();
        foreach (var own in objects.ColumnsOf(table).Where(own => exactly && theirs.All(column => column.Name != own.Name)).ToList())
        {
            objects.Remove(own.Id);
        }

        foreach (var column in theirs)
        {
            var own = objects.Find(column.Id with { Schema = table.Schema, Parent = table.Name }) as Column;
            objects.Put((Column)column.Bare with
            {
                Table = table,
                IsNullable = column.IsNullable && (own?.IsNullable ?? true),
                Comment = own?.Comment,
                Privileges = own?.Privileges ?? default,
                Options = default,
                Ordinal = own?.Ordinal ?? objects.Next(),
                RenamedFrom = default,
            });
        }
    }

    private static bool CanHaveHeirs(Table table, RandomObjects objects) => RandomTable.IsLocal(table) && table.PartitionBy is null && table.PartitionOf is null && !table.IsUnlogged
        && objects.All<Table>().All(other => other.Name == table.Name || !other.Parents.Contains(table.Name));

    // What an heir has of an identity or of a generated column is a matter of the version.
    private static void Restrict(QualifiedName table, RandomObjects objects)
    {
        foreach (var column in objects.ColumnsOf(table).ToList())
        {
            objects.Put(column with { Identity = null, Generated = null });
        }
    }
}
