using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomSequence : RandomKind
{
    public override bool IsInAll => true;

    public override void Add(RandomObjects objects) => objects.Put(new Sequence(objects.NewName())
    {
        DataType = objects.One(["bigint", "integer"]),
        Options = objects.Chance(0.5) ? SequenceOptions.Default : new SequenceOptions { Increment = 2, Start = 10, Cache = 5, Cycle = objects.Chance(0.5) },
    });

    public override void Alter(RandomObjects objects)
    {
        if (objects.All<Sequence>().ToList() is { Count: > 0 } sequences)
        {
            var sequence = objects.One(sequences);
            objects.Put(objects.Chance(0.5)
                ? sequence with { Options = new SequenceOptions { Increment = 2 + objects.Next(7), MaxValue = 1_000_000, Cycle = objects.Chance(0.5) } }
                : sequence with { OwnedBy = sequence.OwnedBy is null ? OwnerOf(sequence, objects) : null });
        }
    }

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item is Sequence { OwnedBy: { } owner } && !schema.Contains(owner);

    // It has to be in the schema of its table.
    private static ObjectId? OwnerOf(Sequence sequence, RandomObjects objects) =>
        objects.All<Column>().FirstOrDefault(column => column.Table.Schema == sequence.Name.Schema && column.Type.ToString() is "bigint" && RandomTable.IsPlain((Table)objects.Find(ObjectId.Of(ObjectKind.Table, column.Table))!))?.Id;
}
