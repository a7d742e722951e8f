using System.Text;
using System.Text.Json;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest.Codecs;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Drift;

/// <summary>One thing about an object that differs, by its key in the manifest.</summary>
/// <param name="Key">The key: <c>type</c>.</param>
/// <param name="From">Its JSON before; null where it was not there.</param>
/// <param name="To">Its JSON after; null where it is not there.</param>
internal sealed record AlteredTrait(string Key, string? From, string? To)
{
    public static IReadOnlyList<AlteredTrait> Of(AlterObject change)
    {
        var (before, after) = (Traits(change.From), Traits(change.To));
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
                .Select(key => new AlteredTrait(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
                .Where(static trait => trait.From != trait.To),
        ];
    }

    /// <summary>For people: <c>type: "integer" → "bigint"</c>.</summary>
    public override string ToString() => $"{Key}: {From ?? "none"} → {To ?? "none"}";

    private static Dictionary<string, string> Traits(SchemaObject item)
    {
        var text = new StringBuilder();
        JsonWriter.WriteObject(text, json => ObjectCodec.Of(item.Id.Kind).Write(item, json));
        using var document = JsonDocument.Parse(text.ToString());
        return document.RootElement.EnumerateObject()
            .ToDictionary(static property => property.Name, static property => property.Value.GetRawText());
    }
}
