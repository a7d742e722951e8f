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
        _ => base.Special(operation),
    };

    private static string Position(AddEnumValueOperation add) => add switch
    {
        { Before: { } before } => " BEFORE " + SqlIdentifier.Literal(before),
        { After: { } after } => " AFTER " + SqlIdentifier.Literal(after),
        _ => "",
    };
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
