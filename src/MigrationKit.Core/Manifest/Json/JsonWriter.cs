using System.Globalization;
using System.Text;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Json;

/// <summary>
/// Writes one JSON object on one line, keys in the order of the calls, defaults left out. Ours because a compiler plug-in cannot bring a
/// JSON library safely, and because the bytes are a contract: they are hashed.
/// </summary>
internal sealed class JsonWriter(StringBuilder text)
{
    private bool _any;

    public static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        var written = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (Escape(value[i]) is { } escape)
            {
                text.Append(value, written, i - written).Append(escape);
                written = i + 1;
            }
        }

        text.Append(value, written, value.Length - written).Append('"');
    }

    public static void WriteObject(StringBuilder text, Action<JsonWriter> write)
    {
        text.Append('{');
        var writer = new JsonWriter(text);
        write(writer);
        text.Append(writer._any ? " }" : "}");
    }

    public JsonWriter String(string key, string? value)
    {
        if (value is not null)
        {
            Key(key);
            Quote(text, value);
        }

        return this;
    }

    public JsonWriter Flag(string key, bool value)
    {
        if (value)
        {
            Key(key);
            text.Append("true");
        }

        return this;
    }

    public JsonWriter Number(string key, long? value)
    {
        if (value is { } number)
        {
            Key(key);
            text.Append(number.ToString(CultureInfo.InvariantCulture));
        }

        return this;
    }

    public JsonWriter Strings(string key, EquatableArray<string> values)
    {
        if (!values.IsEmpty)
        {
            Key(key);
            List(values, value => Quote(text, value));
        }

        return this;
    }

    public JsonWriter Object(string key, Action<JsonWriter>? write)
    {
        if (write is not null)
        {
            Key(key);
            WriteObject(text, write);
        }

        return this;
    }

    public JsonWriter Objects<T>(string key, EquatableArray<T> values, Action<T, JsonWriter> write)
    {
        Key(key);
        List(values, value => WriteObject(text, writer => write(value, writer)));
        return this;
    }

    private static string? Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '\u007f' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff') => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
        _ => null,
    };

    private void List<T>(EquatableArray<T> values, Action<T> write)
    {
        text.Append('[');
        for (var i = 0; i < values.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            write(values[i]);
        }

        text.Append(']');
    }

    private void Key(string key)
    {
        text.Append(_any ? ", " : " ");
        _any = true;
        Quote(text, key);
        text.Append(": ");
    }
}
