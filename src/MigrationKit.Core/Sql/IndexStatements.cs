using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

internal sealed class IndexStatements : ObjectStatements<TableIndex>
{
    public override ObjectKind Kind => ObjectKind.Index;

    protected override IEnumerable<string> Create(TableIndex item, CreateForm form)
    {
        var concurrently = form == CreateForm.Concurrently ? "CONCURRENTLY " : "";
        var method = item.Method == "btree" ? "" : $" USING {Name(item.Method)}";
        return
        [
            $"CREATE {(item.IsUnique ? "UNIQUE " : "")}INDEX {concurrently}{Name(item.Name)} ON {(form == CreateForm.OnlyParent ? "ONLY " : "")}{Name(item.Table)}{method} ({string.Join(", ", item.Keys.Select(Key))})"
            + (item.Include.IsEmpty ? "" : $" INCLUDE ({Names(item.Include)})")
            + (item.NullsNotDistinct ? " NULLS NOT DISTINCT" : "")
            + StorageParameters.With(item.Parameters)
            + (item.Tablespace is { } tablespace ? $" TABLESPACE {Name(tablespace)}" : "")
            + (item.Where is null ? "" : $" WHERE {item.Where}"),
        ];
    }

    protected override IEnumerable<string> Drop(TableIndex item, bool concurrently) =>
        [$"DROP INDEX {(concurrently ? "CONCURRENTLY " : "")}{SqlIdentifier.Quote(item.Table.Schema, item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) =>
        [$"ALTER INDEX {SqlIdentifier.Quote(from.Schema, from.Name)} RENAME TO {Name(to.Name)}"];

    protected override string CommentTarget(TableIndex item) => $"INDEX {SqlIdentifier.Quote(item.Table.Schema, item.Name)}";

    public static string Key(IndexKey key) =>
        (key.Column is { } column ? Name(column) : $"({key.Expression})")
        + (key.Collation is { } collation ? $" COLLATE {Name(collation)}" : "")
        + (key.OperatorClass is { } operatorClass ? " " + operatorClass : "")
        + (key.Descending ? " DESC" : "")
        + (key.Nulls == NullsOrder.Default ? "" : key.Nulls == NullsOrder.First ? " NULLS FIRST" : " NULLS LAST");
}
