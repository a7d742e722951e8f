namespace MigrationKit.Core.Model;

/// <summary>An enum type; its values in their sort order.</summary>
internal sealed record EnumType(QualifiedName Name) : SchemaObject
{
    public required EquatableArray<string> Values { get; init; }

    /// <summary>Former names of values: (value, what it was called before).</summary>
    public Hint<EquatableArray<(string Value, string Former)>> RenamedValues { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.Enum, Name);

    public override IEnumerable<ObjectId> References => [new ObjectId(ObjectKind.Schema, "", Name.Schema)];

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Name = renaming.Type(Name),
        Values = Values.Select(value => renaming.EnumValue(Name, value)).ToEquatableArray(),
    };
}
