using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads what attributes of the assembly declare.</summary>
internal static class AssemblyParser
{
    public static AssemblySpec Parse(IAssemblySymbol assembly)
    {
        var attributes = SymbolAttributes.Of(assembly);
        return new AssemblySpec
        {
            Schemas = All(
                attributes,
                AttributeNames.PgSchema,
                static (name, attribute) => new SchemaSpec(name, attribute.Text("Comment"), attribute.Text("RenamedFrom"))),
            Extensions = All(
                attributes, AttributeNames.PgExtension, static (name, attribute) => new ExtensionSpec(name, attribute.Text("Schema"))),
            Sequences = All(attributes, AttributeNames.PgSequence, Sequence),
            Ranges = All(attributes, AttributeNames.PgRange, Range),
            Dropped = All(attributes, AttributeNames.Dropped, static (name, _) => name),
        };
    }

    private static RangeSpec Range(string name, AttributeReader attribute) => new(name, attribute.Text("Schema"), attribute.TextAt(1) ?? "")
    {
        SubtypeDifference = attribute.Text("SubtypeDifference"),
        MultirangeName = attribute.Text("MultirangeName"),
        Comment = attribute.Text("Comment"),
    };

    private static SequenceSpec Sequence(string name, AttributeReader attribute) => new(name, attribute.Text("Schema"))
    {
        DataType = attribute.Text("Type") ?? "bigint",
        Options = SequenceOptionsParser.Parse(attribute),
        OwnedBy = attribute.Text("OwnedBy"),
        Comment = attribute.Text("Comment"),
        RenamedFrom = attribute.Text("RenamedFrom"),
    };

    private static EquatableArray<T> All<T>(SymbolAttributes attributes, string name, Func<string, AttributeReader, T> read) =>
        (from attribute in attributes.All(name) let text = attribute.TextAt(0) where text is not null select read(text, attribute))
            .ToEquatableArray();
}
