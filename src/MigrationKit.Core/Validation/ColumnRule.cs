using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>Declarations of a column that exclude each other, or that its type cannot have.</summary>
internal sealed class ColumnRule : SchemaRule<Column>
{
    protected override IEnumerable<Finding> Check(Column item, ValidationContext context)
    {
        var what = ObjectLabel.Capitalized(item.Id);
        var sources = new[]
        {
            item.Default is null ? null : "a default",
            item.Identity is null ? null : "an identity",
            item.Generated is null ? null : "a generated expression",
        }.OfType<string>().ToList();
        if (sources.Count > 1)
        {
            yield return Finding(
                Codes.ConflictingDeclarations,
                item,
                $"{what} has {string.Join(" and ", sources)}; a column's value has one source.",
                "Keep one of the attributes.");
        }

        if (item.Identity is not null && item.Type is not { IsArray: false, Schema: null, Name: "smallint" or "integer" or "bigint" })
        {
            yield return Finding(
                Codes.InvalidArgument,
                item,
                $"{what} is an identity column of type {item.Type}.",
                "Use short, int or long, or a default instead: [PgDefault(\"gen_random_uuid()\")].");
        }

        if (item.Collation is not null && !IsCollatable(item.Type))
        {
            yield return Finding(
                Codes.InvalidArgument,
                item,
                $"{what} has a collation, and its type {item.Type} has none.",
                "Remove the collation.");
        }
    }

    // Of a type that is not PostgreSQL's own, nothing is known here.
    private static bool IsCollatable(PgType type) =>
        type.Schema is not null || type.Name is "text" or "character varying" or "character" or "name" or "bpchar";
}
