using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning;

/// <summary>How objects of one kind come, go and change, with the least that others notice of it.</summary>
internal abstract class ObjectPlanner
{
    private static readonly Dictionary<ObjectKind, ObjectPlanner> s_byKind = new ObjectPlanner[]
    {
        new NamespacePlanner(),
        new ExtensionPlanner(),
        new EnumPlanner(),
        new SequencePlanner(),
        new TablePlanner(),
        new ColumnPlanner(),
        new PrimaryKeyPlanner(),
        new UniquePlanner(),
        new ExclusionPlanner(),
        new CheckPlanner(),
        new ForeignKeyPlanner(),
        new IndexPlanner(),
        new ViewPlanner(),
        new MaterializedViewPlanner(),
        new RulePlanner(),
        new TriggerPlanner(),
        new PolicyPlanner(),
        new EventTriggerPlanner(),
        new RoutinePlanner(ObjectKind.Function),
        new RoutinePlanner(ObjectKind.Procedure),
        new DefinedPlanner(ObjectKind.Aggregate),
        new ImplicitPlanner(ObjectKind.IdentitySequence),
        new ImplicitPlanner(ObjectKind.ViewColumn),
        new DefinedPlanner(ObjectKind.Statistics),
        new PublicationPlanner(),
        new ImplicitPlanner(ObjectKind.DefaultPrivileges),
        new DefinedPlanner(ObjectKind.TextSearchParser),
        new DefinedPlanner(ObjectKind.TextSearchTemplate),
        new DefinedPlanner(ObjectKind.TextSearchDictionary),
        new DefinedPlanner(ObjectKind.TextSearchConfiguration),
        new DefinedPlanner(ObjectKind.ForeignDataWrapper),
        new DefinedPlanner(ObjectKind.ForeignServer),
        new DomainPlanner(),
        new CompositePlanner(),
        new DefinedPlanner(ObjectKind.Range),
        new DefinedPlanner(ObjectKind.Collation),
        new DefinedPlanner(ObjectKind.Operator),
        new DefinedPlanner(ObjectKind.OperatorFamily),
        new DefinedPlanner(ObjectKind.OperatorClass),
        new DefinedPlanner(ObjectKind.Cast),
        new DefinedPlanner(ObjectKind.Conversion),
        new DefinedPlanner(ObjectKind.Transform),
        new DefinedPlanner(ObjectKind.Language),
        new DefinedPlanner(ObjectKind.AccessMethod),
    }.ToDictionary(static planner => planner.Kind);

    public abstract ObjectKind Kind { get; }

    public static ObjectPlanner Of(ObjectKind kind) => s_byKind[kind];

    public abstract IEnumerable<PlannedOperation> Create(SchemaObject item, PlanContext context);

    public abstract IEnumerable<PlannedOperation> Drop(SchemaObject item, PlanContext context);

    /// <summary>Whether the one cannot become the other: it is dropped and created, and with it all that depends on it.</summary>
    public virtual bool IsRebuilt(SchemaObject from, SchemaObject to) => false;

    /// <summary>What else has to be there, in its new form, before the one can become the other.</summary>
    public virtual IEnumerable<ObjectId> AlsoRequired(SchemaObject from, SchemaObject to, PlanContext context) => [];

    /// <summary>Whether an object gives up in place what goes, instead of having to go before it and come back.</summary>
    public virtual bool LetsGo => false;

    /// <summary>Called when the two differ in more than their comment and the object is not rebuilt.</summary>
    public abstract IEnumerable<PlannedOperation> Alter(SchemaObject from, SchemaObject to, PlanContext context);
}

/// <summary>A planner that knows the type of its objects; unless it says otherwise, what differs is dropped and created again.</summary>
internal abstract class ObjectPlanner<T> : ObjectPlanner
    where T : SchemaObject
{
    protected abstract IEnumerable<PlannedOperation> Create(T item, PlanContext context);

    protected abstract IEnumerable<PlannedOperation> Drop(T item, PlanContext context);

    protected virtual IEnumerable<PlannedOperation> Alter(T from, T to, PlanContext context) => Drop(from, context).Concat(Create(to, context));

    public sealed override IEnumerable<PlannedOperation> Create(SchemaObject item, PlanContext context) => Create((T)item, context);

    public sealed override IEnumerable<PlannedOperation> Drop(SchemaObject item, PlanContext context) => Drop((T)item, context);

    public sealed override IEnumerable<PlannedOperation> Alter(SchemaObject from, SchemaObject to, PlanContext context) => Alter((T)from, (T)to, context);
}
