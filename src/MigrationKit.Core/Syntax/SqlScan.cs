namespace MigrationKit.Core.Syntax;

/// <summary>
/// Where things end that start at a given index; -1 where they have no end. The classes of characters are those of PostgreSQL's
/// scan.l: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
/// </summary>
internal static class SqlScan
{
    public static readonly char[] LineEnds = ['\n', '\r'];

    private const char ByteOrderMark = '\uFEFF';
    private const string OperatorCharacters = "~!@#^&|`?+-*/%<>=";

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    // Every byte above ASCII is a letter to PostgreSQL, a no-break space too.
    public static bool IsIdentifierStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    public static bool IsWhitespace(string sql, int index) =>
        sql[index] is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' || (index == 0 && sql[index] == ByteOrderMark);

    public static int WhitespaceEnd(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && IsWhitespace(sql, end))
        {
            end++;
        }

        return end;
    }

    public static int WordEnd(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && (IsIdentifierStart(sql[end]) || IsDigit(sql[end]) || sql[end] == '$'))
        {
            end++;
        }

        return end;
    }

    public static int LineEnd(string sql, int start)
    {
        var end = sql.IndexOfAny(LineEnds, start);
        return end < 0 ? sql.Length : end;
    }

    public static int QuotedEnd(string sql, int open)
    {
        var quote = sql[open];
        var close = sql.IndexOf(quote, open + 1);
        while (close >= 0 && close + 1 < sql.Length && sql[close + 1] == quote)
        {
            close = sql.IndexOf(quote, close + 2);
        }

        return close < 0 ? -1 : close + 1;
    }

    public static int EscapedEnd(string sql, int open)
    {
        for (var i = open + 1; i < sql.Length; i++)
        {
            if (sql[i] == '\\')
            {
                i++;
            }
            else if (sql[i] == '\'')
            {
                if (i + 1 >= sql.Length || sql[i + 1] != '\'')
                {
                    return i + 1;
                }

                i++;
            }
        }

        return -1;
    }

    /// <summary>The index after <c>$</c> or <c>$tag$</c>'s second dollar, -1 when it is no such tag.</summary>
    public static int DollarTagEnd(string sql, int start)
    {
        var i = start + 1;
        while (i < sql.Length && (IsIdentifierStart(sql[i]) || (i > start + 1 && IsDigit(sql[i]))))
        {
            i++;
        }

        return i < sql.Length && sql[i] == '$' ? i + 1 : -1;
    }

    public static int DollarStringEnd(string sql, int start, int tagEnd)
    {
        var tag = sql.Substring(start, tagEnd - start);
        var close = sql.IndexOf(tag, tagEnd, StringComparison.Ordinal);
        return close < 0 ? -1 : close + tag.Length;
    }

    public static int BlockCommentEnd(string sql, int start)
    {
        var depth = 0;
        for (var i = start; i + 1 < sql.Length; i++)
        {
            if (sql[i] == '/' && sql[i + 1] == '*')
            {
                depth++;
                i++;
            }
            else if (sql[i] == '*' && sql[i + 1] == '/')
            {
                i++;
                if (--depth == 0)
                {
                    return i + 1;
                }
            }
        }

        return -1;
    }

    public static int DigitsEnd(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && IsDigit(sql[end]))
        {
            end++;
        }

        return end;
    }

    public static int NumberEnd(string sql, int start)
    {
        var end = WordlikeDigitsEnd(sql, start);
        // 1..10 is a range of two integers.
        if (end < sql.Length && sql[end] == '.' && !(end + 1 < sql.Length && sql[end + 1] == '.'))
        {
            end = WordlikeDigitsEnd(sql, end + 1);
        }

        return ExponentEnd(sql, end);
    }

    public static int OperatorEnd(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && OperatorCharacters.IndexOf(sql[end]) >= 0 && !StartsComment(sql, end))
        {
            end++;
        }

        return Math.Max(end, start + 1);
    }

    /// <summary>The end of the line that is <c>\.</c> alone, else of the text, as psql has it.</summary>
    public static int CopyDataEnd(string sql, int start)
    {
        for (var line = LineEnd(sql, start); line < sql.Length; line = LineEnd(sql, line + 1))
        {
            var isEndMark = line + 2 < sql.Length && sql[line + 1] == '\\' && sql[line + 2] == '.';
            if (isEndMark && (line + 3 == sql.Length || sql[line + 3] is '\n' or '\r'))
            {
                return line + 3;
            }
        }

        return sql.Length;
    }

    private static bool StartsComment(string sql, int index) =>
        index + 1 < sql.Length && ((sql[index] == '-' && sql[index + 1] == '-') || (sql[index] == '/' && sql[index + 1] == '*'));

    // Also 1_000 and 0xFF00 (PostgreSQL 16): letters other than a base's are left to the next token.
    private static int WordlikeDigitsEnd(string sql, int start)
    {
        var isHex = start + 1 < sql.Length && sql[start] == '0' && sql[start + 1] is 'x' or 'X';
        var end = isHex ? start + 2 : start;
        while (end < sql.Length && (IsDigit(sql[end]) || (end > start && sql[end] == '_') || (isHex && IsHexLetter(sql[end]))))
        {
            end++;
        }

        return end;
    }

    private static bool IsHexLetter(char c) => c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static int ExponentEnd(string sql, int start)
    {
        if (start >= sql.Length || sql[start] is not ('e' or 'E'))
        {
            return start;
        }

        var digits = start + 1 < sql.Length && sql[start + 1] is '+' or '-' ? start + 2 : start + 1;
        return digits < sql.Length && IsDigit(sql[digits]) ? DigitsEnd(sql, digits) : start;
    }
}
