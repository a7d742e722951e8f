using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>
/// What planners of objects that the model keeps as SQL have in common: clauses change in place, another definition takes the old one's place
/// where the server has CREATE OR REPLACE for it, and else the object is rebuilt.
/// </summary>
internal class DefinedPlanner(ObjectKind kind) : ObjectPlanner<DefinedObject>
{
    public sealed override ObjectKind Kind => kind;

    /// <summary>The lock that the relation which the object is, or is a part of, has to stand while the object comes or changes.</summary>
    protected virtual LockLevel ParentLock => LockLevel.AccessExclusive;

    public sealed override bool IsRebuilt(SchemaObject from, SchemaObject to) => IsRebuilt((DefinedObject)from, (DefinedObject)to);

    /// <summary>Whether <c>CREATE OR REPLACE</c> leads from the one definition to the other.</summary>
    protected virtual bool CanReplace(DefinedObject from, DefinedObject to) => false;

    /// <summary>Whether a clause can be set, changed (both given) or taken away in place.</summary>
    protected virtual bool CanAlter(Clause? from, Clause? to) => true;

    /// <summary>The object as <c>CREATE OR REPLACE</c> leaves it: with the clauses as they were, unless the statement says them.</summary>
    protected virtual DefinedObject Replaced(DefinedObject from, DefinedObject to) => to with { Clauses = from.Clauses };

    protected override IEnumerable<PlannedOperation> Create(DefinedObject item, PlanContext context) => [On(item, new(new CreateOperation(item)), context)];

    protected override IEnumerable<PlannedOperation> Drop(DefinedObject item, PlanContext context)
    {
        var drop = new PlannedOperation(new DropOperation(item)).Contract();
        return [RelationOf(item.Id) is { } relation ? drop.On(relation, LockLevel.AccessExclusive) : drop];
    }

    protected override IEnumerable<PlannedOperation> Alter(DefinedObject from, DefinedObject to, PlanContext context)
    {
        if (from.Definition != to.Definition)
        {
            yield return On(to, new(new CreateOperation(Replaced(from, to), CreateForm.Replace)), context);
            from = Replaced(from, to);
        }

        foreach (var (old, now) in Changed(from, to))
        {
            yield return On(to, new(new AlterClauseOperation(to, old, now)), context);
        }
    }

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

    protected PlannedOperation On(DefinedObject item, PlannedOperation planned, PlanContext context) =>
        RelationOf(item.Id) is { } relation && !context.IsNew(relation) ? planned.On(relation, ParentLock) : planned;

    private bool IsRebuilt(DefinedObject from, DefinedObject to) =>
        (from.Definition != to.Definition && !CanReplace(from, to)) || Changed(from, to).Any(pair => !CanAlter(pair.From, pair.To));

    private static QualifiedName? RelationOf(ObjectId id) => id.Parent is not null ? id.ParentName : id.Kind.IsRelation() ? id.QualifiedName : null;
}
