using System.Text.RegularExpressions;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Execution;

namespace MigrationKit.Tool.Comparing;

/// <summary>
/// What migrations lead to in the schema of a tenant. Every text of the model is one that scripts are made of, so the word is replaced in all of them as
/// scripts replace it in what is in quotes.
/// </summary>
internal static partial class TenantModel
{
    /// <param name="schema">What the migrations lead to, with the word.</param>
    /// <param name="tenant">The tenant.</param>
    public static DatabaseSchema Of(DatabaseSchema schema, TenantSchema tenant) => Renamed(schema, tenant.Word, tenant.Name);

    /// <summary>What of a tenant's schema is to be said with the word, for who declares it.</summary>
    public static DatabaseSchema Declared(DatabaseSchema schema, TenantSchema tenant) => Renamed(schema, tenant.Name, tenant.Word);

    private static DatabaseSchema Renamed(DatabaseSchema schema, string word, string name)
    {
        var text = ManifestWriter.Write(schema);
        var values = from match in JsonString().Matches(text)
                     where !match.Groups["key"].Success
                     select (match.Index, match.Length);
        return ManifestReader.Read(new SchemaPlaceholder(word).ReplaceWithin(text, values, name), "schema.manifest.json");
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"(?<key>\s*:)?
        """)]
    private static partial Regex JsonString();
}
