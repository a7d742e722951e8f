using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>Two things that PostgreSQL would give one name.</summary>
internal sealed class DuplicateRule : SchemaRule
{
    public override IEnumerable<Finding> Check(ValidationContext context)
    {
        var duplicateTables = context.Objects.OfType<Table>().Where(table => !ReferenceEquals(context.Find(table.Id), table)).ToList();
        var duplicateClasses = new HashSet<string?>(duplicateTables.Select(static table => table.Origin.Value?.Type));
        return context.Objects
            .Where(item => item is not TableObject || item.Origin.Value is not { } origin || !duplicateClasses.Contains(origin.Type))
            .SelectMany(static item => Spaces(item).Select(space => (Space: space, Item: item)))
            .GroupBy(static pair => pair.Space, static pair => pair.Item)
            .SelectMany(static names => names.Skip(1).Select(second => Duplicate(names.First(), second)))
            .Distinct();
    }

    // Columns and constraints by table; relations, and the types that go with them, by schema. A unique constraint is both.
    private static IEnumerable<(string Space, string Schema, string Parent, string Name)> Spaces(SchemaObject item)
    {
        var id = item.Id;
        if (id.Kind is ObjectKind.Schema or ObjectKind.Extension or ObjectKind.Column)
        {
            yield return (id.KindName, id.Schema, id.Parent ?? "", id.Name);
            yield break;
        }

        if (id.Kind.IsConstraintOrIndex() && id.Kind != ObjectKind.Index)
        {
            yield return ("constraint", id.Schema, id.Parent ?? "", id.Name);
        }

        if (id.Kind.SharesRelationNames())
        {
            yield return ("relation", id.Schema, "", id.Name);
        }
        else if (!id.Kind.IsConstraintOrIndex())
        {
            var space = id.Kind.IsRoutine() ? ObjectKind.Function.Words() : id.KindName;
            yield return (space, id.Schema, id.Parent ?? "", $"{id.Name}({id.Signature})");
        }
    }

    private static Finding Duplicate(SchemaObject first, SchemaObject second) => (first, second) switch
    {
        (Table, Table) => Finding(
            Codes.DuplicateTable,
            second,
            $"{Declared(first)} and {Declared(second)} both declare {ObjectLabel.Of(second.Id)}.",
            "Give one of them another name in [Table], or put [NotMapped] on it."),
        (Column, Column) => Finding(
            Codes.DuplicateColumn,
            second,
            $"{Declared(first)} and {Declared(second)} are both {ObjectLabel.Of(second.Id)}.",
            "Give one of them another name with [Column(\"…\")], or put [NotMapped] on it."),
        _ => Finding(
            Codes.DuplicateName,
            second,
            $"The name {second.Id.Name} is taken twice: by {Described(first)} and by {Described(second)}.",
            "Give one of them another name: Name = \"…\"."),
    };

    private static string Described(SchemaObject item) => $"{ObjectLabel.Of(item.Id)} ({Declared(item)})";

    private static string Declared(SchemaObject item) => item.Origin.Value switch
    {
        { File: { } file } origin => $"{file}({origin.Line})",
        { Member: { } member } origin => ClassName(origin) + "." + member,
        { } origin => ClassName(origin),
        null => "an attribute of the assembly",
    };

    private static string ClassName(Origin origin) => origin.Type.Substring(origin.Type.LastIndexOfAny(['.', '+']) + 1);
}
