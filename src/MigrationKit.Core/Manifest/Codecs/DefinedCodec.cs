using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

/// <summary>Objects that the model keeps as SQL, whatever their kind. Those of a relation name it: it may be a table or a view.</summary>
internal sealed class DefinedCodec(ObjectKind kind, string section) : ObjectCodec<DefinedObject>
{
    public override ObjectKind Kind => kind;

    public override string Section => section;

    protected override void WriteBody(DefinedObject item, JsonWriter json) => json
        .String("on", item.Id.Parent)
        .String("signature", item.Id.Signature)
        .String("definition", item.Definition)
        .Object("clauses", item.Clauses.IsEmpty ? null : clauses => item.Clauses.ToList().ForEach(clause => clauses.String(clause.Name, clause.Value)));

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) =>
        new DefinedObject(new ObjectId(Kind, name.Schema, name.Name, json.StringOrNull("on"), json.StringOrNull("signature")))
        {
            Definition = json.String("definition"),
            Clauses = json.Object("clauses") is { } clauses ? clauses.Keys.Select(key => new Clause(key, clauses.String(key))).ToEquatableArray() : default,
        };
}
