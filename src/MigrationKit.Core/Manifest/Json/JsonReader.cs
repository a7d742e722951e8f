using System.Globalization;
using System.Text;

namespace MigrationKit.Core.Manifest.Json;

/// <summary>Reads JSON text (RFC 8259) into <see cref="JsonObject"/>s, lists, strings, whole numbers, booleans and null.</summary>
internal sealed class JsonReader
{
    // Deeper than any file of ours; a hostile file must not overflow the compiler's stack.
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private int _line = 1;
    private int _depth;

    private JsonReader(string text) => _text = text;

    /// <exception cref="JsonFormatException">The text is no JSON object.</exception>
    public static JsonObject ReadObject(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.Value() as JsonObject ?? throw new JsonFormatException("the text is not a JSON object", 1);
        reader.SkipWhitespace();
        return reader._position == text.Length ? value : throw reader.Unexpected("the end");
    }

    private object? Value()
    {
        SkipWhitespace();
        switch (Peek())
        {
            case '{':
                return Nested(Object);
            case '[':
                return Nested(List);
            case '"':
                return String();
            case 't':
                return Word("true", true);
            case 'f':
                return Word("false", false);
            case 'n':
                return Word("null", null);
            default:
                return Number();
        }
    }

    private object Nested(Func<object> read)
    {
        if (++_depth > MaxDepth)
        {
            throw new JsonFormatException($"nested deeper than {MaxDepth} levels", _line);
        }

        var value = read();
        _depth--;
        return value;
    }

    private JsonObject Object()
    {
        var result = new JsonObject(_line);
        Expect('{');
        for (var first = true; !TryClose('}'); first = false)
        {
            Separate(first);
            var key = String();
            SkipWhitespace();
            Expect(':');
            if (result.Has(key))
            {
                throw new JsonFormatException($"\"{key}\" stands there twice", _line);
            }

            result.Add(key, Value());
        }

        return result;
    }

    private List<object?> List()
    {
        var result = new List<object?>();
        Expect('[');
        for (var first = true; !TryClose(']'); first = false)
        {
            Separate(first);
            result.Add(Value());
        }

        return result;
    }

    private void Separate(bool first)
    {
        if (!first)
        {
            Expect(',');
            SkipWhitespace();
        }
    }

    private bool TryClose(char close)
    {
        SkipWhitespace();
        if (Peek() != close)
        {
            return false;
        }

        _position++;
        return true;
    }

    private string String()
    {
        Expect('"');
        var start = _position;
        while (Peek() is not ('"' or '\\' or '\0' or '\n'))
        {
            _position++;
        }

        if (Peek() == '"')
        {
            return _text.Substring(start, _position++ - start);
        }

        var text = new StringBuilder(_text, start, _position - start, 64);
        while (Peek() != '"')
        {
            text.Append(Peek() == '\\' ? Escape() : Plain());
        }

        _position++;
        return text.ToString();
    }

    private char Plain() => Peek() is '\n' or '\0' ? throw Unexpected("a closing quote") : _text[_position++];

    private char Escape()
    {
        _position++;
        var escape = Peek();
        _position++;
        switch (escape)
        {
            case '"' or '\\' or '/':
                return escape;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u' when _position + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default:
                _position--;
                throw Unexpected("an escape");
        }
    }

    private object Number()
    {
        var start = _position;
        while (Peek() is '-' or (>= '0' and <= '9'))
        {
            _position++;
        }

        return long.TryParse(_text.Substring(start, _position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unexpected("a value");
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            throw Unexpected("a value");
        }

        _position += word.Length;
        return value;
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private void Expect(char expected)
    {
        if (Peek() != expected)
        {
            throw Unexpected($"'{expected}'");
        }

        _position++;
    }

    private void SkipWhitespace()
    {
        for (; Peek() is ' ' or '\t' or '\r' or '\n'; _position++)
        {
            _line += Peek() == '\n' ? 1 : 0;
        }
    }

    private JsonFormatException Unexpected(string expected) =>
        new(_position >= _text.Length ? $"the text ends where {expected} should be" : $"'{Peek()}' stands where {expected} should be", _line);
}
