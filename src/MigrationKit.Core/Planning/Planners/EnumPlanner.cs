using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class EnumPlanner : ObjectPlanner<EnumType>
{
    public override ObjectKind Kind => ObjectKind.Enum;

    /// <summary>Whether the type has to be replaced: PostgreSQL can add a value, but neither drop nor move one.</summary>
    public static bool IsReplaced(EnumType from, EnumType to) => !to.Values.Where(from.Values.Contains).SequenceEqual(from.Values);

    /// <summary>The columns that are of the type before and after.</summary>
    public static IEnumerable<Column> ColumnsOf(QualifiedName type, DatabaseSchema from, DatabaseSchema to) => to.All<Column>()
        .Where(column => column.Type.UserName == type && from.Find(column.Id) is Column old && old.Type.UserName == type);

    protected override IEnumerable<PlannedOperation> Create(EnumType item, PlanContext context) => [new(new CreateOperation(item))];

    protected override IEnumerable<PlannedOperation> Drop(EnumType item, PlanContext context) => [new PlannedOperation(new DropOperation(item)).Contract()];

    protected override IEnumerable<PlannedOperation> Alter(EnumType from, EnumType to, PlanContext context) =>
        IsReplaced(from, to) ? [Replace(from, to, context)] : Add(from, to);

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

    // Heirs get the type of their parent's column.
    private static bool IsInherited(Column column, PlanContext context) =>
        context.ParentsOf(column.Table).Any(parent => context.To.Contains(ObjectId.Of(ObjectKind.Column, parent, column.Name)));

    private static PlannedOperation Replace(EnumType from, EnumType to, PlanContext context)
    {
        var all = ColumnsOf(to.Name, context.From, context.To).ToList();
        var columns = all.Where(column => !IsInherited(column, context)).ToEquatableArray();
        var planned = new PlannedOperation(new ReplaceEnumOperation(from, to, columns)) with
        {
            Lock = columns.IsEmpty ? LockLevel.None : LockLevel.AccessExclusive,
            Locked = all.Select(static column => column.Table).Distinct().ToEquatableArray(),
        };
        var removed = from.Values.Except(to.Values).ToList();
        planned = removed.Count == 0 ? planned : planned.With(
            HazardKind.DataDependent, $"Fails while a row holds a value that {to.Id} no longer has: {string.Join(", ", removed)}.");
        return columns.Aggregate(planned.Contract(), static (current, column) => current.With(
            HazardKind.TableRewrite, $"Table {column.Table} is rewritten because the type of {column.Name} is replaced."));
    }
}
