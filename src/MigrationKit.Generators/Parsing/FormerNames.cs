using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Parsing;

internal static class FormerNames
{
    public static EquatableArray<string> Parse(SymbolAttributes attributes) =>
        attributes.All(AttributeNames.RenamedFrom).Select(static attribute => attribute.TextAt(0)).OfType<string>().ToEquatableArray();
}
