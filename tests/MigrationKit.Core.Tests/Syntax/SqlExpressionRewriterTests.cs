using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

public sealed class SqlExpressionRewriterTests
{
    [TestCase("amount > 0", "total > 0")]
    [TestCase("(Amount  >/*c*/0)", "(total  >/*c*/0)")]
    [TestCase("\"amount\" > 0", "total > 0")]
    [TestCase("\"Amount\" > 0", "\"Amount\" > 0")]
    [TestCase("'amount' || $$amount$$ -- amount", "'amount' || $$amount$$ -- amount")]
    [TestCase("amounts + t.amount", "amounts + t.amount")]
    [TestCase("abs(amount)", "abs(total)")]
    [TestCase("1 + amount", "1 + total")]
    public void A_column_is_renamed(string expression, string expected) =>
        Assert.That(SqlExpressionRewriter.Rewrite(expression, Renaming("amount", "total")), Is.EqualTo(expected));

    [TestCase("'a'::public.role", "'a'::auth.\"Role\"")]
    [TestCase("'a'::public . \"role\"[]", "'a'::auth.\"Role\"[]")]
    [TestCase("CAST(x AS PUBLIC.ROLE)", "CAST(x AS auth.\"Role\")")]
    [TestCase("role", "role")]
    [TestCase("db.public.role", "db.public.role")]
    public void A_path_is_renamed_as_a_whole(string expression, string expected) =>
        Assert.That(SqlExpressionRewriter.Rewrite(expression, Renaming("public.role", "auth.Role")), Is.EqualTo(expected));

    [TestCase("nextval('public.seq'::regclass)", "nextval('public.\"Seq''s\"'::regclass)")]
    [TestCase("nextval(' public.seq'::regclass)", "nextval(' public.seq'::regclass)", Description = "not read as a bare name")]
    [TestCase("nextval('PUBLIC.\"seq\"' :: pg_catalog.\"regclass\")", "nextval('public.\"Seq''s\"' :: pg_catalog.\"regclass\")")]
    [TestCase("nextval('public.seq')", "nextval('public.seq')")]
    [TestCase("'public.seq'::text", "'public.seq'::text")]
    [TestCase("'public.seq'::my.regclass", "'public.seq'::my.regclass")]
    [TestCase("''::regclass", "''::regclass")]
    [TestCase("E'public.seq'::regclass", "E'public.seq'::regclass")]
    [TestCase("'1234'::regclass", "'1234'::regclass")]
    public void A_relation_in_a_regclass_constant_is_renamed(string expression, string expected) =>
        Assert.That(SqlExpressionRewriter.Rewrite(expression, Renaming("public.seq", "public.Seq's")), Is.EqualTo(expected));

    [Test]
    public void A_regclass_constant_may_hold_quotes_of_both_kinds() =>
        Assert.That(
            SqlExpressionRewriter.Rewrite("'\"it''s\"'::regclass", (parts, _) => parts[0] == "it's" ? [@"it\s"] : null),
            Is.EqualTo("E'\"it\\\\s\"'::regclass"));

    [TestCase("f(f)", "f:True f:False")]
    [TestCase("public.f(a.b)", "public.f:True a.b:False")]
    [TestCase("t (a)", "t:False a:False")]
    [TestCase("numeric(10, 2)", "numeric:True")]
    [TestCase("t.*", "t:False")]
    [TestCase("new.end", "new.end:False")]
    [TestCase("a IS NOT NULL AND b = ANY (ARRAY[c]) OR true", "a:False is:False b:False c:False")]
    [TestCase("\"user\" = user", "user:False")]
    [TestCase("extract(year from year)", "extract:True year:False")]
    [TestCase("EXTRACT( /**/ epoch FROM x)", "extract:True x:False")]
    [TestCase("a.U&\"\\0062\"", "a.b:False")]
    public void Names_are_offered_unquoted_and_say_whether_they_are_called(string expression, string expected)
    {
        var offered = new List<string>();
        SqlExpressionRewriter.Rewrite(expression, (parts, isFunction) =>
        {
            offered.Add($"{string.Join('.', parts)}:{isFunction}");
            return null;
        });

        Assert.That(string.Join(' ', offered), Is.EqualTo(expected));
    }

    [Test]
    public void A_type_can_be_told_from_a_column_of_the_same_name() =>
        Assert.That(
            SqlExpressionRewriter.Rewrite("role = 'a'::role AND role > role 'b'", name => name.Use == SqlNameUse.Any && name.Parts[0] == "role" ? ["kind"] : null),
            Is.EqualTo("kind = 'a'::role AND kind > role 'b'"));

    [Test]
    public void All_names_mentioned_are_listed() =>
        Assert.That(
            SqlExpressionRewriter.Identifiers("lower(t.a) || 'x' || nextval('s.\"Q\"'::regclass)").Select(parts => string.Join('.', parts)),
            Is.EqualTo(["lower", "t.a", "nextval", "s.Q", "regclass"]));

    private static Func<IReadOnlyList<string>, bool, IReadOnlyList<string>?> Renaming(string from, string to) =>
        (parts, _) => string.Join('.', parts) == from ? to.Split('.') : null;
}
