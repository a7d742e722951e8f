using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>What the planners of the kinds need to know: the schema after the renames, the target, and what is new.</summary>
internal sealed class PlanContext(DatabaseSchema from, DatabaseSchema to, IReadOnlyList<SchemaChange> changes, PlannerOptions options)
{
    private readonly HashSet<ObjectId> _created = new(changes.OfType<CreateObject>().Select(static change => change.Id));

    public DatabaseSchema From { get; } = from;

    public DatabaseSchema To { get; } = to;

    public PlannerOptions Options { get; } = options;

    public IReadOnlyList<SchemaChange> Changes { get; } = changes;

    public bool IsCreated(ObjectId id) => _created.Contains(id);

    /// <summary>Whether nobody can be reading or writing the table yet, or nobody is to be spared.</summary>
    public bool IsQuiet(QualifiedName table) => !Options.Online || IsNew(table);

    /// <summary>An operation with its lock on a table, unless nobody can have the table yet.</summary>
    public PlannedOperation Locking(PlannedOperation planned, QualifiedName table, LockLevel level) => IsNew(table) ? planned : planned.On(table, level);

    public bool IsNew(QualifiedName table) => ObjectKinds.Relations.Any(kind => _created.Contains(ObjectId.Of(kind, table)));
}
