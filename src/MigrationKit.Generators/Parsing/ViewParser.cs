using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads a class with [View] or [MaterializedView].</summary>
internal static class ViewParser
{
    // The members of ViewCheckOption, in their order.
    private static readonly string?[] s_checkOptions = [null, "local", "cascaded"];

    private static readonly PartParser[] s_parts = [new ColumnParser(), new IndexParser(), new GrantParser()];

    public static TableSpec? Parse(INamedTypeSymbol type) => Parse(type, AttributeNames.View, isMaterialized: false);

    public static TableSpec? ParseMaterialized(INamedTypeSymbol type) => Parse(type, AttributeNames.MaterializedView, isMaterialized: true);

    private static TableSpec? Parse(INamedTypeSymbol type, string name, bool isMaterialized)
    {
        var symbol = new DeclaringType(type);
        if (symbol.Attributes.Find(name) is not { } view || view.TextAt(0) is not { } viewName || view.TextAt(1) is not { } query)
        {
            return null;
        }

        return new TableSpec
        {
            Type = symbol.MetadataName,
            ClassName = type.Name,
            Name = viewName,
            Schema = view.Text("Schema"),
            Comment = CommentParser.Parse(symbol.Attributes),
            RenamedFrom = FormerNames.Parse(symbol.Attributes),
            View = new ViewSpec
            {
                Query = query,
                IsMaterialized = isMaterialized,
                Options = isMaterialized ? TableSettingsParser.Parameters(symbol.PartAttributes) : Options(view).ToEquatableArray(),
            },
            Parts = s_parts.SelectMany(parser => parser.Parse(symbol)).ToEquatableArray(),
        };
    }

    private static IEnumerable<string> Options(AttributeReader view)
    {
        if (view.Flag("SecurityInvoker"))
        {
            yield return "security_invoker=true";
        }

        if (view.Flag("SecurityBarrier"))
        {
            yield return "security_barrier=true";
        }

        if (s_checkOptions.ElementAtOrDefault((int)(view.Number("CheckOption") ?? 0)) is { } check)
        {
            yield return "check_option=" + check;
        }
    }
}
