using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

public sealed class StatementSplitterTests
{
    /// <summary>Each row: script, and what is sent for each of its pieces.</summary>
    private static readonly TestCaseData[] Cases =
    [
        Case("nothing", ""),
        Case("only_blanks", " \n-- c\n", ""),
        Case("one", "select 1;", "select 1"),
        Case("no_semicolon_at_the_end", "select 1; select 2", "select 1", "select 2"),
        Case("blanks_at_the_end_make_no_piece", "select 1;\n-- done\n", "select 1"),
        Case("semicolons_only", ";; ;", "", "", ""),
        Case("comment_and_semicolon", "/* a */ ;", ""),
        Case("comment_before_the_semicolon", "select 1 -- one\n;", "select 1"),
        Case("comment_inside", "select /* ; */ 1;", "select /* ; */ 1"),
        Case("nested_comment", "/* a /* ; */ ; */ select 1; b", "select 1", "b"),
        Case("byte_order_mark", "\uFEFFselect 1;", "select 1"),
        Case("crlf", "select 1;\r\nselect 2;\r\n", "select 1", "select 2"),
        Case("quotes", "select ';', \";\", E'\\';', U&';', $$;$$; b", "select ';', \";\", E'\\';', U&';', $$;$$", "b"),
        Case("backslash_at_the_end_of_a_plain_string", @"select 'a\'; b", @"select 'a\'", "b"),
        Case("dollar_inside_an_identifier", "select a$$; b$$;", "select a$$", "b$$"),
        Case("function_with_dollar_body",
            "create function f() returns int as $f$ begin return ';'; end $f$ language plpgsql; b",
            "create function f() returns int as $f$ begin return ';'; end $f$ language plpgsql", "b"),
        Case("begin_atomic",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END; b;",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END", "b"),
        Case("begin_atomic_empty", "create procedure p() begin atomic end; b", "create procedure p() begin atomic end", "b"),
        Case("begin_atomic_with_case",
            "create or replace procedure p() Begin Atomic select case when a then case 1 when 1 then 2 end end; select (case a when 1 then 2 end); End; b",
            "create or replace procedure p() Begin Atomic select case when a then case 1 when 1 then 2 end end; select (case a when 1 then 2 end); End", "b"),
        Case("begin_atomic_with_comment_between", "create function f() begin -- x\n atomic select 1; end; b", "create function f() begin -- x\n atomic select 1; end", "b"),
        Case("begin_atomic_with_labels",
            "create function f() begin atomic select new.end, 1 as end, t.case, 2 as case from t; select 3; end; b",
            "create function f() begin atomic select new.end, 1 as end, t.case, 2 as case from t; select 3; end", "b"),
        Case("begin_atomic_with_column_begin", "create function f() begin atomic select begin, \"end\" from t; end; b",
            "create function f() begin atomic select begin, \"end\" from t; end", "b"),
        Case("return_with_case_is_no_body", "create function f(a int) returns int return case when a = 1 then 2 end; b",
            "create function f(a int) returns int return case when a = 1 then 2 end", "b"),
        Case("function_named_begin", "create function begin() returns int as 'select 1;' language sql; end; b",
            "create function begin() returns int as 'select 1;' language sql", "end", "b"),
        Case("begin_of_a_transaction", "begin; select 1; end; b", "begin", "select 1", "end", "b"),
        Case("begin_atomic_elsewhere", "select begin atomic; b; end;", "select begin atomic", "b", "end"),
        Case("rule", "create rule r as on insert to t do also (insert into a values (1); insert into b values (2)); b",
            "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))", "b"),
        Case("closing_parenthesis_too_many", "select 1); b", "select 1)", "b"),
        Case("meta_commands", "\\restrict a;b\n\nselect 1;\n\\unrestrict a;b\n", "", "select 1", ""),
        Case("meta_command_after_meta_command", "\\a\n\\b", "", ""),
        Case("meta_command_inside_a_string", "select '\n\\x';", "select '\n\\x'"),
        Case("copy_from_stdin", "copy a.t (x, y) from STDIN with (format csv);\n1;'\n\\.\n\nselect 1;", "copy a.t (x, y) from STDIN with (format csv)", "select 1"),
        Case("copy_from_stdin_without_end", "copy t from stdin;\n1;'\n", "copy t from stdin"),
        Case("copy_from_stdin_without_data", "copy t from stdin;", "copy t from stdin"),
        Case("copy_from_file_and_to_stdout", "copy t from '/x'; copy t to stdout; copy (select 1 from stdin) to stdout; b",
            "copy t from '/x'", "copy t to stdout", "copy (select 1 from stdin) to stdout", "b"),
        Case("unterminated_string", "a; b 'c; d", "a", "b 'c; d"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Script_is_cut_into_what_is_sent(string script, string[] sent)
    {
        var statements = StatementSplitter.Split(script);

        Assert.That(statements.Select(statement => statement.Sql), Is.EqualTo(sent));
        Assert.That(string.Concat(statements.Select(statement => statement.Text)), Is.EqualTo(script));
    }

    [Test]
    public void Comments_before_a_statement_belong_to_it()
    {
        var second = StatementSplitter.Split("a; -- one\n\n/* two */ b; c")[1];

        Assert.That(second.Text, Is.EqualTo(" -- one\n\n/* two */ b;"));
        Assert.That(second.LeadingTrivia, Is.EqualTo(" -- one\n\n/* two */ "));
        Assert.That(second.Start, Is.EqualTo(2));
    }

    [TestCase("a;\n\n-- c\n b\n;c", new[] { 1, 4, 5 })]
    [TestCase("a;\r\nb;\r\n\r\nc", new[] { 1, 2, 4 })]
    [TestCase("a;\rb", new[] { 1, 2 })]
    [TestCase("\n\n'x\ny'; b", new[] { 3, 4 })]
    [TestCase("\n;\n\\a", new[] { 2, 3 })]
    [TestCase("\n\n", new[] { 1 })]
    public void Line_is_that_of_the_first_token(string script, int[] lines) =>
        Assert.That(StatementSplitter.Split(script).Select(statement => statement.Line), Is.EqualTo(lines));

    [TestCase("a;\nb 'c", "line 2: the string that starts here is not closed")]
    [TestCase("b\n\n E'c\\'", "line 3: the string that starts here is not closed")]
    [TestCase("\"c", "line 1: the quoted identifier that starts here is not closed")]
    [TestCase("U&\"c", "line 1: the quoted identifier that starts here is not closed")]
    [TestCase("U&'c", "line 1: the string that starts here is not closed")]
    [TestCase("create function f() as\n$body$ $$", "line 2: the string that starts here with $body$ is not closed")]
    [TestCase("/* a /* b */", "line 1: the comment that starts here with /* is not closed")]
    public void What_is_not_closed_is_an_error_with_its_line(string script, string error) =>
        Assert.That(StatementSplitter.Split(script)[^1].Error, Is.EqualTo(error));

    [Test]
    public void Whole_statements_have_no_error() =>
        Assert.That(StatementSplitter.Split("a; 'b'; $$c$$").Select(statement => statement.Error), Is.All.Null);

    [Test]
    public void Data_of_copy_stays_with_its_statement_and_is_flagged()
    {
        var statements = StatementSplitter.Split("copy t from stdin;\n1;\n\\.\nselect 1;\ncopy t from stdin");

        Assert.That(statements[0].Text, Is.EqualTo("copy t from stdin;\n1;\n\\."));
        Assert.That(statements.Select(statement => statement.IsCopyFromStdin), Is.EqualTo([true, false, true]));
    }

    [Test]
    public void Meta_commands_are_flagged_with_the_comments_before_them()
    {
        var statements = StatementSplitter.Split("-- dump\n\\restrict x\na;\n\\unrestrict x\n");

        Assert.That(statements.Select(statement => statement.IsMetaCommand), Is.EqualTo([true, false, true]));
        Assert.That(statements[0].Text, Is.EqualTo("-- dump\n\\restrict x"));
    }

    private static TestCaseData Case(string name, string script, params string[] sent) => new TestCaseData(script, sent).SetArgDisplayNames(name);
}
