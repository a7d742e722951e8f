using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class PublicationStatements : ObjectStatements<Publication>
{
    public override ObjectKind Kind => ObjectKind.Publication;

    // Tables are added one by one: each has a lock of its own to wait for.
    protected override IEnumerable<string> Create(Publication item, CreateForm form)
    {
        var options = string.Join(", ", Options(new Publication(item.Name), item));
        return [$"CREATE PUBLICATION {Name(item.Name)}{(item.AllTables ? " FOR ALL TABLES" : "")}{(options.Length == 0 ? "" : $" WITH ({options})")}"];
    }

    protected override IEnumerable<string> Drop(Publication item, bool concurrently) => [$"DROP PUBLICATION {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => [$"ALTER PUBLICATION {Name(from.Name)} RENAME TO {Name(to.Name)}"];

    protected override string CommentTarget(Publication item) => $"PUBLICATION {Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) => operation switch
    {
        AlterPublicationOperation alter => [$"ALTER PUBLICATION {Name(alter.To.Name)} SET ({string.Join(", ", Options(alter.From, alter.To))})"],
        PublishOperation { IsDropped: true } publish => [$"ALTER PUBLICATION {Name(publish.Publication.Name)} DROP {Member(publish, isFull: false)}"],
        PublishOperation publish => [$"ALTER PUBLICATION {Name(publish.Publication.Name)} ADD {Member(publish, isFull: true)}"],
        _ => base.Special(operation),
    };

    private static string Member(PublishOperation publish, bool isFull)
    {
        if (publish.Table is not { } published)
        {
            return "TABLES IN SCHEMA " + Name(publish.Schema!);
        }

        var columns = published.Columns.IsEmpty ? "" : $" ({Names(published.Columns)})";
        var where = published.Where is null ? "" : $" WHERE {published.Where}";
        // Without ONLY it is its heirs as well.
        return "TABLE ONLY " + Name(published.Table) + (isFull ? columns + where : "");
    }

    private static IEnumerable<string> Options(Publication from, Publication to)
    {
        if (from.Publish != to.Publish)
        {
            yield return $"publish = '{to.Publish}'";
        }

        if (from.ViaRoot != to.ViaRoot)
        {
            yield return "publish_via_partition_root = " + (to.ViaRoot ? "true" : "false");
        }

        if (from.GeneratedColumns != to.GeneratedColumns)
        {
            yield return "publish_generated_columns = " + (to.GeneratedColumns ?? "none");
        }
    }
}
