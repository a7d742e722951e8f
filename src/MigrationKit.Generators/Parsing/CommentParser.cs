namespace MigrationKit.Generators.Parsing;

internal static class CommentParser
{
    public static string? Parse(SymbolAttributes attributes) =>
        (attributes.Find(AttributeNames.PgComment) ?? attributes.Find(AttributeNames.EfComment))?.TextAt(0);
}
