using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Partitions and heirs that leave their parent. A partition goes CONCURRENTLY where every server can do that: queries of the whole table go on meanwhile.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION</remarks>
internal sealed class DetachPlans(DatabaseSchema from, PlannerOptions options)
{
    private const int ConcurrentlySince = 14;

    public IEnumerable<PlannedOperation> Of(TableLink link) =>
        [.. IsConcurrent(link) ? Concurrently(link) : [AtOnce(link)], .. AmongThemselves(link, from).Select(foreign => DropLeft(link, foreign.Name))];

    /// <summary>
    /// Foreign keys that a partition has of tables above it, and that refer to such a table. PostgreSQL 13 and 14 forget them when the partition leaves,
    /// later ones do not: there they are taken off.
    /// </summary>
    public static IEnumerable<ForeignKey> AmongThemselves(TableLink link, DatabaseSchema schema)
    {
        var above = new HashSet<QualifiedName>(schema.Tree.AncestorsOf(link.Parent)) { link.Parent };
        return link.Bound is null ? [] : schema.All<ForeignKey>().Where(foreign => above.Contains(foreign.Table) && above.Contains(foreign.PrincipalTable));
    }

    /// <summary>Without a wait, under a lock that stops everybody.</summary>
    public static PlannedOperation AtOnce(TableLink link) => new PlannedOperation(new LinkOperation(link, Attach: false)).Contract() with
    {
        Lock = LockLevel.AccessExclusive,
        Locked = EquatableArray.Of(link.Parent, link.Child),
    };

    // Not while there is a default partition: rows of the one that goes could turn up in it.
    private bool IsConcurrent(TableLink link) => options.Online && options.PostgresVersion >= ConcurrentlySince && link.Bound is not null
        && from.Tree.DefaultOf(link.Parent) is null;

    private IEnumerable<PlannedOperation> Concurrently(TableLink link) =>
    [
        new PlannedOperation(new LinkOperation(link, Attach: false, Concurrently: true)).OutsideTransaction().Contract() with
        {
            Lock = LockLevel.ShareUpdateExclusive,
            Locked = EquatableArray.Of(link.Parent, link.Child),
        },
        DropLeft(link, CheckName(link)),
    ];

    private static PlannedOperation DropLeft(TableLink link, string name) =>
        new PlannedOperation(new DropLeftConstraintOperation(link.Child, name)).On(link.Child, LockLevel.AccessExclusive).Contract();

    // What the server calls the check that takes the place of the bound: ChooseConstraintName in src/backend/catalog/pg_constraint.c.
    private string CheckName(TableLink link)
    {
        var names = new GeneratedNames();
        foreach (var item in from.Objects.Where(item => item.Id.Kind.IsConstraintOrIndex() && item.Id.Kind != ObjectKind.Index && item.Id.Schema == link.Child.Schema))
        {
            names.Take(item.Id.Schema, item.Id.Name);
        }

        var columns = from.Tree.AncestorsOf(link.Child).SelectMany(table => from.ColumnsOf(ObjectId.Of(ObjectKind.Table, table)))
            .Where(column => TablePlanner.IsPartitionKey(column, from)).Select(static column => column.Name).Distinct().ToList();
        return names.Make(link.Child, columns.Count == 1 ? columns[0] : null, "check");
    }
}
