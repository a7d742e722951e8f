using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>An operation with what its step must know of it.</summary>
internal sealed record PlannedOperation(Operation Operation)
{
    public LockLevel Lock { get; init; }

    public EquatableArray<QualifiedName> Locked { get; init; }

    public bool Transactional { get; init; } = true;

    /// <summary>Operations of different groups never commit together.</summary>
    public string Group { get; init; } = "";

    public EquatableArray<Hazard> Hazards { get; init; }

    public MigrationPhase Phase { get; init; }

    public Reversal Reversal { get; init; }

    public PlannedOperation On(QualifiedName table, LockLevel level) => this with { Locked = EquatableArray.Of(table), Lock = level };

    /// <summary>With the partitions and heirs of its table, which are changed and locked along with it.</summary>
    public PlannedOperation WithHeirs(PlanContext context) => Locked.IsEmpty || Lock <= LockLevel.RowExclusive || Operation is
        CreateOperation { Form: CreateForm.OnlyParent } or CreateOperation { Object: TableIndex } or AttachIndexOperation or AlterIndexOperation or AlterTableOperation or DropOperation { Only: true } or AlterColumnOperation { Only: true }
        or CommentOperation or LinkOperation
        ? this
        : this with { Locked = Locked.SelectMany(table => context.DescendantsOf(table).Prepend(table)).Distinct().ToEquatableArray() };

    public PlannedOperation Alone() => this with { Group = Operation.Id + "/" + Operation.GetType().Name };

    /// <summary>The same while links are not, and what else is to be done meanwhile.</summary>
    public PlannedOperation Apart(EquatableArray<TableLink> links, params Operation[] others) => links.IsEmpty ? this : this with
    {
        Operation = new ApartOperation(links, others.Prepend(Operation).ToEquatableArray()),
        Locked = Locked.Concat(links.SelectMany(static link => new[] { link.Parent, link.Child })).Distinct().ToEquatableArray(),
    };

    public PlannedOperation OutsideTransaction() => Alone() with { Transactional = false };

    public PlannedOperation Contract() => this with { Phase = MigrationPhase.Contract };

    public PlannedOperation Cutover() => this with { Phase = MigrationPhase.Cutover };

    public PlannedOperation Lossy() => this with { Reversal = Reversal.Lossy };

    public PlannedOperation With(HazardKind kind, string message) =>
        this with { Hazards = Hazards.Append(new Hazard(kind, Operation.Id, message)).ToEquatableArray() };
}
