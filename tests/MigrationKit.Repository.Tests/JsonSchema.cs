using System.Text.Json;
using System.Text.RegularExpressions;

namespace MigrationKit.Repository.Tests;

/// <summary>
/// Holds JSON against a schema of 2020-12, with the keywords that ours use; another one is an error and not ignored. Ours because the
/// libraries that are at hand are of older drafts or of licences that a free project cannot take.
/// </summary>
/// <remarks>https://json-schema.org/draft/2020-12/json-schema-validation</remarks>
internal sealed class JsonSchema
{
    private static readonly string[] s_annotations = ["$schema", "$id", "$defs", "title", "description"];

    private readonly string _folder;
    private readonly Dictionary<string, JsonElement> _documents = new(StringComparer.Ordinal);
    private readonly string _file;

    /// <param name="path">The file of the schema; others that it refers to stand beside it.</param>
    public JsonSchema(string path) => (_folder, _file) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));

    /// <summary>What is wrong, with the place of each fault; empty for valid JSON.</summary>
    public IReadOnlyList<string> Validate(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Check(document.RootElement, Document(_file), _file, "$")];
    }

    private JsonElement Document(string file)
    {
        if (!_documents.TryGetValue(file, out var document))
        {
            _documents[file] = document = JsonElement.Parse(File.ReadAllText(Path.Combine(_folder, file)));
        }

        return document;
    }

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string file, string place) => schema.ValueKind switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => [$"{place} must not be there"],
        _ => schema.EnumerateObject().SelectMany(keyword => Check(value, schema, keyword.Name, keyword.Value, file, place)),
    };

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string keyword, JsonElement argument, string file, string place) => keyword switch
    {
        _ when s_annotations.Contains(keyword) => [],
        "$ref" => Referred(value, argument.GetString()!, file, place),
        "type" => Fault(IsOfType(value, argument.GetString()!), place, $"is no {argument}"),
        "const" => Fault(JsonElement.DeepEquals(value, argument), place, $"is not {argument}"),
        "enum" => Fault(argument.EnumerateArray().Any(item => JsonElement.DeepEquals(value, item)), place, $"is none of {argument}"),
        "not" => Fault(Check(value, argument, file, place).Any(), place, $"must not fit {argument}"),
        "oneOf" => Fault(argument.EnumerateArray().Count(choice => !Check(value, choice, file, place).Any()) == 1, place, $"does not fit one of {argument}"),
        "allOf" => argument.EnumerateArray().SelectMany(part => Check(value, part, file, place)),
        "if" => Check(value, argument, file, place).Any() ? [] : Check(value, schema.GetProperty("then"), file, place),
        "then" => [],
        "minLength" => Fault(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= argument.GetInt32(), place, "is too short"),
        "pattern" => Fault(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, argument.GetString()!), place, $"does not match {argument}"),
        "minimum" => Fault(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= argument.GetDecimal(), place, $"is less than {argument}"),
        "items" => Items(value).SelectMany((item, index) => Check(item, argument, file, $"{place}[{index}]")),
        "minItems" => Fault(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32(), place, "has too few items"),
        "maxItems" => Fault(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32(), place, "has too many items"),
        "required" => argument.EnumerateArray().SelectMany(name => Fault(value.ValueKind != JsonValueKind.Object || value.TryGetProperty(name.GetString()!, out _), place, $"lacks {name}")),
        "properties" => Members(value).SelectMany(member => argument.TryGetProperty(member.Name, out var part) ? Check(member.Value, part, file, $"{place}.{member.Name}") : []),
        "additionalProperties" when argument.ValueKind == JsonValueKind.False =>
            Members(value).SelectMany(member => Fault(schema.GetProperty("properties").TryGetProperty(member.Name, out _), $"{place}.{member.Name}", "is not known")),
        "additionalProperties" =>
            Members(value).Where(member => !HasProperty(schema, member.Name)).SelectMany(member => Check(member.Value, argument, file, $"{place}.{member.Name}")),
        "minProperties" => Fault(value.ValueKind != JsonValueKind.Object || Members(value).Count() >= argument.GetInt32(), place, "has too few members"),
        _ => throw new NotSupportedException($"{file}: the keyword {keyword} is not one of those that this reader knows."),
    };

    private IEnumerable<string> Referred(JsonElement value, string reference, string file, string place)
    {
        var parts = reference.Split('#');
        var target = parts[0].Length == 0 ? file : parts[0];
        var schema = parts[1].Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Document(target), static (current, name) => current.GetProperty(name));
        return Check(value, schema, target, place);
    }

    private static bool HasProperty(JsonElement schema, string name) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static string[] Fault(bool isRight, string place, string what) => isRight ? [] : [$"{place} {what}"];

    private static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static IEnumerable<JsonProperty> Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"The type {type} is not one of those that this reader knows."),
    };
}
