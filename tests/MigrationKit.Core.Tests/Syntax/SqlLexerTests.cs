using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

public sealed class SqlLexerTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each row: text, and its tokens without blanks as <c>Kind text</c>.</summary>
    private static readonly TestCaseData[] Cases =
    [
        Case("select", "Word select"),
        Case("a$b$c", "Word a$b$c"),
        Case("größe_1", "Word größe_1"),
        Case("\"a\"\"b\"", "QuotedIdentifier \"a\"\"b\""),
        Case("U&\"d\\0061t\"", "QuotedIdentifier U&\"d\\0061t\""),
        Case("u & \"x\"", "Word u", "Operator &", "QuotedIdentifier \"x\""),
        Case("'it''s'", "String 'it''s'"),
        Case(@"'a\' b", @"String 'a\'", "Word b"),
        Case("N'a' b'01' X'ff'", "String N'a'", "String b'01'", "String X'ff'"),
        Case(@"U&'\0041'", @"String U&'\0041'"),
        Case(@"E'a\'b''c' d", @"EscapeString E'a\'b''c'", "Word d"),
        Case(@"e'\\' d", @"EscapeString e'\\'", "Word d"),
        Case("fooE'x'", "Word fooE", "String 'x'"),
        Case("E'a' -- c\n '\\';' b", "EscapeString E'a'", "LineComment -- c", @"EscapeString '\';'", "Word b"),
        Case(@"E'a' '\' b", "EscapeString E'a'", @"String '\'", "Word b"),
        Case("E'a' /* \n */ '\\' b", "EscapeString E'a'", "BlockComment /* \n */", @"String '\'", "Word b"),
        Case("$$a'b;$$", "DollarString $$a'b;$$"),
        Case("$f$ $$ $g$ $f$", "DollarString $f$ $$ $g$ $f$"),
        Case("$f$ $F$ $f$", "DollarString $f$ $F$ $f$"),
        Case("$é1$x$é1$", "DollarString $é1$x$é1$"),
        Case("foo$$ bar$$", "Word foo$$", "Word bar$$"),
        Case("$1 $12,", "Parameter $1", "Parameter $12", "Comma ,"),
        Case("$1$$;$$", "Parameter $1", "DollarString $$;$$"),
        Case("$ $a-b$", "Operator $", "Operator $", "Word a", "Operator -", "Word b$"),
        Case("1 1.5 .5 1. 1e10 1.5E-3 0xFF 1_000", "Number 1", "Number 1.5", "Number .5", "Number 1.", "Number 1e10", "Number 1.5E-3", "Number 0xFF", "Number 1_000"),
        Case("1..10", "Number 1", "Operator ..", "Number 10"),
        Case("1e'x'", "Number 1", "EscapeString e'x'"),
        Case("a.b.*", "Word a", "Dot .", "Word b", "Dot .", "Operator *"),
        Case("a::b[1:2]", "Word a", "TypeCast ::", "Word b", "OpenBracket [", "Number 1", "Colon :", "Number 2", "CloseBracket ]"),
        Case("a := b => c", "Word a", "Operator :=", "Word b", "Operator =>", "Word c"),
        Case("a->>'b' @> c", "Word a", "Operator ->>", "String 'b'", "Operator @>", "Word c"),
        Case("1--2\n+3", "Number 1", "LineComment --2", "Operator +", "Number 3"),
        Case("1+--2", "Number 1", "Operator +", "LineComment --2"),
        Case("-- a\rb", "LineComment -- a", "Word b"),
        Case("2*/*c*/3", "Number 2", "Operator *", "BlockComment /*c*/", "Number 3"),
        Case("/* a /* b */ ; */ c", "BlockComment /* a /* b */ ; */", "Word c"),
        Case("/*/ a **/b", "BlockComment /*/ a **/", "Word b"),
        Case("/**/b", "BlockComment /**/", "Word b"),
        Case("a\u00a0b", "Word a\u00a0b"),
        Case("\uFEFFa", "Word a"),
        Case("\\restrict x'y\nselect", "MetaCommand \\restrict x'y", "Word select"),
        Case("\uFEFF\\restrict x", "MetaCommand \\restrict x"),
        Case("a;\r\n  \\d t\r\nb", "Word a", "Semicolon ;", "MetaCommand \\d t", "Word b"),
        Case("a\n\\d", "Word a", "Operator \\", "Word d"),
        Case("a; \\d", "Word a", "Semicolon ;", "Operator \\", "Word d"),
        Case("copy t from stdin;\n1;'\n\\.\nselect", "Word copy", "Word t", "Word from", "Word stdin", "Semicolon ;", "CopyData \n1;'\n\\.", "Word select"),
        Case("copy t from stdin;\r\n1\r\n\\.\r\n", "Word copy", "Word t", "Word from", "Word stdin", "Semicolon ;", "CopyData \r\n1\r\n\\."),
        Case("copy t from stdin;\n1\\.\n\\.x\n", "Word copy", "Word t", "Word from", "Word stdin", "Semicolon ;", "CopyData \n1\\.\n\\.x\n"),
        Case("'abc", "Invalid 'abc"),
        Case("E'abc\\'", "Invalid E'abc\\'"),
        Case("E'abc\\", "Invalid E'abc\\"),
        Case("\"abc; d", "Invalid \"abc; d"),
        Case("U&'abc", "Invalid U&'abc"),
        Case("/* /* */", "Invalid /* /* */"),
        Case("/*", "Invalid /*"),
        Case("$a$ x $b$", "Invalid $a$ x $b$"),
        Case("\0{", "Operator \0", "Operator {"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Text_is_cut_into_tokens(string sql, string[] expected)
    {
        var tokens = SqlLexer.Tokenize(sql).Where(token => token.Kind != SqlTokenKind.Whitespace);

        Assert.That(tokens.Select(token => $"{token.Kind} {token.Text(sql)}"), Is.EqualTo(expected));
    }

    [Test]
    public void Ten_megabytes_are_tokenized_in_linear_time()
    {
        var sql = string.Concat(Enumerable.Repeat("INSERT INTO t (a, \"B\") VALUES (1, 'it''s', E'\\n', $$x$$); -- row\n", 150_000));
        var watch = Stopwatch.StartNew();

        var count = SqlLexer.Tokenize(sql).Count;

        TestContext.Out.WriteLine($"{sql.Length} chars, {count} tokens, {watch.ElapsedMilliseconds} ms");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void A_keyword_is_recognised_in_any_case_but_not_in_quotes()
    {
        const string Sql = "Begin \"begin\" beginning";

        var begins = SqlLexer.Tokenize(Sql).Where(token => token.IsWord(Sql, "begin"));

        Assert.That(begins.Select(token => token.Start), Is.EqualTo([0]));
    }

    private static TestCaseData Case(string sql, params string[] tokens) => new TestCaseData(sql, tokens).SetArgDisplayNames(Printable(sql));

    private static string Printable(string sql) => JsonSerializer.Serialize(sql, Relaxed);
}
