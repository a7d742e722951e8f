using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>What happens to the columns of partitions and heirs by itself, because it happens to those of their parents.</summary>
/// <remarks>https://www.postgresql.org/docs/current/ddl-inherit.html#DDL-INHERIT-CAVEATS</remarks>
internal sealed class InheritedColumns(PlanContext context)
{
    /// <summary>How a column is when its own turn comes: as it was, with what its parents' changes did to it; null where it is not there.</summary>
    public Column? Before(ObjectId id)
    {
        var own = context.IsCreated(id) ? null : context.From.Find(id) as Column;
        foreach (var parent in context.ParentsOf(id.ParentName))
        {
            var parentId = ObjectId.Of(ObjectKind.Column, parent, id.Name);
            if (context.To.Find(parentId) is Column to)
            {
                var from = context.IsCreated(parentId) ? Before(parentId) ?? to : (Column)context.From.Find(parentId)!;
                own = own is null ? Inherited(from, id.ParentName) : Followed(own, from, to);
            }
        }

        return own;
    }

    /// <summary>The column of a parent with which one is dropped.</summary>
    public ObjectId? DroppedWith(Column column) => column.IsLocal ? null : context.ParentsOf(column.Table)
        .Select(parent => ObjectId.Of(ObjectKind.Column, parent, column.Name))
        .FirstOrDefault(parent => context.IsDropped(parent) && DropsHeirs(parent));

    /// <summary>Whether no heir keeps the column.</summary>
    public bool DropsHeirs(ObjectId column) => Heirs(column).All(context.IsDropped);

    /// <summary>Whether the default of a column becomes that of all its heirs; else it is set for the table alone.</summary>
    public bool SharesDefault(Column to) => Heirs(to.Id).All(heir => context.To.Find(heir) is Column column && column.Default == to.Default);

    /// <summary>Columns that have not changed, and do not stay as they are because their parents' change.</summary>
    public IEnumerable<AlterObject> Disturbed() =>
        from change in context.Changes
        where change is AlterObject or CreateObject && change.Id.Kind == ObjectKind.Column
        from child in context.ChildrenOf(change.Id.ParentName)
        let id = ObjectId.Of(ObjectKind.Column, child, change.Id.Name)
        where !context.IsChanged(id) && context.To.Find(id) is Column to && Before(id) is { } before && before.Bare != to.Bare
        select new AlterObject(context.From.Find(id)!, context.To.Find(id)!);

    /// <summary>What an heir gets of the column.</summary>
    public static Column Inherited(Column column, QualifiedName child) => (Column)column.Bare with
    {
        Table = child,
        ForeignOptions = default,
        Options = default,
        Identity = null,
        IsNullable = column.IsNullable || column.Requirement is { NoInherit: true },
        Requirement = null,
        Uses = null,
    };

    private IEnumerable<ObjectId> Heirs(ObjectId column) => context.DescendantsOf(column.ParentName).Select(table => ObjectId.Of(ObjectKind.Column, table, column.Name))
        .Where(heir => context.From.Contains(heir) || context.To.Contains(heir));

    // Heirs lose what they have of the parent with it, and have for themselves what the parent keeps to itself.
    private static Column WithRequirement(Column own, Column from, Column to)
    {
        var (before, after) = (IsInherited(from), IsInherited(to));
        return (before, after) switch
        {
            (false, true) => own with { IsNullable = false, Requirement = own.IsNullable ? OfHeir(to) : own.Requirement },
            (true, false) when to.IsNullable => own with { IsNullable = true, Requirement = null },
            (true, false) => own with { Requirement = ((own.Requirement ?? new()) with { Name = own.Requirement?.Name ?? from.Requirement?.Name }).UnlessStandard },
            (true, true) when from.Requirement?.IsValidated != to.Requirement?.IsValidated => own with { Requirement = OfHeir(to) },
            _ => own,
        };
    }

    private static bool IsInherited(Column column) => column is { IsNullable: false, Requirement: null or { NoInherit: false } };

    private static Requirement? OfHeir(Column column) => column.Requirement is { IsValidated: false } ? new Requirement { IsValidated = false } : null;

    private Column Followed(Column own, Column from, Column to)
    {
        own = WithRequirement(own, from, to);
        var isRetyped = from.Type != to.Type || from.Collation != to.Collation;
        return own with
        {
            Type = isRetyped ? to.Type : own.Type,
            Collation = isRetyped ? to.Collation : own.Collation,
            Default = from.Default != to.Default && SharesDefault(to) ? to.Default : own.Default,
            Storage = isRetyped || from.Storage != to.Storage ? to.Storage : own.Storage,
            Compression = isRetyped ? null : own.Compression,
            Statistics = from.Statistics != to.Statistics ? to.Statistics : own.Statistics,
            Generated = from.Generated != to.Generated ? to.Generated : own.Generated,
        };
    }
}
