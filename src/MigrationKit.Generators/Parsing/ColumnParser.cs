using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal sealed class ColumnParser : PartParser
{
    // DatabaseGeneratedOption of DataAnnotations.
    private const int None = 0;
    private const int Identity = 1;

    public override IEnumerable<PartSpec> Parse(DeclaringType table) => table.Columns.Select(property => Column(property, table));

    private static ColumnSpec Column(PropertySymbol property, DeclaringType table)
    {
        var attributes = property.Attributes;
        return new ColumnSpec
        {
            Member = property.Name,
            Property = property.Name,
            Name = attributes.Find(AttributeNames.Column)?.TextAt(0),
            Type = TypeParser.Parse(property),
            IsNullable = IsNullable(property),
            Default = DefaultParser.Parse(property, table),
            Identity = IdentityOf(attributes),
            Generation = GenerationOf(attributes),
            Generated = GeneratedOf(attributes),
            Collation = CollationOf(attributes),
            Backfill = attributes.Find(AttributeNames.Backfill)?.TextAt(0),
            OnlineType = attributes.Find(AttributeNames.OnlineTypeChange) is { } change ? new OnlineTypeSpec(change.Text("Using"), change.Text("Back")) : null,
            Comment = CommentParser.Parse(attributes),
            Order = property.Order,
            RenamedFrom = FormerNames.Parse(attributes),
        };
    }

    // Where nullable reference types are off, nobody said that a reference is never null.
    private static bool IsNullable(PropertySymbol property) => !property.Attributes.Has(AttributeNames.Required)
        && (property.Symbol.Type.IsReferenceType
            ? property.Symbol.NullableAnnotation != NullableAnnotation.NotAnnotated
            : property.Symbol.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    private static Identity? IdentityOf(SymbolAttributes attributes) => attributes.Find(AttributeNames.PgIdentity) is not { } attribute
        ? null
        : new Identity(attribute.At(0) is 0 ? IdentityGeneration.Always : IdentityGeneration.ByDefault)
        {
            Options = SequenceOptionsParser.Parse(attribute),
        };

    private static DatabaseGeneration GenerationOf(SymbolAttributes attributes) =>
        attributes.Find(AttributeNames.DatabaseGenerated)?.At(0) switch
    {
        None => DatabaseGeneration.None,
        Identity => DatabaseGeneration.Identity,
        _ => DatabaseGeneration.Unsaid,
    };

    private static GeneratedExpression? GeneratedOf(SymbolAttributes attributes) =>
        attributes.Find(AttributeNames.PgGenerated) is { } attribute && attribute.TextAt(0) is { } expression
            ? new GeneratedExpression(expression, attribute["Stored"] is not false)
            : null;

    public static QualifiedName? CollationOf(SymbolAttributes attributes) =>
        attributes.Find(AttributeNames.PgCollation) is { } attribute && attribute.TextAt(0) is { } name
            ? new QualifiedName(attribute.Text("Schema") ?? "pg_catalog", name)
            : null;
}
