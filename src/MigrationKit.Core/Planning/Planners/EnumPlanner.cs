using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class EnumPlanner : ObjectPlanner<EnumType>
{
    public override ObjectKind Kind => ObjectKind.Enum;

    /// <summary>PostgreSQL can add a value, but neither drop nor move one.</summary>
    private static bool IsReplaced(EnumType from, EnumType to) => !to.Values.Where(from.Values.Contains).SequenceEqual(from.Values);

    public override bool IsRebuilt(SchemaObject from, SchemaObject to) => IsReplaced((EnumType)from, (EnumType)to);

    protected override IEnumerable<PlannedOperation> Create(EnumType item, PlanContext context) => [new(new CreateOperation(item))];

    protected override IEnumerable<PlannedOperation> Drop(EnumType item, PlanContext context) => [new PlannedOperation(new DropOperation(item)).Contract()];

    protected override IEnumerable<PlannedOperation> Alter(EnumType from, EnumType to, PlanContext context) =>
        Add(from, to);

    private static IEnumerable<PlannedOperation> Add(EnumType from, EnumType to)
    {
        var known = from.Values.ToList();
        var values = to.Values.ToList();
        for (var i = 0; i < values.Count; i++)
        {
            if (known.Contains(values[i]))
            {
                continue;
            }

            // A value is not usable in the transaction that added it: https://www.postgresql.org/docs/current/sql-altertype.html
            var before = i > 0 ? null : values.Skip(1).FirstOrDefault(known.Contains);
            yield return new PlannedOperation(new AddEnumValueOperation(to, values[i], before, i > 0 ? values[i - 1] : null)) { Group = "enum values" };
            known.Add(values[i]);
        }
    }
}
