namespace MigrationKit.Core.Model;

/// <summary>A schema (<c>CREATE SCHEMA</c>). Every database has <c>public</c>.</summary>
internal sealed record Namespace(string Name) : SchemaObject
{
    public const string Public = "public";

    public override ObjectId Id => new(ObjectKind.Schema, "", Name);

    public override bool IsImplicit => Name == Public;

    public override SchemaObject Renamed(Renaming renaming) => this with { Name = renaming.Schema(Name) };
}
