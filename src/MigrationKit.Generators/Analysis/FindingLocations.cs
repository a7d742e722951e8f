using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Options;
using MigrationKit.Generators.Parsing;

namespace MigrationKit.Generators.Analysis;

/// <summary>Where in a file a finding is to be shown.</summary>
internal static class FindingLocations
{
    /// <summary>The identifier of the member, wherever in the base classes it stands, or else of the type.</summary>
    public static Location Of(INamedTypeSymbol type, string? member)
    {
        for (var owner = type; member is not null && owner is not null; owner = owner.BaseType)
        {
            var locations = owner.GetMembers(member).SelectMany(static symbol => symbol.Locations);
            if (locations.FirstOrDefault(static location => location.IsInSource) is { } found)
            {
                return found;
            }
        }

        return OfDeclaration(type);
    }

    /// <summary>A line of a file of the migrations directory or the SQL directory.</summary>
    public static Location Of(Finding finding, ImmutableArray<AdditionalText> files, BuildOptions options)
    {
        if ((finding.File ?? finding.Origin?.File) is not { } path)
        {
            return Location.None;
        }

        var line = Math.Max((finding.File is null ? finding.Origin!.Line : finding.Line) - 1, 0);
        var file = files.FirstOrDefault(candidate => ProjectPaths.Relative(options.ProjectDirectory, candidate.Path) == path);
        var lines = file?.GetText()?.Lines;
        var span = lines is not null && line < lines.Count ? lines[line].Span : default;
        return Location.Create(
            file?.Path ?? options.ProjectDirectory + path,
            span,
            new LinePositionSpan(new LinePosition(line, 0), new LinePosition(line, span.Length)));
    }

    // Of the parts of a partial class, the one that makes it a declaration.
    private static Location OfDeclaration(INamedTypeSymbol type)
    {
        var tree = type.GetAttributes()
            .FirstOrDefault(static attribute => attribute.AttributeClass is { } type && IsDeclaring(SymbolNames.MetadataName(type)))
            ?.ApplicationSyntaxReference?.SyntaxTree;
        return type.Locations.FirstOrDefault(location => location.SourceTree == tree) ?? type.Locations.FirstOrDefault() ?? Location.None;
    }

    private static bool IsDeclaring(string attribute) => DeclarationParser.All.Any(parser => parser.Attribute == attribute);
}
