using MigrationKit.Core.Model;
using MigrationKit.Tests.Schemas.Kinds;

namespace MigrationKit.Tests.Schemas;

/// <summary>
/// Makes schemas that PostgreSQL accepts, and others that are a few edits away. The same seed makes the same schemas. Tables are in all of them,
/// every other kind in some: few kinds at a time meet each other more often than all of them would.
/// </summary>
/// <param name="seed">What decides.</param>
/// <param name="version">The oldest major version of PostgreSQL that must accept the schemas.</param>
internal sealed class RandomSchema(int seed, int version = RandomSchema.Newest)
{
    public const int Newest = 18;

    // What others are made of comes first.
    private static readonly RandomKind[] s_kinds =
    [
        new RandomNamespace(), new RandomEnum(), new RandomSequence(), new RandomCollation(), new RandomDomain(), new RandomComposite(), new RandomRange(), new RandomForeignServer(),
        new RandomTable(), new RandomPartition(), new RandomHeir(), new RandomForeignTable(), new RandomColumn(), new RandomTableSettings(), new RandomColumnSettings(),
        new RandomKey(), new RandomForeignKey(), new RandomCheck(), new RandomIndex(), new RandomExclusion(), new RandomIndexSettings(),
        new RandomFunction(), new RandomProcedure(), new RandomAggregate(), new RandomOperator(), new RandomCast(), new RandomTextSearch(),
        new RandomConversion(), new RandomLanguage(), new RandomOperatorClass(), new RandomTransform(),
        new RandomView(), new RandomMaterializedView(), new RandomTrigger(), new RandomRule(), new RandomPolicy(), new RandomStatistics(),
        new RandomPublication(), new RandomEventTrigger(), new RandomDefaultPrivileges(), new RandomPrivileges(),
    ];

    private readonly RandomObjects _objects = new(seed, version);
    private RandomKind[] _kinds = s_kinds;

    /// <summary>Two schemas, the second some edits (and declared renames) away from the first.</summary>
    public static (DatabaseSchema From, DatabaseSchema To) Pair(int seed, int version = Newest)
    {
        var random = new RandomSchema(seed, version);
        var from = random.Create();
        return (from, random.Edit());
    }

    public DatabaseSchema Create()
    {
        var share = _objects.One([0, 0.2, 0.5]);
        _kinds = [.. s_kinds.Where(kind => kind.IsInAll || _objects.Chance(share))];
        foreach (var kind in _kinds)
        {
            _objects.Times(kind.IsInAll ? 0 : 1, kind.AtFirst, () => kind.Add(_objects));
        }

        Repair();
        return _objects.Snapshot();
    }

    public DatabaseSchema Edit()
    {
        _objects.ForgetRenames();
        Action[] edits = [Add, Add, Alter, Alter, Alter, Drop, Rename, SetComment];
        _objects.Times(1, 8, () => _objects.One(edits)());
        return _objects.Snapshot();
    }

    private void Add() => Edit(kind => kind.Add(_objects));

    private void Alter() => Edit(kind => kind.Alter(_objects));

    private void Edit(Action<RandomKind> edit)
    {
        edit(_objects.One(_kinds));
        Repair();
    }

    private void Drop()
    {
        if (_objects.Everything.ToList() is { Count: > 1 } items)
        {
            _objects.Remove(_objects.One(items).Id);
            Repair();
        }
    }

    private void Rename()
    {
        var tree = _objects.Snapshot().Tree;
        if (_objects.Everything.Where(item => item.RenamedFrom.Value.IsEmpty && CanBeRenamed(item) && !IsInherited(item, tree)).ToList() is { Count: > 0 } items)
        {
            _objects.Rename(_objects.One(items).Id);
            Repair();
        }
    }

    private bool IsInherited(SchemaObject item, TableTree tree) => item is Column column && tree.ParentsOf(column.Table).Any(parent => _objects.ColumnsOf(parent).Any(other => other.Name == column.Name));

    private static bool CanBeRenamed(SchemaObject item) => item.Id.Kind is not (ObjectKind.Operator or ObjectKind.Cast or ObjectKind.Transform or ObjectKind.DefaultPrivileges
        or ObjectKind.PrimaryKey or ObjectKind.Unique or ObjectKind.Exclusion or ObjectKind.Check or ObjectKind.ForeignKey or ObjectKind.Index);

    private void SetComment()
    {
        if (_objects.Everything.Where(static item => item is not DefaultPrivileges).ToList() is { Count: > 0 } items)
        {
            _objects.Put(_objects.One(items) with { Comment = _objects.Chance(0.3) ? null : "comment " + _objects.Next() + " 'quoted' \\ and\nbroken" });
        }
    }

    /// <summary>Takes away what can no longer be: references to what is gone, keys over other types.</summary>
    private void Repair()
    {
        for (var before = DatabaseSchema.Empty; before != _objects.Snapshot() && !before.Equals(_objects.Snapshot());)
        {
            before = _objects.Snapshot();
            foreach (var kind in _kinds)
            {
                kind.Complete(_objects);
            }

            var schema = _objects.Snapshot();
            foreach (var item in schema.Objects.Where(item => !Refers(item, schema) || !_objects.Holds(item.Id, schema) || _kinds.Any(kind => kind.IsBroken(item, schema))))
            {
                _objects.Remove(item.Id);
            }
        }
    }

    // One identity is named for each kind that a type or relation of a name may be of.
    private static bool Refers(SchemaObject item, DatabaseSchema schema) => item.References
        .GroupBy(static id => (id.Schema, id.Parent, id.Name, id.Signature))
        .All(group => group.Any(id => schema.Contains(id) || id is { Kind: ObjectKind.Schema, Name: Namespace.Public } || IsOfView(id, schema)));

    private static bool IsOfView(ObjectId id, DatabaseSchema schema) =>
        id.Kind == ObjectKind.Column && RandomView.Columns.Contains(id.Name) && schema.Contains(ObjectId.Of(ObjectKind.MaterializedView, id.ParentName));
}
