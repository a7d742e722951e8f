using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Tables that are neither a part of another nor an heir.</summary>
internal sealed class RandomTable : RandomKind
{
    public override bool IsInAll => true;

    public override int AtFirst => 4;

    public override void Add(RandomObjects objects)
    {
        var table = new Table(objects.NewName()) { Comment = objects.Chance(0.2) ? "it's a table" : null };
        objects.Put(table);
        objects.Times(1, 6, () => RandomColumn.AddTo(table.Name, objects));
        if (objects.Chance(0.7))
        {
            RandomKey.AddPrimary(table.Name, objects);
        }
    }

    /// <summary>A table with rows of its own, that is no part of another and no heir.</summary>
    public static bool IsPlain(Table table) => IsLocal(table) && table.PartitionBy is null && !table.Parents.Any();

    /// <summary>A table whose rows are in this database.</summary>
    public static bool IsLocal(Table table) => table.Foreign is null;
}
