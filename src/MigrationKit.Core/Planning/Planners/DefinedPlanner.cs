using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>
/// What planners of objects that the model keeps as SQL have in common: clauses change in place, another definition takes the old one's place
/// where the server has CREATE OR REPLACE for it, and else the object is rebuilt.
/// </summary>
internal class DefinedPlanner(ObjectKind kind) : ObjectPlanner<DefinedObject>
{
    public sealed override ObjectKind Kind => kind;

    /// <summary>The lock that the relation which the object is a part of, if it is one, has to stand.</summary>
    protected virtual LockLevel ParentLock => LockLevel.AccessExclusive;

    public sealed override bool IsRebuilt(SchemaObject from, SchemaObject to) => IsRebuilt((DefinedObject)from, (DefinedObject)to);

    /// <summary>Whether <c>CREATE OR REPLACE</c> leads from the one definition to the other.</summary>
    protected virtual bool CanReplace(DefinedObject from, DefinedObject to) => false;

    /// <summary>Whether a clause can be set, changed (both given) or taken away in place.</summary>
    protected virtual bool CanAlter(Clause? from, Clause? to) => true;

    protected override IEnumerable<PlannedOperation> Create(DefinedObject item, PlanContext context) => [On(item, new(new CreateOperation(item)), context)];

    protected override IEnumerable<PlannedOperation> Drop(DefinedObject item, PlanContext context) => [On(item, new(new DropOperation(item)), context).Contract()];

    protected override IEnumerable<PlannedOperation> Alter(DefinedObject from, DefinedObject to, PlanContext context)
    {
        if (from.Definition != to.Definition)
        {
            // With the clauses as they were: each is changed by a statement of its own.
            yield return On(to, new(new CreateOperation(to with { Clauses = from.Clauses }, CreateForm.Replace)), context);
        }

        foreach (var (old, now) in Changed(from, to))
        {
            yield return On(to, new(new AlterClauseOperation(to, old, now)), context);
        }
    }

    private bool IsRebuilt(DefinedObject from, DefinedObject to) =>
        (from.Definition != to.Definition && !CanReplace(from, to)) || Changed(from, to).Any(pair => !CanAlter(pair.From, pair.To));

    /// <summary>Clauses that differ; those that go come first.</summary>
    protected static IEnumerable<(Clause? From, Clause? To)> Changed(DefinedObject from, DefinedObject to)
    {
        foreach (var clause in from.Clauses.Where(clause => to.Clause(clause.Name) is null))
        {
            yield return (clause, null);
        }

        foreach (var clause in to.Clauses.Where(clause => from.Clause(clause.Name) != clause.Value))
        {
            yield return (from.Clause(clause.Name) is { } value ? new Clause(clause.Name, value) : null, clause);
        }
    }

    private PlannedOperation On(DefinedObject item, PlannedOperation planned, PlanContext context) =>
        item.Id.Parent is null || context.IsNew(item.Id.ParentName) ? planned : planned.On(item.Id.ParentName, ParentLock);
}
