namespace MigrationKit.Core.Model;

/// <summary>
/// The rights that objects of some kind get when a role makes them, as they differ from PostgreSQL's own: its <see cref="SchemaObject.Privileges"/>
/// are these. https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html
/// </summary>
/// <param name="Role">Who makes them, as SQL writes it.</param>
/// <param name="Objects"><c>TABLES</c>, <c>SEQUENCES</c>, <c>FUNCTIONS</c>, <c>TYPES</c> or <c>SCHEMAS</c>.</param>
/// <param name="Schema">In which schema; null is any.</param>
internal sealed record DefaultPrivileges(string Role, string Objects, string? Schema = null) : SchemaObject
{
    public override ObjectId Id => new(ObjectKind.DefaultPrivileges, Schema ?? "", Objects, null, Role);

    public override bool IsImplicit => true;

    public override IEnumerable<ObjectId> References => Schema is null ? [] : [new ObjectId(ObjectKind.Schema, "", Schema)];

    /// <summary>Whether an object would get these rights, were it this role that makes it.</summary>
    public bool Covers(ObjectId id) => (Schema is null || Schema == id.Schema) && Objects == ObjectsOf(id.Kind);

    public override SchemaObject Renamed(Renaming renaming) => Schema is null ? this : this with { Schema = renaming.Schema(Schema) };

    private static string? ObjectsOf(ObjectKind kind) => kind switch
    {
        ObjectKind.Sequence or ObjectKind.IdentitySequence => "SEQUENCES",
        ObjectKind.Schema => "SCHEMAS",
        _ when kind.IsRelation() => "TABLES",
        _ when kind.IsRoutine() => "FUNCTIONS",
        _ when kind.IsType() => "TYPES",
        _ => null,
    };
}
