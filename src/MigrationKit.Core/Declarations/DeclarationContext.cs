using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>Where the readers of statements put what they read.</summary>
internal sealed class DeclarationContext(string defaultSchema)
{
    public string DefaultSchema { get; } = defaultSchema;

    /// <summary>Names for what has none.</summary>
    public required GeneratedNames Names { get; init; }

    /// <summary>Where the statement stands that is being read.</summary>
    public required Origin Origin { get; init; }

    public List<SchemaObject> Objects { get; } = [];

    public List<Amendment> Amendments { get; } = [];

    public void Add(SchemaObject item) => Objects.Add(item with { Origin = Origin });

    /// <summary>Says more of what was added last.</summary>
    /// <param name="first">The place of the first one.</param>
    /// <param name="apply">Gives the object with what is said.</param>
    public void Replace(int first, Func<SchemaObject, SchemaObject> apply)
    {
        for (var place = first; place < Objects.Count; place++)
        {
            Objects[place] = apply(Objects[place]);
        }
    }

    /// <summary>An object that stays SQL.</summary>
    public void Add(ObjectId id, string definition, params Clause[] clauses) => Add(new DefinedObject(id)
    {
        Definition = definition,
        Clauses = clauses.OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray(),
    });

    public void Amend(ObjectId target, Func<SchemaObject, SchemaObject> apply) => Amend([target], apply);

    public void Amend(IEnumerable<ObjectId> targets, Func<SchemaObject, SchemaObject> apply) =>
        Amendments.Add(new Amendment(targets.ToEquatableArray(), apply, Origin));

    /// <summary>Says something of an object that nobody declares.</summary>
    public void Amend(SchemaObject item, Func<SchemaObject, SchemaObject> apply) =>
        Amendments.Add(new Amendment(EquatableArray.Of(item.Id), apply, Origin) { Implicit = item });
}
