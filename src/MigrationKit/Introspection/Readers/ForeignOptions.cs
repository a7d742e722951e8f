using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>The options of foreign tables and their columns, in the catalogs an array of <c>name=value</c>.</summary>
internal static class ForeignOptions
{
    public static EquatableArray<Clause> Read(IEnumerable<string> texts) => texts.Select(Option).OrderBy(static option => option.Name, StringComparer.Ordinal).ToEquatableArray();

    private static Clause Option(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return new Clause(text[..equals], text[(equals + 1)..]);
    }
}
