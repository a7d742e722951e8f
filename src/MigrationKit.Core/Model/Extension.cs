namespace MigrationKit.Core.Model;

/// <summary>An extension. Its members belong to it and are in no model; a version is compared only where one is declared.</summary>
internal sealed record Extension(string Name) : SchemaObject
{
    public string Schema { get; init; } = "public";

    /// <summary>The version that is wanted; null is whichever the server has.</summary>
    public string? Version { get; init; }

    /// <summary>In a model that was read from a server, the version that is there.</summary>
    public Hint<string?> InstalledVersion { get; init; }

    public override ObjectId Id => new(ObjectKind.Extension, "", Name);

    public override IEnumerable<ObjectId> References => [new ObjectId(ObjectKind.Schema, "", Schema)];

    public override SchemaObject Renamed(Renaming renaming) => this with { Schema = renaming.Schema(Schema) };
}
