using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

internal sealed class EnumStatements : ObjectStatements<EnumType>
{
    public override ObjectKind Kind => ObjectKind.Enum;

    protected override IEnumerable<string> Create(EnumType item, CreateForm form) =>
        [$"CREATE TYPE {Name(item.Name)} AS ENUM ({string.Join(", ", item.Values.Select(SqlIdentifier.Literal))})"];

    protected override IEnumerable<string> Drop(EnumType item, bool concurrently) => [$"DROP TYPE {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => RenameOrMove("TYPE", from, to);

    protected override string CommentTarget(EnumType item) => $"TYPE {Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) => operation switch
    {
        AddEnumValueOperation add => [$"ALTER TYPE {Name(add.Type.Name)} ADD VALUE {SqlIdentifier.Literal(add.Value)}{Position(add)}"],
        ReplaceEnumOperation replace => Replace(replace),
        _ => base.Special(operation),
    };

    private static string Position(AddEnumValueOperation add) => add switch
    {
        { Before: { } before } => " BEFORE " + SqlIdentifier.Literal(before),
        { After: { } after } => " AFTER " + SqlIdentifier.Literal(after),
        _ => "",
    };

    private IEnumerable<string> Replace(ReplaceEnumOperation replace)
    {
        var old = replace.To.Name with { Name = SqlIdentifier.Truncate(replace.To.Name.Name + "_mk_old") };
        yield return $"ALTER TYPE {Name(replace.To.Name)} RENAME TO {Name(old.Name)}";
        foreach (var statement in Create(replace.To, CreateForm.Plain))
        {
            yield return statement;
        }

        // One ALTER TABLE for each table: each of several would write it anew.
        foreach (var table in replace.Columns.GroupBy(static column => column.Table))
        {
            yield return $"ALTER TABLE {Name(table.Key)} {string.Join(", ", table.SelectMany(TurnOver))}";
        }

        yield return $"DROP TYPE {Name(old)}";
    }

    private static IEnumerable<string> TurnOver(Column column)
    {
        var name = Name(column.Name);
        var type = $"ALTER COLUMN {name} TYPE {column.Type} USING {name}::{(column.Type.IsArray ? "text[]" : "text")}::{column.Type}";
        return column.Default is null ? [type] : [$"ALTER COLUMN {name} DROP DEFAULT", type, $"ALTER COLUMN {name} SET DEFAULT {column.Default}"];
    }
}

internal sealed class EnumValueStatements : ObjectStatements
{
    public override ObjectKind Kind => ObjectKind.EnumValue;

    protected override IEnumerable<string> Create(SchemaObject item, CreateForm form) => throw NotAnObject(item);

    protected override IEnumerable<string> Drop(SchemaObject item, bool concurrently) => throw NotAnObject(item);

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) =>
        [$"ALTER TYPE {Name(from.ParentName)} RENAME VALUE {SqlIdentifier.Literal(from.Name)} TO {SqlIdentifier.Literal(to.Name)}"];

    protected override string CommentTarget(SchemaObject item) => throw NotAnObject(item);

    private static InvalidOperationException NotAnObject(SchemaObject item) => new($"{item.Id} is part of its type.");
}
