using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class ExtensionStatements : ObjectStatements<Extension>
{
    public override ObjectKind Kind => ObjectKind.Extension;

    // It may be there already: an extension is often installed by whoever made the database, because it takes rights.
    protected override IEnumerable<string> Create(Extension item, CreateForm form) =>
        [$"CREATE EXTENSION IF NOT EXISTS {Name(item.Name)} WITH SCHEMA {Name(item.Schema)}{(item.Version is null ? "" : $" VERSION {Text(item.Version)}")}"];

    protected override IEnumerable<string> Drop(Extension item, bool concurrently) => [$"DROP EXTENSION {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => throw new InvalidOperationException("An extension has no other name.");

    protected override string CommentTarget(Extension item) => $"EXTENSION {Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) => operation switch
    {
        MoveExtensionOperation move => [$"ALTER EXTENSION {Name(move.To.Name)} SET SCHEMA {Name(move.To.Schema)}"],
        UpdateExtensionOperation update => [$"ALTER EXTENSION {Name(update.To.Name)} UPDATE TO {Text(update.To.Version)}"],
        _ => base.Special(operation),
    };
}
