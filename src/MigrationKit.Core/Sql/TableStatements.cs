using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class TableStatements : ObjectStatements<Table>
{
    private readonly PrimaryKeyStatements _primaryKeys = new();
    private readonly UniqueStatements _uniques = new();
    private readonly ExclusionStatements _exclusions = new();
    private readonly CheckStatements _checks = new();

    public override ObjectKind Kind => ObjectKind.Table;

    protected override IEnumerable<string> Create(Table item, CreateForm form) => CreateTable(new CreateTableOperation(item, EquatableArray<TableObject>.Empty));

    protected override IEnumerable<string> Drop(Table item, bool concurrently) => [$"DROP {Keyword(item)} {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => RenameOrMove("TABLE", from, to);

    protected override string CommentTarget(Table item) => $"{Keyword(item)} {Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) => operation switch
    {
        CreateTableOperation create => CreateTable(create),
        AlterTableOperation alter => Changes(alter.From, alter.To, alter.Aspect).Select(change => $"ALTER TABLE {Name(alter.To.Name)} {change}"),
        LinkOperation { Link.Bound: { } bound } link => [$"ALTER TABLE {Name(link.Link.Parent)} {(link.Attach ? "ATTACH" : "DETACH")} PARTITION {Name(link.Link.Child)}{(link.Attach ? " " + bound : link.Concurrently ? " CONCURRENTLY" : "")}"],
        DropLeftConstraintOperation drop => [$"ALTER TABLE {Name(drop.Table)} DROP CONSTRAINT IF EXISTS {Name(drop.Name)}"],
        LinkOperation link => [$"ALTER TABLE {Name(link.Link.Child)} {(link.Attach ? "" : "NO ")}INHERIT {Name(link.Link.Parent)}"],
        AlterForeignOptionsOperation alter => [$"ALTER FOREIGN TABLE {Name(alter.Id.QualifiedName)} {ForeignOptions.Differences(alter.Old, alter.New)}"],
        _ => base.Special(operation),
    };

    private static IEnumerable<string> Changes(Table from, Table to, TableAspect aspect) => aspect switch
    {
        TableAspect.Persistence => [to.IsUnlogged ? "SET UNLOGGED" : "SET LOGGED"],
        TableAspect.Parameters => StorageParameters.Changes(from.Parameters, to.Parameters),
        TableAspect.AccessMethod => ["SET ACCESS METHOD " + Name(to.AccessMethod ?? "heap")],
        TableAspect.Tablespace => ["SET TABLESPACE " + Name(to.Tablespace ?? "pg_default")],
        TableAspect.Type => [to.OfType is { } type ? "OF " + Name(type) : "NOT OF"],
        TableAspect.ReplicaIdentity => ["REPLICA IDENTITY " + to.ReplicaIdentity.ToString().ToUpperInvariant()],
        TableAspect.RowSecurity => [to.HasRowSecurity ? "ENABLE ROW LEVEL SECURITY" : "DISABLE ROW LEVEL SECURITY"],
        _ => [to.ForcesRowSecurity ? "FORCE ROW LEVEL SECURITY" : "NO FORCE ROW LEVEL SECURITY"],
    };

    private static string Keyword(Table item) => item.Foreign is null ? "TABLE" : "FOREIGN TABLE";

    private static string Ending(Table item) =>
        (item.Inherits.IsEmpty ? "" : $" INHERITS ({string.Join(", ", item.Inherits.Select(Name))})")
        + (item.PartitionBy is null ? "" : $" PARTITION BY {item.PartitionBy}")
        + (item.AccessMethod is { } method ? $" USING {Name(method)}" : "")
        + StorageParameters.With(item.Parameters)
        + (item.Tablespace is { } tablespace ? $" TABLESPACE {Name(tablespace)}" : "")
        + (item.Foreign is { } foreign ? $" SERVER {Name(foreign.Server)}{ForeignOptions.All(foreign.Options)}" : "");

    private IEnumerable<string> CreateTable(CreateTableOperation create)
    {
        var table = create.Table;
        var lines = create.Parts.Select(part => "\n    " + Part(part));
        return
        [
            $"CREATE {(table.IsUnlogged ? "UNLOGGED " : "")}{Keyword(table)} {Name(table.Name)} ({string.Join(",", lines)}{(create.Parts.IsEmpty ? "" : "\n")}){Ending(table)}",
        ];
    }

    private string Part(TableObject part) => part switch
    {
        Column column => ColumnStatements.Definition(column),
        PrimaryKey key => _primaryKeys.Inline(key),
        UniqueConstraint unique => _uniques.Inline(unique),
        ExclusionConstraint exclusion => _exclusions.Inline(exclusion),
        CheckConstraint check => _checks.Inline(check),
        _ => throw new InvalidOperationException($"{part.Id} does not stand inside CREATE TABLE."),
    };
}
