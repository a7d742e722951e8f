using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>The operations of one change in their order: a node of the graph that orders a migration.</summary>
internal sealed class ChangePlan(ObjectId id, IReadOnlyList<PlannedOperation> operations)
{
    private readonly IReadOnlyList<ObjectId>? _disturbs;

    public ObjectId Id { get; } = id;

    public IReadOnlyList<PlannedOperation> Operations { get; } = operations;

    /// <summary>What is there, in its new form, once the operations are done.</summary>
    public IReadOnlyList<ObjectId> Provides { get; init; } = [];

    /// <summary>What is no longer there.</summary>
    public IReadOnlyList<ObjectId> Removes { get; init; } = [];

    /// <summary>What has to be there, in its new form, before.</summary>
    public IReadOnlyList<ObjectId> Requires { get; init; } = [];

    /// <summary>What may go, or be disturbed, only after.</summary>
    public IReadOnlyList<ObjectId> Releases { get; init; } = [];

    /// <summary>What cannot be in use when it takes its new form: of what is provided, all but that which changes under its users.</summary>
    public IReadOnlyList<ObjectId> Disturbs
    {
        get => _disturbs ?? Provides;
        init => _disturbs = value;
    }

    /// <summary>Whether something stands in <see cref="Requires"/> or <see cref="Releases"/> only because a text has a name like it.</summary>
    public Func<ObjectId, bool> IsGuess { get; init; } = static _ => false;

    /// <summary>The same with other operations.</summary>
    public ChangePlan With(IReadOnlyList<PlannedOperation> others) =>
        new(Id, others) { Provides = Provides, Removes = Removes, Requires = Requires, Releases = Releases, Disturbs = Disturbs, IsGuess = IsGuess };

    public MigrationPhase Phase => Operations.Any(static planned => planned.Phase == MigrationPhase.Contract) ? MigrationPhase.Contract : MigrationPhase.Expand;

    /// <summary>The table whose users notice, if it is one that was there before.</summary>
    public QualifiedName? Locked => Operations.SelectMany(static planned => planned.Locked).Select(static table => (QualifiedName?)table).FirstOrDefault();
}
