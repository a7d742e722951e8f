using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>What the planners of the kinds need to know: the schema after the renames, the target, and what is new.</summary>
internal sealed class PlanContext(DatabaseSchema from, DatabaseSchema to, IReadOnlyList<SchemaChange> changes, PlannerOptions options)
{
    private readonly HashSet<ObjectId> _created = new(changes.OfType<CreateObject>().Select(static change => change.Id));
    private readonly HashSet<ObjectId> _dropped = new(changes.OfType<DropObject>().Select(static change => change.Id));
    private readonly HashSet<ObjectId> _altered = new(changes.OfType<AlterObject>().Select(static change => change.Id));

    public DatabaseSchema From { get; } = from;

    public DatabaseSchema To { get; } = to;

    public PlannerOptions Options { get; } = options;

    public IReadOnlyList<SchemaChange> Changes { get; } = changes;

    /// <summary>What becomes of partitions and heirs before and after; null where there are none.</summary>
    public TableLinks? Links { get; init; }

    public bool IsCreated(ObjectId id) => _created.Contains(id);

    /// <summary>Whether it goes for good or comes back as another.</summary>
    public bool IsDropped(ObjectId id) => _dropped.Contains(id);

    public bool IsChanged(ObjectId id) => _created.Contains(id) || _dropped.Contains(id) || _altered.Contains(id);

    /// <summary>Whether nobody can be reading or writing the table yet, or nobody is to be spared.</summary>
    public bool IsQuiet(QualifiedName table) => !Options.Online || IsNew(table);

    /// <summary>An operation with its lock on a table, unless nobody can have the table yet.</summary>
    public PlannedOperation Locking(PlannedOperation planned, QualifiedName table, LockLevel level) => IsNew(table) ? planned : planned.On(table, level);

    /// <summary>Partitions and heirs that the table has all along: what is done to it is done to them.</summary>
    public IEnumerable<QualifiedName> ChildrenOf(QualifiedName table) => !To.Tree.HasLinks || IsNew(table) ? []
        : To.Tree.ChildrenOf(table).Where(child => !IsNew(child) && From.Tree.ParentsOf(child).Contains(table));

    /// <summary>The same, and theirs.</summary>
    public IEnumerable<QualifiedName> DescendantsOf(QualifiedName table) =>
        ChildrenOf(table).SelectMany(child => DescendantsOf(child).Prepend(child)).Distinct();

    /// <summary>The tables of which it is a partition or an heir all along.</summary>
    public IEnumerable<QualifiedName> ParentsOf(QualifiedName table) => !To.Tree.HasLinks || IsNew(table) ? []
        : To.Tree.ParentsOf(table).Where(parent => !IsNew(parent) && From.Tree.ParentsOf(table).Contains(parent));

    /// <summary>How an index or a key is made on a table: on a partitioned one alone, where it has partitions that get theirs one by one.</summary>
    public CreateForm FormOnPartitioned(QualifiedName table) =>
        To.Tree.IsPartitioned(table) && ChildrenOf(table).Any() ? CreateForm.OnlyParent : CreateForm.Plain;

    public bool IsNew(QualifiedName table) => ObjectKinds.Relations.Any(kind => _created.Contains(ObjectId.Of(kind, table)));
}
