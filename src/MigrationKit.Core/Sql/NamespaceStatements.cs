using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class NamespaceStatements : ObjectStatements<Namespace>
{
    public override ObjectKind Kind => ObjectKind.Schema;

    protected override IEnumerable<string> Create(Namespace item, CreateForm form) => [$"CREATE SCHEMA {Name(item.Name)}"];

    protected override IEnumerable<string> Drop(Namespace item, bool concurrently) => [$"DROP SCHEMA {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => [$"ALTER SCHEMA {Name(from.Name)} RENAME TO {Name(to.Name)}"];

    // initdb's own comment is the one that a database without another has.
    protected override string Comment(SchemaObject item) => base.Comment(item.IsImplicit ? item with { Comment = item.Comment ?? "standard public schema" } : item);

    protected override string CommentTarget(Namespace item) => $"SCHEMA {Name(item.Name)}";
}
