using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class TablePlanner : ObjectPlanner<Table>
{
    public override ObjectKind Kind => ObjectKind.Table;

    /// <summary>Whether a part is written inside CREATE TABLE; others need what may not exist yet.</summary>
    public static bool IsInline(TableObject part, DatabaseSchema to) => part switch
    {
        Column or PrimaryKey => true,

        // There, NOT VALID is a noise word: the server takes the constraint for valid.
        CheckConstraint check => check.IsValidated,
        UniqueConstraint unique => !IsSwallowed(unique, to),
        ExclusionConstraint exclusion => !IsSwallowed(exclusion, to),
        _ => false,
    };

    /// <summary>Whether the table is partitioned by the column: then the column's type is what it is for good.</summary>
    public static bool IsPartitionKey(Column column, DatabaseSchema schema) =>
        schema.Find(column.Id.ParentId!) is Table { PartitionBy: { } key } && SqlExpressionRewriter.Identifiers(key).Any(path => path[path.Count - 1] == column.Name);

    /// <summary>Neither the key of a partitioned table nor the kind of a table can be changed.</summary>
    public override bool IsRebuilt(SchemaObject from, SchemaObject to)
    {
        var (old, now) = ((Table)from, (Table)to);
        return old.PartitionBy != now.PartitionBy || old.Foreign?.Server != now.Foreign?.Server;
    }

    protected override IEnumerable<PlannedOperation> Create(Table item, PlanContext context)
    {
        var columns = context.To.ColumnsOf(item.Id).ToList();
        var inherited = columns.Select(column => (Column: column, Of: Inherited(column, item, context))).Where(static pair => pair.Of is not null).ToList();
        var parts = columns.Except(inherited.Select(static pair => pair.Column)).Concat(context.To.PartsOf(item.Id)
            .OfType<TableObject>().Where(part => part is not Column && IsInline(part, context.To))).ToList();
        return
        [
            new(new CreateTableOperation(item, parts.ToEquatableArray())),
            .. TableSettingPlans.OnNew(item, context),
            .. parts.OfType<Column>().SelectMany(column => RequirementPlans.OnNew(column, context)),
            .. parts.OfType<Column>().SelectMany(column => ColumnSettingPlans.OnNew(column, context)),
            .. parts.OfType<IndexedObject>().SelectMany(part => IndexSettingPlans.OnNew(part, context)),
            .. inherited.SelectMany(pair => ObjectPlanner.Of(ObjectKind.Column).Alter(pair.Of!, pair.Column, context)).Select(static planned => new PlannedOperation(planned.Operation)),
        ];
    }

    protected override IEnumerable<PlannedOperation> Drop(Table item, PlanContext context)
    {
        var drop = new PlannedOperation(new DropOperation(item)).On(item.Name, LockLevel.AccessExclusive).Contract() with { Locked = LockedWith(item, context) };
        return [HoldsRows(item, context) ? drop.Lossy().With(HazardKind.DataLoss, $"Dropping {item.Id} deletes its rows.") : drop];
    }

    protected override IEnumerable<PlannedOperation> Alter(Table from, Table to, PlanContext context) => TableSettingPlans.Change(from, to, context);

    // A table that survives a crash cannot refer to one that does not: https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-UNLOGGED
    public override IEnumerable<ObjectId> AlsoRequired(SchemaObject from, SchemaObject to, PlanContext context) => (from, to) switch
    {
        (Table { IsUnlogged: false }, Table { IsUnlogged: true } table) => context.To.All<ForeignKey>()
            .Where(foreign => foreign.PrincipalTable == table.Name && foreign.Table != table.Name).Select(static foreign => ObjectId.Of(ObjectKind.Table, foreign.Table)),
        (Table { IsUnlogged: true }, Table { IsUnlogged: false } table) => context.To.PartsOf(table.Id).OfType<ForeignKey>()
            .Where(foreign => foreign.PrincipalTable != table.Name).Select(static foreign => ObjectId.Of(ObjectKind.Table, foreign.PrincipalTable)),
        _ => [],
    };

    // What a new heir has of a parent only.
    private static Column? Inherited(Column column, Table item, PlanContext context) => column.IsLocal ? null : item.Inherits
        .Select(parent => context.To.Find(ObjectId.Of(ObjectKind.Column, parent, column.Name))).OfType<Column>()
        .Select(parent => InheritedColumns.Inherited(parent, item.Name) with { Statistics = null }).FirstOrDefault();

    // The rows of a partitioned table are in its partitions, those of a foreign one elsewhere.
    private static bool HoldsRows(Table item, PlanContext context) => item.Foreign is null
        && (item.PartitionBy is null || context.From.Tree.ChildrenOf(item.Name).Any(child => HoldsRows((Table)context.From.Find(ObjectId.Of(ObjectKind.Table, child))!, context)));

    // The triggers of its foreign keys stand on the tables that they refer to.
    private static EquatableArray<QualifiedName> LockedWith(Table item, PlanContext context) => context.From.PartsOf(item.Id).OfType<ForeignKey>()
        .Select(static foreign => foreign.PrincipalTable).Concat(context.From.Tree.ParentsOf(item.Name)).Prepend(item.Name).Distinct().ToEquatableArray();

    // Inside CREATE TABLE the server makes one constraint of two that are the same, and the name of one is gone: transformIndexConstraints in
    // src/backend/parser/parse_utilcmd.c.
    private static bool IsSwallowed(ExclusionConstraint exclusion, DatabaseSchema to) => to.PartsOf(exclusion.Id.ParentId!).OfType<ExclusionConstraint>()
        .Any(other => other.Id.CompareTo(exclusion.Id) < 0 && (other.Structure with { Name = exclusion.Name }).Equals(exclusion.Structure));

    // The same of two keys over the same columns.
    private static bool IsSwallowed(UniqueConstraint unique, DatabaseSchema to) => to.PartsOf(unique.Id.ParentId!).Any(part => part switch
    {
        PrimaryKey key => key.Columns == unique.Columns,
        UniqueConstraint other => other.Columns == unique.Columns && other.Id.CompareTo(unique.Id) < 0,
        _ => false,
    });
}
