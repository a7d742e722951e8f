using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class TableStatements : ObjectStatements<Table>
{
    private readonly PrimaryKeyStatements _primaryKeys = new();
    private readonly UniqueStatements _uniques = new();
    private readonly CheckStatements _checks = new();

    public override ObjectKind Kind => ObjectKind.Table;

    protected override IEnumerable<string> Create(Table item, CreateForm form) => CreateTable(new CreateTableOperation(item, EquatableArray<TableObject>.Empty));

    protected override IEnumerable<string> Drop(Table item, bool concurrently) => [$"DROP TABLE {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => RenameOrMove("TABLE", from, to);

    protected override string CommentTarget(Table item) => $"TABLE {Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) =>
        operation is CreateTableOperation create ? CreateTable(create) : base.Special(operation);

    private IEnumerable<string> CreateTable(CreateTableOperation create)
    {
        var lines = create.Parts.Select(part => "\n    " + Part(part));
        return [$"CREATE TABLE {Name(create.Table.Name)} ({string.Join(",", lines)}{(create.Parts.IsEmpty ? "" : "\n")})"];
    }

    private string Part(TableObject part) => part switch
    {
        Column column => ColumnStatements.Definition(column),
        PrimaryKey key => _primaryKeys.Inline(key),
        UniqueConstraint unique => _uniques.Inline(unique),
        CheckConstraint check => _checks.Inline(check),
        _ => throw new InvalidOperationException($"{part.Id} does not stand inside CREATE TABLE."),
    };
}
