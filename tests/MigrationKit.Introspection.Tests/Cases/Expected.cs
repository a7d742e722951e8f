using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>What is to be read of an object that the model keeps as SQL.</summary>
internal sealed class Expected(string definition, params (string Name, string Value)[] clauses)
{
    public string? Comment { get; init; }

    public SchemaObject As(ObjectId id) => new DefinedObject(id)
    {
        Definition = definition,
        Clauses = clauses.Select(static clause => new Clause(clause.Name, clause.Value)).ToEquatableArray(),
        Comment = Comment,
    };
}
