using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Json;

/// <summary>A parsed JSON object; asking for a value of the wrong shape says where it stands.</summary>
internal sealed class JsonObject(int line)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public int Line { get; } = line;

    public IEnumerable<string> Keys => _values.Keys;

    public void Add(string key, object? value) => _values[key] = value;

    public bool Has(string key) => _values.ContainsKey(key);

    public string String(string key) => StringOrNull(key) ?? throw Wrong(key, "a string");

    public string? StringOrNull(string key) => Get<string>(key, "a string");

    public bool Flag(string key) => Value(key) switch
    {
        null => false,
        bool flag => flag,
        _ => throw Wrong(key, "true or false"),
    };

    public long? Number(string key) => Value(key) switch
    {
        null => null,
        long number => number,
        _ => throw Wrong(key, "a whole number"),
    };

    public EquatableArray<string> Strings(string key) =>
        (Get<List<object?>>(key, "a list of strings") ?? []).Select(item => item as string ?? throw Wrong(key, "a list of strings")).ToEquatableArray();

    public JsonObject? Object(string key) => Get<JsonObject>(key, "an object");

    public IEnumerable<JsonObject> Objects(string key) =>
        (Get<List<object?>>(key, "a list of objects") ?? []).Select(item => item as JsonObject ?? throw Wrong(key, "a list of objects"));

    public T Enum<T>(string key, T missing)
        where T : struct, Enum
    {
        var text = StringOrNull(key);
        if (text is null)
        {
            return missing;
        }

        return System.Enum.TryParse<T>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(typeof(T), value)
            ? value
            : throw Wrong(key, "one of " + string.Join(", ", System.Enum.GetNames(typeof(T)).Select(JsonNames.Camel)));
    }

    public JsonFormatException Wrong(string key, string expected) =>
        new(_values.ContainsKey(key) ? $"\"{key}\" must be {expected}" : $"\"{key}\" is missing", Line);

    private object? Value(string key) => _values.TryGetValue(key, out var value) ? value : null;

    private T? Get<T>(string key, string expected)
        where T : class => Value(key) switch
        {
            null => null,
            T value => value,
            _ => throw Wrong(key, expected),
        };
}

/// <summary>Text that is not the JSON it should be.</summary>
internal sealed class JsonFormatException(string message, int line) : Exception(message)
{
    public int Line { get; } = line;
}

internal static class JsonNames
{
    /// <summary>How an enum's name is written in our files: <c>setNull</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    public static string? Camel<T>(T value, T omitted)
        where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, omitted) ? null : Camel(value.ToString());
}
