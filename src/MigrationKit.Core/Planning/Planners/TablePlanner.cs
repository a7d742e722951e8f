using MigrationKit.Core.Model;

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
        ExclusionConstraint => true,
        _ => false,
    };

    protected override IEnumerable<PlannedOperation> Create(Table item, PlanContext context)
    {
        var parts = context.To.ColumnsOf(item.Id).Concat(context.To.PartsOf(item.Id)
            .OfType<TableObject>().Where(part => part is not Column && IsInline(part, context.To))).ToList();
        return
        [
            new(new CreateTableOperation(item, parts.ToEquatableArray())),
            .. TableSettingPlans.OnNew(item, context),
            .. parts.OfType<Column>().SelectMany(column => ColumnSettingPlans.OnNew(column, context)),
            .. parts.OfType<IndexedObject>().SelectMany(part => IndexSettingPlans.OnNew(part, context)),
            .. parts.SelectMany(part => Belongings.Of(part, context)),
        ];
    }

    protected override IEnumerable<PlannedOperation> Drop(Table item, PlanContext context) =>
    [
        new PlannedOperation(new DropOperation(item)).On(item.Name, LockLevel.AccessExclusive).Contract().Lossy()
            .With(HazardKind.DataLoss, $"Dropping {item.Id} deletes its rows.") with { Locked = WithPrincipals(item, context) },
    ];

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

    // The triggers of its foreign keys stand on the tables that they refer to.
    private static EquatableArray<QualifiedName> WithPrincipals(Table item, PlanContext context) => context.From.PartsOf(item.Id).OfType<ForeignKey>()
        .Select(static foreign => foreign.PrincipalTable).Prepend(item.Name).Distinct().ToEquatableArray();

    // Inside CREATE TABLE the server makes one constraint of two keys over the same columns, and the name of one is gone.
    private static bool IsSwallowed(UniqueConstraint unique, DatabaseSchema to) => to.PartsOf(unique.Id.ParentId!).Any(part => part switch
    {
        PrimaryKey key => key.Columns == unique.Columns,
        UniqueConstraint other => other.Columns == unique.Columns && other.Id.CompareTo(unique.Id) < 0,
        _ => false,
    });
}
