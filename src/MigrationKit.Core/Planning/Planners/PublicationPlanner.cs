using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class PublicationPlanner : ObjectPlanner<Publication>
{
    public override ObjectKind Kind => ObjectKind.Publication;

    // FOR ALL TABLES cannot be said later, nor taken back.
    public override bool IsRebuilt(SchemaObject from, SchemaObject to) => ((Publication)from).AllTables != ((Publication)to).AllTables;

    public override bool LetsGo => true;

    protected override IEnumerable<PlannedOperation> Create(Publication item, PlanContext context) =>
        [new(new CreateOperation(item)), .. Members(item with { Tables = default, Schemas = default }, item, context)];

    protected override IEnumerable<PlannedOperation> Drop(Publication item, PlanContext context) =>
    [
        new PlannedOperation(new DropOperation(item)).Contract().With(HazardKind.BreaksOldCode, $"Subscribers of {item.Id} get nothing any more."),
    ];

    protected override IEnumerable<PlannedOperation> Alter(Publication from, Publication to, PlanContext context)
    {
        if (@from with { Tables = to.Tables, Schemas = to.Schemas } != to)
        {
            yield return new(new AlterPublicationOperation(from, to));
        }

        foreach (var planned in Members(from, to, context))
        {
            yield return planned;
        }
    }

    private static IEnumerable<PlannedOperation> Members(Publication from, Publication to, PlanContext context)
    {
        // Up to 14 a table is in it or not; its columns and rows are not said. What differs goes and comes back in one transaction.
        var gone = from.Tables.Except(to.Tables).Select(table => On(new(to, table, null, IsDropped: true), context));
        var added = to.Tables.Except(from.Tables).Select(table => On(new(to, table, null, IsDropped: false), context));
        var goneSchemas = from.Schemas.Except(to.Schemas).Select(schema => new PlannedOperation(new PublishOperation(to, null, schema, IsDropped: true)));
        var addedSchemas = to.Schemas.Except(from.Schemas).Select(schema => new PlannedOperation(new PublishOperation(to, null, schema, IsDropped: false)));
        return gone.Concat(goneSchemas).Concat(added).Concat(addedSchemas);
    }

    private static PlannedOperation On(PublishOperation operation, PlanContext context) => operation.Table is { Table: var table } && !context.IsNew(table)
        ? new PlannedOperation(operation).On(table, LockLevel.ShareUpdateExclusive)
        : new PlannedOperation(operation);
}
