using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class NamespaceStatements : ObjectStatements<Namespace>
{
    public override ObjectKind Kind => ObjectKind.Schema;

    protected override IEnumerable<string> Create(Namespace item, CreateForm form) => [$"CREATE SCHEMA {Name(item.Name)}"];

    protected override IEnumerable<string> Drop(Namespace item, bool concurrently) => [$"DROP SCHEMA {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => [$"ALTER SCHEMA {Name(from.Name)} RENAME TO {Name(to.Name)}"];

    protected override string CommentTarget(Namespace item) => $"SCHEMA {Name(item.Name)}";
}
