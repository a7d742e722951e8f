using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>The server names the sequence of an identity column, and keeps the name when the column gets another: so it is asked for it.</summary>
internal sealed class IdentitySequenceStatements : ObjectStatements<IdentitySequence>
{
    public override ObjectKind Kind => ObjectKind.IdentitySequence;

    /// <summary>A statement about the sequence, which stands in it as <c>%s</c>.</summary>
    public static string Named(IdentitySequence item, string statement) =>
        $"DO $mk$ BEGIN EXECUTE format({SqlIdentifier.Literal(statement)}, pg_get_serial_sequence({SqlIdentifier.Literal(Name(item.Table))}, {SqlIdentifier.Literal(item.Name)})); END $mk$";

    protected override IEnumerable<string> Create(IdentitySequence item, CreateForm form) => [];

    protected override IEnumerable<string> Drop(IdentitySequence item, bool concurrently) => [];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => [];

    protected override string Comment(SchemaObject item) => Named((IdentitySequence)item, base.Comment(item with { Comment = item.Comment?.Replace("%", "%%") }));

    protected override string CommentTarget(IdentitySequence item) => "SEQUENCE %s";
}
