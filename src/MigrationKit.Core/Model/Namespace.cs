namespace MigrationKit.Core.Model;

/// <summary>A schema (<c>CREATE SCHEMA</c>). <c>public</c> is never listed: every database has it.</summary>
internal sealed record Namespace(string Name) : SchemaObject
{
    public override ObjectId Id => new(ObjectKind.Schema, "", Name);

    public override SchemaObject Renamed(Renaming renaming) => this with { Name = renaming.Schema(Name) };
}
