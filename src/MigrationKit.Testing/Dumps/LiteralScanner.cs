namespace MigrationKit.Testing.Dumps;

/// <summary>
/// Follows a dump line by line and knows whether a literal is open at the end of what was read: a string, a quoted name, or a
/// dollar-quoted body. pg_dump writes quotes inside literals doubled, so closing and opening again does for them.
/// </summary>
internal sealed class LiteralScanner
{
    private string? _end;

    public bool IsOpen => _end is not null;

    public void Read(string line)
    {
        for (var position = 0; position < line.Length;)
        {
            position = _end is null ? Open(line, position) : Close(line, position);
        }
    }

    private int Close(string line, int position)
    {
        var end = line.IndexOf(_end!, position, StringComparison.Ordinal);
        if (end < 0)
        {
            return line.Length;
        }

        var after = end + _end!.Length;
        _end = null;
        return after;
    }

    private int Open(string line, int position)
    {
        if (line.AsSpan(position).StartsWith("--", StringComparison.Ordinal))
        {
            return line.Length;
        }

        _end = line[position] switch
        {
            '\'' => "'",
            '"' => "\"",
            '$' when position == 0 || !IsNamePart(line[position - 1]) => DollarTag(line, position),
            _ => null,
        };
        return position + (_end?.Length ?? 1);
    }

    private static string? DollarTag(string line, int start)
    {
        var end = start + 1;
        while (end < line.Length && IsNamePart(line[end]))
        {
            end++;
        }

        return end < line.Length && line[end] == '$' ? line[start..(end + 1)] : null;
    }

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
