using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads a class with [Table]: symbols in, values out.</summary>
internal static class TableParser
{
    public static TableSpec? Parse(INamedTypeSymbol type)
    {
        var symbol = new DeclaringType(type);
        var table = symbol.Attributes.Find(AttributeNames.Table);
        if (table?.TextAt(0) is not { } name || symbol.Attributes.Has(AttributeNames.NotMapped))
        {
            return null;
        }

        var isSupported = IsSupported(symbol);
        var parts = isSupported ? PartParser.All.SelectMany(parser => parser.Parse(symbol)).ToEquatableArray() : default;
        return new TableSpec
        {
            Type = symbol.MetadataName,
            ClassName = type.Name,
            Name = name,
            Schema = table.Text("Schema"),
            Comment = CommentParser.Parse(symbol.Attributes),
            IsKeyless = symbol.Attributes.Has(AttributeNames.PgKeyless) || symbol.Attributes.Has(AttributeNames.EfKeyless),
            Settings = TableSettingsParser.Parse(symbol),
            RenamedFrom = FormerNames.Parse(symbol.Attributes),
            Dropped = symbol.Attributes.All(AttributeNames.Dropped)
                .Select(static attribute => attribute.TextAt(0))
                .OfType<string>()
                .ToEquatableArray(),
            Parts = parts,
            Findings = symbol.Findings.ToEquatableArray(),
            IsSupported = isSupported,
        };
    }

    private static bool IsSupported(DeclaringType table)
    {
        var isGeneric = false;
        for (var type = table.Type; type is not null; type = type.ContainingType)
        {
            isGeneric |= type.TypeParameters.Length > 0;
        }

        if (isGeneric || table.Type.IsStatic)
        {
            table.Report(
                Codes.UnsupportedDeclaration,
                null,
                $"{table.Type.Name} is {(isGeneric ? "generic" : "static")}, so it cannot stand for one table.",
                "Put [Table] on a class that is neither; it may inherit from this one.");
        }

        return table.Findings.Count == 0;
    }
}
