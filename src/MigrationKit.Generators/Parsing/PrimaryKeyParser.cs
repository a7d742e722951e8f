using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>
/// The primary key: [PgPrimaryKey], EF's [PrimaryKey], [Key], or EF's convention of a property called Id or &lt;Class&gt;Id.
/// </summary>
internal sealed class PrimaryKeyParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table)
    {
        var attribute = table.PartAttributes.Find(AttributeNames.PgPrimaryKey);
        var properties = attribute is null ? default : attribute.TextsAt(0);
        properties = !properties.IsEmpty ? properties : Declared(table);
        if (IsKeyless(table))
        {
            ReportConflict(table, attribute, properties);
            return [];
        }

        properties = !properties.IsEmpty ? properties : Conventional(table);
        return properties.IsEmpty ? [] : [Key(properties, attribute, table)];
    }

    private static PrimaryKeySpec Key(EquatableArray<string> properties, AttributeReader? attribute, DeclaringType table)
    {
        var key = new PrimaryKeySpec { Properties = properties, Member = properties.Count == 1 ? table.Find(properties[0])?.Name : null };
        return attribute is null ? key : key with
        {
            Name = attribute.Text("Name"),
            Include = attribute.Texts("Include"),
            Deferral = DeferralParser.Parse(attribute),
        };
    }

    private static EquatableArray<string> Declared(DeclaringType table)
    {
        if (table.PartAttributes.Find(AttributeNames.EfPrimaryKey) is { } attribute && attribute.TextAt(0) is { } first)
        {
            return attribute.TextsAt(1).Prepend(first).ToEquatableArray();
        }

        return table.Columns.Where(static property => property.Attributes.Has(AttributeNames.Key))
            .OrderBy(static property => property.Order ?? int.MaxValue)
            .Select(static property => property.Name)
            .ToEquatableArray();
    }

    private static EquatableArray<string> Conventional(DeclaringType table) => new[] { "Id", table.Type.Name + "Id" }
        .Select(
            name => table.Columns.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))?.Name)
        .OfType<string>()
        .Take(1)
        .ToEquatableArray();

    private static bool IsKeyless(DeclaringType table) =>
        table.Attributes.Has(AttributeNames.PgKeyless) || table.Attributes.Has(AttributeNames.EfKeyless);

    private static void ReportConflict(DeclaringType table, AttributeReader? attribute, EquatableArray<string> properties)
    {
        if (attribute is not null || !properties.IsEmpty)
        {
            table.Report(
                Codes.ConflictingDeclarations,
                null,
                $"{table.Type.Name} declares a primary key and says that it has none.",
                "Remove [PgKeyless] (or [Keyless]) or the key.");
        }
    }
}
