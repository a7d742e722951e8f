using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Which tables nobody can update: the server refuses to, also where no row is meant, while updates of the table are published and subscribers could
/// not tell which row it is.
/// </summary>
/// <remarks>
/// CheckCmdReplicaIdentity in src/backend/executor/execReplication.c, pub_contains_invalid_column in src/backend/commands/publicationcmds.c. What is
/// not logged, and what is foreign, is published nowhere.
/// </remarks>
internal sealed class PublishedUpdates(DatabaseSchema schema)
{
    /// <summary>What can be done about it.</summary>
    public const string Cure = "Give the table a replica identity (a primary key, or REPLICA IDENTITY FULL), or end that, in a migration before this one.";

    private readonly List<Publication> _publications = schema.All<Publication>()
        .Where(static publication => publication.Publish.Split(',').Any(static action => action.Trim() == "update")).ToList();

    /// <summary>What makes the server refuse; null where it does not.</summary>
    public string? Obstacle(QualifiedName name)
    {
        if (_publications.Count == 0 || schema.Find(ObjectId.Of(ObjectKind.Table, name)) is not Table { IsUnlogged: false, Foreign: null } table)
        {
            return null;
        }

        var identity = IdentityOf(table);
        return Publishing(name).Select(publication => Missing(publication, table, identity) is { } missing ? $"{publication.Id} publishes updates of {name}, {missing}" : null)
            .FirstOrDefault(static reason => reason is not null);
    }

    /// <summary>The publications with the updates of a table.</summary>
    public IEnumerable<Publication> Publishing(QualifiedName table) =>
        _publications.Where(publication => publication.AllTables || Path(table).Any(one => IsIn(publication, one)));

    /// <summary>Whether the server takes the columns of an index for those by which a row is known.</summary>
    public bool IsIdentity(ObjectId id) => schema.Find(id) switch
    {
        IndexedObject { IsReplicaIdentity: true } => true,
        PrimaryKey { Deferral: Deferral.NotDeferrable } key => schema.Find(key.Id.ParentId!) is Table { ReplicaIdentity: ReplicaIdentity.Default }
            && !Indexes(key.Id.ParentId!).Any(static other => other.IsReplicaIdentity),
        _ => false,
    };

    private static bool IsIn(Publication publication, QualifiedName table) =>
        publication.Schemas.Contains(table.Schema) || publication.Tables.Any(published => published.Table == table);

    private IEnumerable<IndexedObject> Indexes(ObjectId table) => schema.PartsOf(table).OfType<IndexedObject>();

    // A partition is published with its table.
    private IEnumerable<QualifiedName> Path(QualifiedName table)
    {
        yield return table;
        while (schema.Find(ObjectId.Of(ObjectKind.Table, table)) is Table { PartitionOf: { } partition })
        {
            yield return table = partition.Parent;
        }
    }

    /// <summary>The columns by which a row is known: all, those of an index, or null where there are none.</summary>
    private List<Column>? IdentityOf(Table table)
    {
        var columns = schema.ColumnsOf(table.Id).ToList();
        return Indexes(table.Id).FirstOrDefault(index => IsIdentity(index.Id)) is { } index
            ? columns.Where(column => KeyOf(index).Contains(column.Name)).ToList()
            : table.ReplicaIdentity == ReplicaIdentity.Full ? columns : null;
    }

    private static IEnumerable<string> KeyOf(IndexedObject index) => index switch
    {
        PrimaryKey key => key.Columns,
        UniqueConstraint unique => unique.Columns,
        TableIndex plain => plain.Keys.Select(static key => key.Column).OfType<string>(),
        _ => [],
    };

    private string? Missing(Publication publication, Table table, List<Column>? identity)
    {
        var named = Path(table.Name).Where(one => one == table.Name || publication.ViaRoot).LastOrDefault(one => IsIn(publication, one));
        var published = publication.Tables.FirstOrDefault(entry => entry.Table == named);
        var isWhole = table.ReplicaIdentity == ReplicaIdentity.Full && !Indexes(table.Id).Any(static index => index.IsReplicaIdentity);
        return identity is null ? "which has no replica identity"
            : !published.Columns.IsEmpty && (isWhole || identity.Any(column => !published.Columns.Contains(column.Name))) ? "but not all columns of its replica identity"
            : published.Where is { } rows && !isWhole && Columns(rows, table).Except(identity).Any() ? "and chooses rows by columns outside of its replica identity"
            : published.Columns.IsEmpty && identity.Any(column => column.Generated is { } generated && !(generated.Stored && publication.GeneratedColumns is not null))
                ? "but no generated columns, of which its replica identity has one: refused from PostgreSQL 18 on"
            : null;
    }

    private IEnumerable<Column> Columns(string expression, Table table)
    {
        var names = new HashSet<string>(SqlExpressionRewriter.Identifiers(expression).Select(static path => path[path.Count - 1]), StringComparer.Ordinal);
        return schema.ColumnsOf(table.Id).Where(column => names.Contains(column.Name));
    }
}
